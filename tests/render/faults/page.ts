import { faultKinds } from "../../../src/sandbox/faults.ts";
import { disturbances, type Matrix, type Row } from "./matrix.ts";

const intro = `# Render: every call under every fault

Made by \`FAULTS=all npx vitest run tests/render/faults\`, which fails if this page is not what it finds;
with \`-u\` it writes the page. Without \`FAULTS=all\` it tries one cell of a column, drawn by lot, for each
call of each kind of resource.

Each kind of resource is created, changed, read and deleted on the simulator, and every call that the
provider makes on the way is struck by every fault that can strike it. Then the same run is repeated,
with nothing else done, until it succeeds. A number is how many runs that took: **1**, the provider
overcame the fault by itself; **2**, the run failed (or was killed) and its plain repeat completed it.
An empty cell is a fault that cannot strike that call.

Every cell means also: Render holds exactly what it holds after an undisturbed run, nothing twice and
nothing left over; the engine remembers the same; services run with the same variables; a further
\`up\` makes no call; and no secret was in anything printed.
`;

/** The whole page docs/reference/render-faults.md. */
export function faultsPage(rows: Row[]): string {
  const cells = rows.flatMap(({ runs }) => Object.values(runs));
  const once = cells.filter((runs) => runs === 1).length;
  const summary =
    `${cells.length} cells: ${once} ended well in the same run, ${cells.length - once} after one ` +
    "plain repeat, none otherwise.\n";
  const lives = Map.groupBy(rows, ({ kind, life }) => `${kind}, ${life}`);
  return [
    intro,
    summary,
    "## Faults\n",
    legend(),
    ...[...lives].flatMap(([title, own]) => [`## ${title}\n`, table(own)]),
  ].join("\n");
}

/** The rows with what a page says of the cells that were not tried. */
export function completed(rows: Row[], page: string): Row[] {
  const written = new Map<string, number[]>(
    page.split("\n## ").flatMap((section) => {
      const [title = "", ...lines] = section.split("\n");
      return lines.map((line) => {
        const [step, call, ...cells] = line.split("|").slice(1, -1);
        return [`${title}|${step}|${call}|`, cells.map(Number)] as const;
      });
    }),
  );
  return rows.map((row) => {
    const cells = written.get(`${row.kind}, ${row.life}|${headOf(row)}`) ?? [];
    // What the page does not have is no number, so that it is not what the page shows.
    const told = row.struckBy.map((each) => {
      return [each.title, cells[disturbances.indexOf(each)] || Number.NaN];
    });
    return { ...row, runs: { ...Object.fromEntries(told), ...row.runs } };
  });
}

const callsIntro = `# Render: the calls of every step

Made by \`npx vitest run tests/render/faults\` like [the table of faults](render-faults.md): what the
provider asks of Render, in order, when one resource is created, changed, read and deleted alone. Reads
of many resources share list pages, so a refresh of many costs about one call a service. A call marked
"until ..." is repeated while Render works. A step without a change makes no call and is not shown.
`;

/** The whole page docs/reference/render-calls.md. */
export function callsPage({ steps }: Matrix): string {
  const lives = Map.groupBy(steps, ({ kind, life }) => `${kind}, ${life}`);
  return [
    callsIntro,
    ...[...lives].flatMap(([title, own]) => {
      const lines = own.map(({ step, calls }) => `| ${step} | ${told(calls)} |`);
      return [`## ${title}\n`, "| step | calls |", "| --- | --- |", ...lines, ""];
    }),
  ].join("\n");
}

/** Calls as a list; those that follow a thing's progress are told once. */
function told(calls: string[]): string {
  const waits = /^GET \/(services\/\{serviceId\}\/deploys|key-value|postgres)\/\{\w+\}$/;
  const lines = calls.map((call) => {
    const until = call.includes("deploys") ? "until it is live" : "until it is there";
    return waits.test(call) && calls.filter((other) => other === call).length > 1
      ? `\`${call}\` ${until}`
      : `\`${call}\``;
  });
  return lines.filter((line, index) => line !== lines[index - 1]).join("<br>");
}

function legend(): string {
  const lines = disturbances.map(({ title, fault }, index) => {
    const { description } = faultKinds.find(({ name }) => name === fault)!;
    const lasting = title === fault ? "" : "; every time, until the run gave up";
    return `| ${index + 1} | ${title} | ${description}${lasting} |`;
  });
  return `${["| column | fault | what happens |", "| --- | --- | --- |", ...lines].join("\n")}\n`;
}

function table(rows: Row[]): string {
  const columns = disturbances.map((_, index) => index + 1);
  const lines = rows.map((row) => {
    const cells = disturbances.map(({ title }) => row.runs[title] ?? "");
    return `|${headOf(row)} ${cells.join(" | ")} |`;
  });
  const head = `| ${["step", "call", ...columns].join(" | ")} |`;
  return `${[head, `|${" --- |".repeat(columns.length + 2)}`, ...lines].join("\n")}\n`;
}

/** The first two cells of a row. */
function headOf({ step, call, at }: Row): string {
  return ` ${step} | \`${call}\`${at > 1 ? ` (call ${at})` : ""} |`;
}
