import type { StateResource } from "../../../src/engine/pulumi.ts";
import type { Row, World } from "../../../src/sandbox/world.ts";
import { rowOf } from "./plugins.ts";
import { isRender } from "./render-edits.ts";

type Tables = Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** What vendors note by themselves when somebody changes a thing. */
const notes =
  /^(?:updated|updatedAt|.*[mM]odifiedOn|etag|createdAt|createdOn|finishedAt|startedAt|since|ahead|externalId|policyId)$/;
/** Histories: they grow with each change, and with the one that takes it back. */
const histories = /^(?:render\/(?:deploys|events|jobs)|.*activity)$/;

/**
 * What vendors hold, row by row, without what they note by themselves, and without the ids of what is
 * another once it was taken out.
 */
export function held(tables: Tables): Record<string, string[]> {
  const named = Object.entries(tables).filter(([name]) => !histories.test(name));
  return Object.fromEntries(
    named.map(([name, rows]) => [name, Object.values(rows).map(asText).toSorted()]),
  );
}

function asText(row: Row): string {
  const sorted = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((one) => sorted(one, depth + 1));
      return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(
      ([key, one]) =>
        one !== undefined && !notes.test(key) && key !== "id" && !(depth > 0 && key === "zoneId"),
    );
    const known = entries.toSorted().map(([key, one]) => [key, sorted(one, depth + 1)]);
    return Object.fromEntries(known);
  };
  return JSON.stringify(sorted(row, 0));
}

/** Puts a thing back by hand, as it was, with its disk. */
export function putBack(world: World, before: Tables, resource: StateResource): void {
  if (isRender(resource)) {
    const id = resource.id!;
    for (const [name, rows] of Object.entries(before)) {
      if (!name.startsWith("render/") || histories.test(name)) continue;
      for (const [key, row] of Object.entries(rows)) {
        if (key === id || row["serviceId"] === id) world.table(name)[key] = structuredClone(row);
      }
    }
  } else {
    const row = rowOf(world, resource);
    const table = world.table(resource.type);
    const key = Object.keys(table).find((one) => table[one] === row)!;
    table[key] = structuredClone(before[resource.type]![key]!);
  }
  world.touch();
}
