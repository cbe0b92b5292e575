import type { FaultParams } from "../../../src/sandbox/faults.ts";

/** One fault, as a column of the page has it. */
export interface StrikeOf {
  title: string;
  /** Of a fault of the sandbox. */
  name: string;
  params: FaultParams;
}

const faults = ["refused", "throttle", "server-error", "reset-before", "reset-after"];

/** Every fault that a call can meet, in the order of the page's columns. */
export const strikes: readonly StrikeOf[] = [
  ...faults.map((name) => ({ title: name, name, params: {} })),
  ...(["engine", "program", "provider", "all"] as const).flatMap((process) =>
    (["before", "after"] as const).map((moment) => ({
      title: `kill ${process} ${moment}`,
      name: "kill-engine",
      params: { process, moment },
    })),
  ),
];
