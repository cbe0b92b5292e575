import { type Explanation, readingCodes } from "../src/config/codes.ts";
import { rulesBySubject } from "../src/config/rules/all.ts";

const intro = `# Rules

Generated from src/config/rules by \`node tools/docs.ts\`; do not edit.

What has to be true at all times, whatever the config says. Every rule looks at all environments at
once, in every \`pulumi preview\` and \`pulumi up\` before anything is registered, and in
\`npx infra check\` offline. The code behind a fault is the name of its rule, or one of the codes of
reading at the end; \`npx infra explain CODE\` prints what stands here. A code keeps its meaning.
`;

/** The whole page docs/reference/rules.md. */
export function rulesPage(): string {
  const sections = Object.entries(rulesBySubject).map(([subject, rules]) =>
    table(
      subject,
      "rule",
      rules.map((rule): [code: string, explanation: Explanation] => [rule.name, rule]),
    ),
  );
  const reading = table("Reading the files", "code", Object.entries(readingCodes));
  return [intro, ...sections, reading].join("\n");
}

function table(title: string, first: string, rows: [code: string, explanation: Explanation][]) {
  return [
    `## ${title}\n`,
    `| ${first} | reason | source |`,
    "| --- | --- | --- |",
    ...rows.map(([code, { reason, source }]) => `| \`${code}\` | ${reason} | ${source} |`),
    "",
  ].join("\n");
}
