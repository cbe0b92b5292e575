import { shown } from "../config/cost/amount.ts";
import type { Suspension } from "./suspension.ts";

/** What would be changed, and how it is done. */
export function planText(suspension: Suspension): string {
  const { stack, direction, purpose, parts } = suspension;
  const consent = direction === "suspend" && purpose === "production" ? " --production" : "";
  const isDue = parts.some(({ left }) => left === undefined);
  return [
    ...partLines(suspension, direction),
    ...aboutText(suspension),
    isDue
      ? `To do it: npx infra ${direction} -s ${stack}${consent} --confirm ${stack}`
      : `Nothing of ${stack} is to be changed.`,
  ].join("\n");
}

/** What was changed. */
export function doneText(suspension: Suspension): string {
  const { stack, direction } = suspension;
  const other = direction === "suspend" ? "resume" : "suspend";
  return [
    ...partLines(suspension, direction === "suspend" ? "suspended" : "resumed"),
    ...aboutText(suspension),
    `${stack} is ${direction === "suspend" ? "suspended" : "running"}. ` +
      `The way back: npx infra ${other} -s ${stack}`,
  ].join("\n");
}

function partLines({ parts }: Suspension, does: string): string[] {
  return parts.map(({ vendor, what, name, left }) => {
    const verb = left === undefined ? does : "left";
    const why = left === undefined ? "" : ` (${left})`;
    return `  ${verb.padEnd(10)}${vendor}: ${what} ${name}${why}`;
  });
}

function aboutText({ elsewhere, cost, purpose, stack, direction }: Suspension): string[] {
  return [
    ...(elsewhere.length > 0 ? [`Not its own, and left: ${elsewhere.join("; ")}.`] : []),
    `A month of ${stack} costs ${shown(cost.running)} running and ${shown(cost.suspended)} suspended ` +
      "(npx infra cost has the parts, and what is not known).",
    ...(purpose === "production" && direction === "suspend"
      ? [`${stack} is production: its users meet an error until it is resumed.`]
      : []),
  ];
}
