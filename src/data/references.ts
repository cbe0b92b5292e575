import { hash } from "node:crypto";
import { codes } from "./bson/types.ts";
import { walk } from "./bson/walk.ts";
import type { Reference } from "./policy/compile.ts";

/**
 * Counts references that lead nowhere. Of every value that refers or is referred to it keeps 53 bits
 * of a hash, 8 bytes: 80 MB for ten million. They stay in memory.
 */
export class References {
  readonly #references: readonly Reference[];
  /** By collection: what to do with a value at a path. */
  readonly #wanted = new Map<string, { isAt: (path: string) => boolean; values: Hashes }[]>();
  readonly #from = new Map<Reference, Hashes>();
  readonly #to = new Map<Reference, Hashes>();

  constructor(references: readonly Reference[]) {
    this.#references = references;
    const shared = new Map<string, Hashes>();
    for (const reference of references) {
      const { from, to } = reference;
      this.#from.set(reference, this.#want(from));
      const target = `${to.collection}.${to.path}`;
      if (!shared.has(target)) shared.set(target, this.#want(to));
      this.#to.set(reference, shared.get(target)!);
    }
  }

  #want({ collection, path }: Reference["from"]): Hashes {
    const values = new Hashes();
    const known = this.#wanted.get(collection) ?? [];
    this.#wanted.set(collection, [...known, { isAt: matcher(path), values }]);
    return values;
  }

  see(collection: string, document: Buffer): void {
    const wanted = this.#wanted.get(collection);
    if (wanted === undefined) return;
    walk(document, (at, _key, type, start, after) => {
      if (type === codes.null || type === codes.array || type === codes.object) return;
      for (const { isAt, values } of wanted) {
        if (isAt(at)) values.add(document.subarray(start, after));
      }
    });
  }

  /** By path, as in `bookings.userId -> users._id`: how many values nothing has. */
  dangling(): Record<string, number> {
    return Object.fromEntries(
      this.#references.map((reference) => {
        const { from, to } = reference;
        const name = `${from.collection}.${from.path} -> ${to.collection}.${to.path}`;
        return [name, this.#from.get(reference)!.notIn(this.#to.get(reference)!)];
      }),
    );
  }
}

/** Whether a path as walk.ts writes it is that of a policy, in which `*` is a key of any name. */
function matcher(path: string): (at: string) => boolean {
  if (!path.includes("*")) return (at) => at === path;
  const escaped = path.replace(/[.$[\]\\^+?(){}|]/g, "\\$&").replaceAll("*", "[^.]+");
  const pattern = new RegExp(`^${escaped}$`);
  return (at) => pattern.test(at);
}

/** Numbers that stand for values. */
class Hashes {
  #numbers = new Float64Array(1024);
  #length = 0;
  #isSorted = false;

  add(value: Buffer): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const digest = hash("sha256", value, "buffer");
    this.#numbers[this.#length++] = digest.readUIntBE(0, 6) * 32 + (digest[6]! >>> 3);
    this.#isSorted = false;
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
