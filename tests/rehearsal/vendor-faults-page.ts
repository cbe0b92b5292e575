/** What came of one fault at one kind of thing. */
export interface Cell {
  stack: string;
  type: string;
  /** The fault. */
  title: string;
  /** How many runs failed before one succeeded. */
  failures: number;
}

/** The page docs/reference/vendor-faults.md. */
export function vendorFaultsPage(cells: readonly Cell[]): string {
  const columns = [...new Set(cells.map(({ title }) => title))];
  const rows = Map.groupBy(cells, ({ stack, type }) => `${stack} | ${nameOf(type)}`);
  const row = (own: readonly Cell[]) =>
    columns.map((title) => {
      const cell = own.find((one) => one.title === title);
      return cell === undefined ? "" : cell.failures === 0 ? "1" : "2";
    });
  return `# Other vendors: every creation under every fault

Made by \`VENDOR_FAULTS=all npx vitest run tests/rehearsal/vendor-faults.test.ts\` on the real engine, which
takes hours; without it, one cell drawn by lot is tried.

One thing after the other, its creation in a fresh \`up\` is struck by a fault. Where that fails the \`up\`,
\`infra recover\` runs, then the same \`up\` again. **1**: the \`up\` overcame it; **2**: recovered and repeated,
it succeeded. Each cell means also: a further \`up\` and a refresh find nothing to do, and nothing
stands twice.

| stack | thing | ${columns.join(" | ")} |
| --- | --- | ${columns.map(() => "---").join(" | ")} |
${[...rows].map(([title, own]) => `| ${title} | ${row(own).join(" | ")} |`).join("\n")}
`;
}

/** `vercel ProjectDomain` of `vercel:index/projectDomain:ProjectDomain`. */
function nameOf(type: string): string {
  return `${type.split(":")[0]} ${type.split(":").at(-1)}`;
}
