/** What came of one fault at one kind of thing. */
export interface Cell {
  stack: string;
  type: string;
  /** The fault. */
  title: string;
  /** How many runs failed before one succeeded. */
  failures: number;
}

/** The page docs/reference/vendor-faults.md; what was not tried now stays as the page has it. */
export function vendorFaultsPage(cells: readonly Cell[], before: string): string {
  const table = readTable(before);
  for (const { stack, type, title, failures } of cells) {
    const row = `${stack} | ${nameOf(type)}`;
    const outcomes = table.get(row) ?? new Map<string, string>();
    table.set(row, outcomes.set(title, failures === 0 ? "1" : "2"));
  }
  const columns = [...new Set([...table.values()].flatMap((row) => [...row.keys()]))].toSorted();
  const lines = [...table]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([row, outcomes]) => line([row, ...columns.map((title) => outcomes.get(title) ?? "")]));
  return `# Other vendors: creations under every fault

Made by \`VENDOR_FAULTS=all npx vitest run tests/rehearsal/vendor-faults.test.ts --update\` on the real engine,
which takes hours; \`VENDOR_FAULTS=DnsRecord\` tries one kind, and without it one cell drawn by lot is
tried. An empty cell was not tried yet.

The creation of one thing in a fresh \`up\` is struck by a fault. Where that fails the \`up\`, \`infra recover\`
runs, then the same \`up\` again. **1**: the \`up\` overcame it; **2**: recovered and repeated, it succeeded.
Each cell means also: a further \`up\` and a refresh find nothing to do, and nothing stands twice. What is
killed: the engine, the program with its host, the provider of Render's things, or all of them at once.

${line(["stack | thing", ...columns])}
${line(["--- | ---", ...columns.map(() => "---")])}
${lines.join("\n")}
`;
}

const line = (fields: readonly string[]) => `| ${fields.join(" | ")} |`.replaceAll("  ", " ");

/** Outcomes by row and fault, as the page has them. */
function readTable(page: string): Map<string, Map<string, string>> {
  const rows = page
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
    body.map(([stack, thing, ...fields]) => {
      const told = fields.map((field, index) => [head[index + 2]!, field] as const);
      return [`${stack} | ${thing}`, new Map(told.filter(([, field]) => field !== ""))];
    }),
  );
}

/** `vercel ProjectDomain` of `vercel:index/projectDomain:ProjectDomain`. */
function nameOf(type: string): string {
  return `${type.split(":")[0]} ${type.split(":").at(-1)}`;
}
