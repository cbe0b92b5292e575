import { columns } from "../columns.ts";
import type { ComparedSecret, ComparedValue, Comparison } from "./compare.ts";
import { cut } from "./cut.ts";
import type { Likeness } from "./likeness.ts";

const marks: Record<Likeness, string> = {
  same: " ",
  named: "~",
  different: "!",
  missing: "-",
  "not known": "?",
};

/** The two environments as two columns; what is the same is left out unless `all` asks for it. */
export function diffText({ first, second, values, secrets }: Comparison, all: boolean): string {
  const shown = ({ likeness }: { likeness: Likeness }) =>
    all || (likeness !== "same" && likeness !== "named");
  const rows = [
    ["", "", first, second],
    ...values.filter(shown).map(valueRow),
    ...(secrets.some(shown)
      ? [
          ["", "", "", ""],
          ["", "secrets", "", ""],
        ]
      : []),
    ...secrets.filter(shown).map(secretRow),
  ];
  return [
    ...columns(rows),
    "",
    ...(all ? [] : hidden([...values, ...secrets])),
    "! different   - missing in one   ? not known whether different   ~ only by the name",
  ].join("\n");
}

function valueRow({ path, first, second, likeness }: ComparedValue): string[] {
  return [marks[likeness], path, cut(first), cut(second)];
}

function secretRow({ key, first, second, likeness }: ComparedSecret): string[] {
  return [marks[likeness], `  ${key}`, cellText(first), cellText(second)];
}

/** What is known of a secret, in a few words; never its value. */
function cellText({ state, mode, changed }: ComparedSecret["first"]): string {
  if (state === "unused") return "-";
  return [state === "missing" ? "MISSING" : state, mode, changed].filter(Boolean).join(" ");
}

function hidden(compared: { likeness: Likeness }[]): string[] {
  const count = (wanted: Likeness) => compared.filter(({ likeness }) => likeness === wanted).length;
  return [
    `${count("same")} are the same, ${count("named")} differ in the name alone: --all shows them.`,
  ];
}
