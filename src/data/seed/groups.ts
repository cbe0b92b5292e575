import type { Each, Rule, SeedCollections } from "./schema.ts";

/** Documents that are made alike: a group of a collection, or a collection without groups. */
export interface Group {
  /** `users.clients`, or `bookings` where there are no groups. */
  id: string;
  collection: string;
  name: string | undefined;
  /** In the order of the documents; each with where it stands in the file. */
  fields: ReadonlyMap<string, { rule: Rule; path: string }>;
  count: number;
  /** Whether `--scale` multiplies it: what the file gives no count is made once. */
  isScaled: boolean;
  each: (Each & { parents: Group[]; path: string }) | undefined;
}

/** The groups by collection, in the order of the file. What is not there has no parents. */
export function groupsOf(
  collections: SeedCollections,
  path: string,
): ReadonlyMap<string, readonly Group[]> {
  const all = new Map(
    Object.entries(collections).map(([collection, { groups, fields, ...alone }]) => {
      const at = `${path}.${collection}`;
      const kinds = groups === undefined ? [undefined] : Object.keys(groups);
      const made = kinds.map((name): Group => {
        const { count, each, ...own } =
          name === undefined ? { ...alone, fields: {} } : groups![name]!;
        const below = name === undefined ? at : `${at}.groups.${name}`;
        return {
          id: name === undefined ? collection : `${collection}.${name}`,
          collection,
          name,
          fields: merged([fields, at], [own.fields, below]),
          count: count ?? 1,
          isScaled: count !== undefined,
          each: each && { ...each, parents: [], path: `${below}.each` },
        };
      });
      return [collection, made] as const;
    }),
  );
  for (const { each } of [...all.values()].flat()) {
    each?.parents.push(...chosen(all.get(each.of) ?? [], each.groups));
  }
  return all;
}

/** Those of some groups, or all. */
export function chosen(groups: readonly Group[], names: string[] | undefined): readonly Group[] {
  return names === undefined ? groups : groups.filter(({ name }) => names.includes(name ?? ""));
}

type Fields = Record<string, Rule>;

/** `_id` first; then the common ones, in whose place a group may have its own; then the rest of its own. */
function merged(...layers: [fields: Fields, path: string][]): Group["fields"] {
  const fields = new Map<string, { rule: Rule; path: string }>();
  fields.set("_id", { rule: { fake: "objectId" }, path: "" });
  for (const [layer, path] of layers) {
    for (const [name, rule] of Object.entries(layer)) {
      fields.set(name, { rule, path: `${path}.fields.${name}` });
    }
  }
  return fields;
}
