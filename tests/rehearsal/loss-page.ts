/** One way to lose something of production, and what came of it. */
export interface Way {
  /** What was changed in the files before; nothing where empty. */
  change: string;
  /** Arguments of pulumi. */
  command: string[];
  exitCode: number | undefined;
  words: string;
  /** What the vendors held before and not after. */
  lost: string[];
}

const refusals: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/will be destroyed but was not specified in --target/, "the engine: its dependents first"],
  [
    /prod is kept whole: nothing of it is destroyed/,
    "all of it is kept, and the line that consents",
  ],
  [/cannot be made again once it is gone/, "it is kept, and the line that consents"],
  [/Hooks: it is kept until allowDeletion names it/, "it is kept until `allowDeletion` names it"],
  [/marked for protection/, "the engine: marked for protection"],
  [/because it is protected/, "the engine: protected"],
  [/still \d+ protected resources/, "the engine: so many are protected"],
  [/has \d+ faults?; nothing was changed/, "what is wrong in the config"],
];

/** Which sentences a person reads, by what they say. */
export function wordsOf(output: string): string {
  const said = refusals.filter(([pattern]) => pattern.test(output.replaceAll(/\s+/g, " ")));
  return said.map(([, words]) => words).join("; ") || "the engine's own words";
}

/** docs/reference/loss.md */
export function lossPage(ways: readonly Way[]): string {
  const rows = ways.map(({ change, command, exitCode, words, lost }) => {
    const result = exitCode === 0 ? "passes by everything" : "refused";
    const shown = `\`pulumi ${command.join(" ")} -s prod\``;
    return `| ${change || "nothing"} | ${shown} | ${result} | ${words} | ${lost.join(", ") || "nothing"} |`;
  });
  return `# What production survives

Every way that was tried to lose something of Bondigoo's production: written by
\`tests/rehearsal/loss.test.ts\`, which runs each with the real engine against the sandbox and compares
what the vendors hold before and after. \`--yes\` is given everywhere. Why it holds:
[production-is-kept-whole.md](../decisions/production-is-kept-whole.md).

| changed before | command | result | what a person reads | lost |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
