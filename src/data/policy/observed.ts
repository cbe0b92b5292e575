/** What stands at one path: how many values of which type, and what they look like. */
export interface ObservedPath {
  collection: string;
  path: string;
  types: Map<string, number>;
  /** Why a value of a listed type did not pass: not one of the words, not an id. */
  because?: string;
  /** The rule that it takes, where the database itself tells. */
  rule?: string;
}

/** More different keys than this below one path are data, not fields. */
const mostKeys = 40;

/**
 * Paths with types and counts, without values. A key can be a value, as in a map by name: where
 * there are many keys, all of them are shown as `*`, and so is a key that no schema would have
 * (see walk.ts).
 */
export class Observed {
  readonly #paths = new Map<string, ObservedPath>();
  readonly #keys = new Map<string, Set<string>>();

  get size(): number {
    return this.#paths.size;
  }

  add(collection: string, path: string, type: string, because?: string): void {
    this.addTimes(1, collection, path, type, because);
  }

  /** The same of several values, or of none where only a schema tells of the path. */
  addTimes(count: number, collection: string, path: string, type: string, because?: string): void {
    const types = new Map([[type, count]]);
    this.#record({ collection, path: this.#shown(collection, path), types, because });
  }

  /** By collection and path. */
  all(): ObservedPath[] {
    // Keys that came before there were too many are shown as the others are.
    const merged = new Observed();
    for (const each of this.#paths.values()) {
      merged.#record({ ...each, path: this.#shown(each.collection, each.path) });
    }
    return [...merged.#paths.values()].toSorted(
      (a, b) => compare(a.collection, b.collection) || compare(a.path, b.path),
    );
  }

  #record({ collection, path, types, because }: ObservedPath): void {
    const id = `${collection}\0${path}`;
    const known = this.#paths.get(id);
    if (known === undefined) {
      this.#paths.set(id, { collection, path, types: new Map(types), because });
      return;
    }
    known.because ??= because;
    for (const [type, count] of types) known.types.set(type, (known.types.get(type) ?? 0) + count);
  }

  #shown(collection: string, path: string): string {
    return path.split(".").reduce((parent, key) => {
      const id = `${collection}\0${parent}`;
      const keys = this.#keys.get(id) ?? new Set();
      this.#keys.set(id, keys);
      const [, name = "", brackets = ""] = /^(.*?)((?:\[\])*)$/s.exec(key) ?? [];
      if (keys.size <= mostKeys) keys.add(name);
      const shown = keys.size <= mostKeys ? name : "*";
      return `${parent === "" ? "" : `${parent}.`}${shown}${brackets}`;
    }, "");
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `string x 200, object x 3`; none that was only told of is counted. */
export function describeTypes({ types }: ObservedPath): string {
  return [...types].map(([type, count]) => (count > 0 ? `${type} x ${count}` : type)).join(", ");
}
