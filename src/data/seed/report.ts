import { contentsTable } from "../backup/report.ts";
import type { Seeded } from "./seed.ts";

const headings: Record<Seeded["status"], string> = {
  checked: "would go through; nothing was written",
  seeded: "seeded",
  refused: "refused; nothing was written",
  failed: "partly seeded, as the application's command failed",
  unverified: "stopped, as something is not what it should be",
};

/** What became of a seed, for people; it holds no value of the data. */
export function seedText(outcome: Seeded): string {
  const { status, environment, target, reasons, collections, command, wasPartial } = outcome;
  return [
    `${environment} (${target}): ${headings[status]}`,
    ...reasons.map((reason) => `- ${reason}`),
    ...(wasPartial
      ? ["What it held was partial: an earlier command was cut short, or failed."]
      : []),
    ...drops(outcome),
    ...contentsTable(collections),
    ...kept(outcome),
    ...(command ? command.output.map((line) => `  | ${line}`) : []),
    ...next(outcome),
  ].join("\n");
}

function drops({ status, dropped }: Seeded): string[] {
  const rows = Object.entries(dropped).map(
    ([name, count]) => `  ${name.padEnd(20)} ${count} documents`,
  );
  if (rows.length === 0) return [];
  return [status === "checked" ? "Would be dropped:" : "Dropped:", ...rows, "Made:"];
}

function kept({ present }: Seeded): string[] {
  return present.length > 0 ? [`There already, and left as it is: ${present.join(", ")}`] : [];
}

function next({ status, environment, data }: Seeded): string[] {
  const production = data === "initial" ? " --into-production" : "";
  if (status === "checked") return [`To do it, add${production} --confirm ${environment}`];
  return [];
}
