import { markerVariable } from "../../../src/render/providers/marker.ts";
import type { Row, World } from "../../../src/sandbox/world.ts";
import type { Managed } from "./managed.ts";

type Tables = ReturnType<World["state"]>;

/** Not compared: times, what is drawn by lot, and the history of what happened. */
const passing = new Set([
  "createdAt",
  "updatedAt",
  "slug",
  "since",
  "ahead",
  "password",
  "recoverableSince",
  "__provider",
]);
const histories = new Set(["deploys", "events", "gone"]);
const id = /\b(?:srv|crn|dsk|cdm|red|dpg|evg|evm|prj|rgc|hdr|rdr|rte)-[0-9a-v]{20}(?:-[ab])?/g;

/**
 * What Render holds and what the engine remembers, in words that two runs share if they came to the
 * same end: ids are replaced by names, and of a service's deploys only what runs now is told.
 */
export function describeEnd(tables: Tables, resource: Managed): object {
  const names = namesById(tables);
  const told = (value: unknown) => JSON.parse(tell(value, names)) as unknown;
  // A replica comes up by itself after its primary has.
  const settled = (row: Row) => (row["role"] === "replica" ? { ...row, status: "any" } : row);
  const held = Object.entries(tables)
    .filter(([name]) => name.startsWith("render/") && !histories.has(name.slice(7)))
    .map(([name, rows]) => [name, Object.values(rows)] as const)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => [name, rows.map((row) => tell(settled(row), names)).toSorted()] as const)
    .map(([name, texts]) => [name, JSON.parse(`[${texts.join(",")}]`)] as const);
  const services = Object.values(tables["render/services"] ?? {});
  const running = services.map((service) => [service["name"], told(runningOf(tables, service))]);
  const { inputs, outputs, unfinished } = resource.remembered ?? {};
  return {
    held: Object.fromEntries(held),
    running: Object.fromEntries(running),
    remembered: told({ inputs, outputs: outputs && withMark(tables, outputs), unfinished }),
  };
}

/** Of the deploy that is remembered, not which one it was but what it runs with. */
function withMark(tables: Tables, outputs: Row): Row {
  const { deployed } = outputs as { deployed?: { id: string } };
  if (deployed === undefined) return outputs;
  const deploy = tables["render/deploys"]?.[deployed.id];
  return { ...outputs, deployed: deploy && seenBy(deploy) };
}

/** Where two descriptions differ, and how: `path: this instead of that`. */
export function differences(actual: unknown, wanted: unknown, path = ""): string[] {
  if (!isRecord(actual) || !isRecord(wanted)) {
    const [is, instead] = [text(actual), text(wanted)];
    return is === instead ? [] : [`${path}: ${is} instead of ${instead}`];
  }
  const keys = new Set([...Object.keys(actual), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => differences(actual[key], wanted[key], `${path}/${key}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What a service runs: how its newest deploy ended and what the code sees. */
function runningOf(tables: Tables, service: Row): object {
  if (service["suspended"] === "suspended") return { status: "suspended" };
  const deploys = Object.values(tables["render/deploys"] ?? {});
  const newest = deploys.filter(({ serviceId }) => serviceId === service["id"]).at(-1);
  return { status: newest?.["status"], variables: newest && seenBy(newest) };
}

/** The variables that the process of a deploy has. */
function seenBy(deploy: Row): Row {
  const { [markerVariable]: _, ...variables } = deploy["variables"] as Row;
  return variables;
}

function namesById(tables: Tables): Map<string, string> {
  const rows = Object.values(tables).flatMap((table) => Object.values(table));
  return new Map(rows.map((row) => [String(row["id"]), String(row["name"] ?? "")]));
}

function tell(value: unknown, names: Map<string, string>): string {
  const json = JSON.stringify(sorted(value), (key, field: unknown) =>
    passing.has(key) ? undefined : field,
  );
  const named = json.replaceAll(id, (found) => `<${found.slice(0, 3)} ${names.get(found) ?? "?"}>`);
  // Connection strings carry a password, and names of databases an ending, both drawn by lot.
  const open = named
    .replaceAll(/:[^:@/"]+@/g, ":<password>@")
    .replaceAll(/\b(db\w*?)_[0-9a-z]{4}(_user)?\b/g, "$1_<lot>$2");
  return open.replaceAll(/(?<![\w-])[\w-]+(?=\.onrender\.com|:\d+")/g, "<slug>");
}

function sorted(value: unknown): unknown {
  // Render does not keep the order of variables.
  if (Array.isArray(value)) return value.map(sorted).toSorted(byText);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, sorted(field)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(a: unknown, b: unknown): number {
  return text(a) < text(b) ? -1 : 1;
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
