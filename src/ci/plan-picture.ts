import type { Effect } from "../changes/outcome.ts";
import { label } from "../overview/map/mermaid.ts";
import { riskiest } from "./effects.ts";
import { countsOf, kindOf, toTell } from "./plan-summary.ts";
import type { Change, StackReport } from "./report.ts";

/** More would be too small to read. */
const maxEnvironments = 8;
const maxKinds = 24;

/** Colours that can be read on light and on dark. */
const styles: Readonly<Partial<Record<Effect, string>>> = {
  impossible: "fill:#b00020,color:#fff",
  loses: "fill:#b00020,color:#fff",
  replaces: "fill:#c4560a,color:#fff",
  interrupts: "fill:#8a6d00,color:#fff",
};

/**
 * What changes in which environment, for Markdown as GitHub draws it: one frame an environment, one box a
 * kind of thing. All words are ours, as anybody's code may have written the reports. None where there is
 * nothing to see, or too much.
 */
export function planPicture(reports: readonly StackReport[]): string | undefined {
  const changing = reports.filter(({ changes }) => changes.length > 0);
  if (changing.length === 0 || changing.length > maxEnvironments) return undefined;
  const frames = changing.map(({ stack, changes }, index) => frame(stack, changes, `e${index}`));
  if (frames.some((lines) => lines === undefined)) return undefined;
  const classes = Object.entries(styles).map(([effect, style]) => `  classDef ${effect} ${style}`);
  return ["flowchart LR", ...frames.flatMap((lines) => lines ?? []), ...classes].join("\n");
}

function frame(stack: string, changes: readonly Change[], id: string): string[] | undefined {
  const kinds = [...Map.groupBy(toTell(changes), kindOf)];
  if (kinds.length > maxKinds) return undefined;
  return [
    `  subgraph ${id}[${label([stack])}]`,
    ...kinds.map(([kind, same], index) => {
      const worst = same.map((change) => riskiest(change).effect).find((e) => e && styles[e]);
      const style = worst === undefined ? "" : `:::${worst}`;
      return `    ${id}k${index}[${label([kind, countsOf(same, 4)])}]${style}`;
    }),
    "  end",
  ];
}
