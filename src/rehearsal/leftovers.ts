import { auditTable } from "../sandbox/audit.ts";
import type { World } from "../sandbox/world.ts";
import { UserError } from "../shared/errors.ts";

/** Everything the vendors hold but their logs, by table and id, in a form that can be compared. */
export function rowsOf(world: World): Map<string, string> {
  const rows = new Map<string, string>();
  for (const [table, byId] of Object.entries(world.state())) {
    if (table === auditTable) continue;
    for (const [id, row] of Object.entries(byId)) rows.set(`${table} ${id}`, JSON.stringify(row));
  }
  return rows;
}

/** Throws a UserError that names each row that is new, gone or different. */
export function assertSame(
  problem: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  const differences = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    if (before.get(key) === after.get(key)) return [];
    const what = !before.has(key) ? "left" : after.has(key) ? "changed" : "gone";
    return [`  ${what}: ${key} ${describe(before.get(key), after.get(key))}`.trimEnd()];
  });
  if (differences.length > 0) throw new UserError(`${problem}:\n${differences.join("\n")}`);
}

/** Names of what differs; values may be secret. */
function describe(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined) return "";
  const [old, now] = [JSON.parse(before), JSON.parse(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])).join(", ");
}
