import { hash } from "node:crypto";
import { z } from "zod";
import { Digest } from "../digest.ts";
import { canonical, indexesToBuild } from "../mongodb/indexes.ts";
import type { Collection, Item, Source } from "../streams.ts";

export const collectionSchema = z.strictObject({
  count: z.int().nonnegative(),
  digest: z.string().describe("of its documents, in any order"),
  indexes: z.array(z.string()).describe("their names, that of _id left out"),
  indexDigest: z.string().describe("of what the indexes are"),
});

/** What a collection holds, without any of it. */
export type CollectionContents = z.infer<typeof collectionSchema>;

/** Of collections by name. */
export type Contents = Record<string, CollectionContents>;

/** Takes down what collections hold, document by document. */
export class Tally {
  readonly #collections: readonly Collection[];
  readonly #digests: Map<string, Digest>;

  constructor(collections: readonly Collection[]) {
    this.#collections = collections;
    this.#digests = new Map(collections.map(({ name }) => [name, new Digest()]));
  }

  add({ collection, document }: Item): void {
    this.#digests.get(collection)!.add(document);
  }

  contents(): Contents {
    return Object.fromEntries(
      this.#collections.map((collection) => {
        const digest = this.#digests.get(collection.name)!;
        const indexes = indexesToBuild(collection).map((index) => String(index["name"]));
        const indexDigest = hash("sha256", canonical(collection).join("\n"));
        const documents = { count: digest.count, digest: `${digest}` };
        return [collection.name, { ...documents, indexes: indexes.toSorted(), indexDigest }];
      }),
    );
  }
}

/** What a source holds, read to its end. */
export async function contentsOf(source: Source, signal: AbortSignal): Promise<Contents> {
  const tally = new Tally(await source.collections());
  for await (const item of source.items(signal)) tally.add(item);
  return tally.contents();
}

/** In what a source, read to its end, differs from what it should hold; every difference at once. */
export async function differences(
  source: Source,
  wanted: Contents,
  signal: AbortSignal,
): Promise<string[]> {
  const found = await contentsOf(source, signal);
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  return [...names].flatMap((name) => differencesOf(name, wanted[name], found[name]));
}

function differencesOf(
  name: string,
  wanted: CollectionContents | undefined,
  found: CollectionContents | undefined,
): string[] {
  if (found === undefined) return [`${name} is missing.`];
  if (wanted === undefined) return [`${name} is there, and the manifest has no such collection.`];
  return [
    ...(found.count === wanted.count
      ? []
      : [`${name} has ${found.count} documents, and the manifest says ${wanted.count}.`]),
    ...(found.count === wanted.count && found.digest !== wanted.digest
      ? [`${name} has other documents than the manifest says.`]
      : []),
    ...(found.indexDigest === wanted.indexDigest
      ? []
      : [`${name} has other indexes than the manifest says.`]),
  ];
}
