import { rulesBySubject } from "../src/config/rules/all.ts";

const intro = `# Rules

Generated from src/config/rules by \`node tools/docs.ts\`; do not edit.

What has to be true at all times, whatever the config says. Every rule looks at all environments at
once, in every \`pulumi preview\` and \`pulumi up\` before anything is registered, and in
\`npx infra check\` offline. A fault names its rule in the JSON of \`infra check --json\`.
`;

/** The whole page docs/reference/rules.md. */
export function rulesPage(): string {
  const sections = Object.entries(rulesBySubject).map(([subject, rules]) =>
    [
      `## ${subject}\n`,
      "| rule | reason | source |",
      "| --- | --- | --- |",
      ...rules.map(({ name, reason, source }) => `| \`${name}\` | ${reason} | ${source} |`),
      "",
    ].join("\n"),
  );
  return [intro, ...sections].join("\n");
}
