import { folded, runLength, wordsOf } from "./words.ts";

/** Bits of the filter: 64 MB, of which the system gives only what is used. */
const bits = 2 ** 29;
const probes = 12;

/** As many values as keep a false alarm below 1 in 10^8 for each value that is looked up. */
const mostValues = 10_000_000;

/** What is shorter is a word that many have: a country, a role, a first name. */
const shortest = 6;

/**
 * Remembers the original values that were replaced, to find them in what comes out. It is a Bloom
 * filter: it never misses one, and holds none that could be read out of it. It stays in memory.
 */
export class Originals {
  readonly #filter = new Uint32Array(bits / 32);
  #count = 0;

  /** Too many for the filter to be sure: what it then finds may be a false alarm. */
  get isFull(): boolean {
    return this.#count > mostValues;
  }

  add(value: string): void {
    this.#add(normalise(value));
  }

  #add(text: string): void {
    if (text.length < shortest) return;
    this.#count++;
    const { low, high } = hash64(text);
    for (let i = 0; i < probes; i++) {
      const bit = probe(low, high, i);
      this.#filter[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** Remembers runs of a longer text, so that a part of it is known again. */
  addText(text: string): void {
    this.add(text);
    const words = wordsOf(text);
    for (let from = 0; from + runLength <= words.length; from += runLength) {
      this.#add(words.slice(from, from + runLength).join(" "));
    }
  }

  has(value: string): boolean {
    return this.hasNormal(normalise(value));
  }

  /** The same of text that wordsOf gave, which is normal already. */
  hasNormal(text: string): boolean {
    if (text.length < shortest) return false;
    const { low, high } = hash64(text);
    for (let i = 0; i < probes; i++) {
      const bit = probe(low, high, i);
      if ((this.#filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

function normalise(value: string): string {
  return folded(value).trim();
}

function probe(low: number, high: number, i: number): number {
  return (low + Math.imul(i, high | 1) + Math.imul(i, i)) >>> 3;
}

/** Two halves of FNV-1a over UTF-16 units, mixed as in MurmurHash3's end. */
function hash64(text: string): { low: number; high: number } {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  return { low: mix(low), high: mix(high ^ low) };
}

function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
