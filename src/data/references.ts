import { afterValue, codes, containerEnd, isName, nameEnd } from "./bson/types.ts";
import type { Reference } from "./policy/compile.ts";

/**
 * Counts references that lead nowhere. Of every value that refers or is referred to it keeps 53 bits
 * of a hash, 8 bytes: 80 MB for ten million. They stay in memory.
 */
export class References {
  readonly #references: readonly Reference[];
  /** By collection: where values stand that refer or are referred to. */
  readonly #roots = new Map<string, Place>();
  readonly #ends = new Map<Reference, { from: Hashes; to: Hashes }>();

  constructor(references: readonly Reference[]) {
    this.#references = references;
    for (const reference of references) {
      const ends = { from: this.#hashesAt(reference.from), to: this.#hashesAt(reference.to) };
      this.#ends.set(reference, ends);
    }
  }

  #hashesAt({ collection, path }: Reference["from"]): Hashes {
    let place = this.#roots.get(collection) ?? newPlace();
    this.#roots.set(collection, place);
    for (const key of path.replaceAll("[]", ".[]").split(".")) place = below(place, key);
    place.hashes ??= new Hashes();
    return place.hashes;
  }

  see(collection: string, document: Buffer): void {
    const root = this.#roots.get(collection);
    if (root !== undefined) see(root, document, 0, false);
  }

  /** What remembers the values of a path that refers, or is referred to. */
  hashesOf(collection: string, path: string): Hashes | undefined {
    for (const [{ from, to }, ends] of this.#ends) {
      if (from.collection === collection && from.path === path) return ends.from;
      if (to.collection === collection && to.path === path) return ends.to;
    }
    return undefined;
  }

  /** By path, as in `bookings.userId -> users._id`: how many values nothing has, here and there. */
  danglingBeside(after: References): Record<string, { before: number; after: number }> {
    const [own, others] = [this.dangling(), after.dangling()];
    return Object.fromEntries(
      Object.entries(own).map(([path, count]) => [path, { before: count, after: others[path]! }]),
    );
  }

  /** By path, as in `bookings.userId -> users._id`: how many values nothing has. */
  dangling(): Record<string, number> {
    return Object.fromEntries(
      this.#references.map((reference) => {
        const { from, to } = reference;
        const name = `${from.collection}.${from.path} -> ${to.collection}.${to.path}`;
        const ends = this.#ends.get(reference)!;
        return [name, ends.from.notIn(ends.to)];
      }),
    );
  }
}

/** A path of which something is wanted, or something below it. */
interface Place {
  fields: { name: Buffer; place: Place }[];
  /** For every key, where the policy says `*`. */
  anyKey?: Place;
  element?: Place;
  hashes?: Hashes;
}

function newPlace(): Place {
  return { fields: [] };
}

function below(place: Place, key: string): Place {
  if (key === "[]") {
    place.element ??= newPlace();
    return place.element;
  }
  if (key === "*") {
    place.anyKey ??= newPlace();
    return place.anyKey;
  }
  const name = Buffer.from(key);
  const known = place.fields.find((field) => field.name.equals(name));
  if (known) return known.place;
  const made = { name, place: newPlace() };
  place.fields.push(made);
  return made.place;
}

function see(place: Place, document: Buffer, at: number, isArray: boolean): void {
  const end = containerEnd(document, at, document.length);
  for (let p = at + 4; p < end; ) {
    const type = document[p]!;
    const stop = nameEnd(document, p + 1, end);
    const after = afterValue(document, type, stop + 1, end);
    const child = isArray ? place.element : fieldOf(place, document, p + 1, stop);
    if (child !== undefined) {
      if (type === codes.object || type === codes.array) {
        see(child, document, stop + 1, type === codes.array);
      } else if (type !== codes.null) child.hashes?.add(document, stop + 1, after);
    }
    p = after;
  }
}

function fieldOf(place: Place, document: Buffer, at: number, end: number): Place | undefined {
  for (const field of place.fields) {
    if (isName(document, at, end, field.name)) return field.place;
  }
  return place.anyKey;
}

/** Numbers that stand for values. */
export class Hashes {
  #numbers = new Float64Array(1024);
  #length = 0;
  #isSorted = false;

  add(document: Buffer, at: number, after: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = hash53(document, at, after);
    this.#isSorted = false;
  }

  addText(text: string): void {
    const bytes = Buffer.from(text);
    this.add(bytes, 0, bytes.length);
  }

  /** How many of these the others lack. */
  notIn(others: Hashes): number {
    const [own, all] = [this.#sorted(), others.#sorted()];
    let missing = 0;
    let at = 0;
    for (const number of own) {
      while (at < all.length && all[at]! < number) at++;
      if (all[at] !== number) missing++;
    }
    return missing;
  }

  #sorted(): Float64Array {
    const used = this.#numbers.subarray(0, this.#length);
    if (!this.#isSorted) used.sort();
    this.#isSorted = true;
    return used;
  }
}

/** Two runs of FNV-1a, mixed as in MurmurHash3's end, in the 53 bits of a number. */
function hash53(document: Buffer, at: number, after: number): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let p = at; p < after; p++) {
    const byte = document[p]!;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x5bd1e995);
  }
  high = Math.imul(high ^ (high >>> 15), 0x85ebca6b);
  low = Math.imul(low ^ (low >>> 13) ^ high, 0xc2b2ae35);
  return (high >>> 11) * 2 ** 32 + ((low ^ (low >>> 16)) >>> 0);
}
