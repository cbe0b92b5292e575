import { countsOf, kindOf, risks, risksOf, toTell } from "./plan-summary.ts";
import type { Change, PropertyChange, StackReport } from "./report.ts";

/** For a terminal: what has to be read first, then each environment with all of its changes. */
export function planText(reports: readonly StackReport[]): string {
  return [...riskLines(reports), ...reports.flatMap(environmentLines)].join("\n").trimEnd();
}

function riskLines(reports: readonly StackReport[]): string[] {
  return risksOf(reports).flatMap(({ risk, met }) => [
    `${risks[risk]} (${met.length})`,
    ...met.map(({ stack, change }) => {
      const { op, name, effects } = change;
      const means = effects[0] === undefined ? "" : `: ${effects[0].means}`;
      return `  ${stack}: ${op} ${name} (${kindOf(change)})${means}`;
    }),
    "",
  ]);
}

function environmentLines({ stack, changes, error, money }: StackReport): string[] {
  if (error !== undefined) return [`${stack}: the preview failed`, `  ${error}`, ""];
  const costs = money === undefined ? "" : `; a month: ${money.difference}`;
  return [
    `${stack}: ${countsOf(changes) || "nothing to change"}${costs}`,
    ...toTell(changes).flatMap(changeLines),
    ...(money?.parts ?? []).map(({ part, change }) => `  costs ${part}: ${change}`),
    "",
  ];
}

function changeLines(change: Change): string[] {
  const { op, name, properties, effects } = change;
  return [
    `  ${op} ${name} (${kindOf(change)})`,
    ...properties.map((property) => `    ${propertyText(property)}`),
    ...[...new Set(effects.map(effectText))].map((text) => `    ${text}`),
  ];
}

function propertyText({ name, before, after }: PropertyChange): string {
  if (before === after) return `${name} changed`;
  return `${name}: ${before ?? "unset"} -> ${after ?? "unset"}`;
}

function effectText({ effect, means, unsure }: Change["effects"][number]): string {
  return `${effect ?? "unknown"}${unsure ? ", if it changes" : ""}: ${means}`;
}
