import fc from "fast-check";
import type { StackReport } from "../../src/ci/report.ts";

/** What a value would have to hold to come alive on GitHub. */
export const hostileValues = [
  "",
  " ",
  "`",
  "``",
  "@bondigoo/admins",
  "https://evil.example",
  "www.evil.example",
  "me@evil.example",
  "#1",
  "![x](https://evil.example/x.png)",
  "[x](https://evil.example)",
  "[x][y]\n\n[y]: https://evil.example",
  "[^1]\n\n[^1]: note",
  "<img src=https://evil.example/x.png>",
  "<a href=https://evil.example>x</a>",
  "</code></summary></details>",
  "<!-- infra:drift:prod -->",
  "-->",
  "a\n\n# heading",
  "a\r\r```\rb",
  "~~~\n```\n````",
  "| a | b |\n| - | - |",
  "$`x`$",
  "\\`",
  "&lt;b&gt;",
  "a\u202eb\u2066c\u200bd\u0000e\ud800f\u2028g",
];

const fragment = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc.constantFrom("`", "\n", " ", "\\", "@team", "<b>", "](", "x"),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** Hostile values, and what comes of several in a row. */
export const hostileText = fc
  .array(fragment, { maxLength: 6 })
  .map((fragments) => fragments.join(""));

const op = fc.constantFrom("create", "update", "replace", "delete", "missing");
const property = fc.record(
  { name: hostileText, before: hostileText, after: hostileText },
  { requiredKeys: ["name"] },
);
const told = fc.record(
  {
    property: hostileText,
    effect: fc.constantFrom("impossible", "loses", "replaces", "interrupts", "in place"),
    means: hostileText,
    unsure: fc.boolean(),
  },
  { requiredKeys: ["means"] },
);
const change = fc.record({
  op,
  type: hostileText,
  name: hostileText,
  properties: fc.array(property, { maxLength: 3 }),
  effects: fc.array(told, { maxLength: 3 }),
});
const changes = fc.array(change, { maxLength: 4 });
const unseen = fc.array(
  fc.record({ type: hostileText, name: hostileText, property: hostileText, why: hostileText }),
  { maxLength: 2 },
);

/** A report that says what it likes, of the shape that a report has. */
export const hostileReport: fc.Arbitrary<StackReport> = fc.record(
  {
    stack: fc.constantFrom("dev", "staging", "prod"),
    changes,
    drift: changes,
    unseen,
    error: hostileText,
  },
  { requiredKeys: ["stack", "changes", "drift", "unseen"] },
);

/** The same report with words instead of values: equal ones stay equal, and no others. */
export function harmless(report: StackReport): StackReport {
  const words = new Map<string, string>();
  const word = (text: string) => {
    const known = words.get(text) ?? `word${words.size}`;
    words.set(text, known);
    return known;
  };
  const calm = (value: unknown, key: string): unknown => {
    if (key === "stack" || key === "op" || key === "effect") return value;
    if (typeof value === "string") return word(value);
    if (Array.isArray(value)) return value.map((each) => calm(each, ""));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, calm(each, name)]),
    );
  };
  return calm(report, "") as StackReport;
}
