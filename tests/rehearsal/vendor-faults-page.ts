import type { Call } from "./struck/scene.ts";
import { allScenes } from "./struck/scenes.ts";
import { strikes } from "./struck/strikes.ts";

/** What came of one fault at one call. */
export interface Cell {
  platform: string;
  stack: string;
  /** What the struck command does. */
  scene: string;
  call: Call;
  /** The fault. */
  title: string;
  /** How many of the steps it took. */
  tries: number;
}

/** The page docs/reference/vendor-faults.md; what was not tried now stays as the page has it. */
export function vendorFaultsPage(cells: readonly Cell[], before: string): string {
  const table = readTable(before);
  for (const cell of cells) {
    const row = rowOf(cell);
    const outcomes = table.get(row) ?? new Map<string, string>();
    table.set(row, outcomes.set(cell.title, String(cell.tries)));
  }
  const columns = strikes.map(({ title }) => title);
  const lines = [...table]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([row, outcomes]) => line([row, ...columns.map((title) => outcomes.get(title) ?? "")]));
  const cellsTried = [...table.values()].reduce((sum, { size }) => sum + size, 0);
  const untried = allScenes.filter(
    ({ platform, stack, name }) =>
      ![...table.keys()].some((row) => row.startsWith(`${platform} ${stack} | ${name} |`)),
  );
  return `# Every vendor: an interrupted command

Made by \`VENDOR_FAULTS=all npx vitest run tests/rehearsal/vendor-faults.test.ts --update\` on the real engine,
which takes hours; \`VENDOR_FAULTS='bondigoo prod repair' VENDOR_FAULTS_CELLS='DnsRecord.*kill'\` tries what the two
patterns name, and without them one cell drawn by lot is tried. An empty cell was not tried yet.

One call of a command is struck by a fault, in a world that was put back to what it was before. Then people do
what [the guide](../guide/recovering.md) says. **1**: the command overcame the fault; **2**: it failed, and the same
again did the rest; **3**: that failed as well, so \`infra recover\` ran, and then the same once more.

Each cell means also: every vendor and the engine's state hold what an undisturbed run leaves; or, where the ids
of what was made differ, as many things of each kind, and a further \`up\` and a refresh find nothing to do. Of
Vercel's deployments, of which a lost one stays in its list, the number may differ.

| what is done | the struck command |
| --- | --- |
| creation | a fresh \`up\` of the stack |
| repair | \`up --refresh\` after one property of each thing was edited by hand: everything is read, what differs is changed |
| replacement | \`up --replace\` of what holds no data and is deleted before it is made again |
| removal | an \`up\` that deletes what was taken out of the config: a domain, a redirect, a variable, a reader and an address for alerts |
| deletion | \`destroy\`, to which the config agrees; it runs no program |

| fault | what happens |
| --- | --- |
| refused, throttle, server-error | the vendor answers 403, 429 or 500. A plugin hands that on as an error, so that here it fails the command at once; ours for Render tries again |
| reset-before, reset-after | the connection breaks before or after the change was made |
| kill ... before, after | before or after the change was made, this is killed: the engine, the program with its host, the provider of Render's things, or all of them at once |

What Render's API is asked on the way is struck call by call in [another table](render-faults.md).

## Outcomes

${cellsTried} cells were tried, and none failed. ${notTried(untried.map(({ title }) => title))}

${line(["stack | what is done | call", ...columns])}
${line(["--- | --- | ---", ...columns.map(() => "---")])}
${lines.join("\n")}
`;
}

function notTried(titles: readonly string[]): string {
  if (titles.length === 0) return "Something of every stack was struck in each way.";
  return `Of these nothing was struck yet: ${titles.join(", ")}.`;
}

const line = (fields: readonly string[]) => `| ${fields.join(" | ")} |`.replaceAll("  ", " ");

/** `bondigoo prod | creation | vercel Create ProjectDomain`. */
function rowOf({ platform, stack, scene, call: { vendor, operation } }: Cell): string {
  const called = operation.replace(/\S+:/, "");
  return `${platform} ${stack} | ${scene} | ${vendor} ${called}`;
}

/** Outcomes by row and fault, as the page has them. */
function readTable(page: string): Map<string, Map<string, string>> {
  const rows = (page.split("## Outcomes")[1] ?? "")
    .split("\n")
    .filter((text) => text.startsWith("| "))
    .map((text) =>
      text
        .slice(1, -1)
        .split("|")
        .map((field) => field.trim()),
    );
  const [head = [], , ...body] = rows;
  return new Map(
    body.map(([stack, scene, call, ...fields]) => {
      const told = fields.map((field, index) => [head[index + 3]!, field] as const);
      return [`${stack} | ${scene} | ${call}`, new Map(told.filter(([, field]) => field !== ""))];
    }),
  );
}
