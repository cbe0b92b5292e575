import { kindChanges } from "../changes/table.ts";
import { riskiest } from "./effects.ts";
import type { Change, StackReport } from "./report.ts";

/** What has to be read of a plan, first things first. */
export const risks = {
  refused: "refused: the vendor cannot do it",
  deleted: "deleted, or loses what it holds",
  replaced: "replaced by another",
  interrupted: "interrupted",
  unknown: "changed in a way that nothing is written about",
  opened: "opened: the public, or more people than before, reach it",
  rights: "rights and secrets",
} as const;

type Risk = keyof typeof risks;

/** One change that is a risk. */
interface Risky {
  stack: string;
  change: Change;
}

/** The risky changes of all stacks by risk; a change may let people in and be an interruption, too. */
export function risksOf(reports: readonly StackReport[]): { risk: Risk; met: Risky[] }[] {
  const all = reports.flatMap(({ stack, changes }) =>
    changes.flatMap((change) => risksOfChange(change).map((risk) => ({ risk, stack, change }))),
  );
  return (Object.keys(risks) as Risk[])
    .map((risk) => ({ risk, met: all.filter((each) => each.risk === risk) }))
    .filter(({ met }) => met.length > 0);
}

function risksOfChange(change: Change): Risk[] {
  const worst = worstOf(change);
  return [
    ...(worst === undefined ? [] : [worst]),
    ...(change.concerns?.includes("opens") ? (["opened"] as const) : []),
    ...(change.concerns?.includes("rights") ? (["rights"] as const) : []),
  ];
}

function worstOf(change: Change): Risk | undefined {
  const { effect } = riskiest(change);
  if (effect === "impossible") return "refused";
  if (change.op === "delete" || effect === "loses") return "deleted";
  if (change.op === "replace" || effect === "replaces") return "replaced";
  if (effect === "interrupts") return "interrupted";
  return effect === undefined ? "unknown" : undefined;
}

/** `2 to update, 1 to delete`; the engine has fewer operations than are told, a report may claim any. */
export function countsOf(changes: readonly Change[], most = 10): string {
  const byOp = Map.groupBy(toTell(changes), ({ op }) => op);
  return [...byOp]
    .slice(0, most)
    .map(([op, same]) => `${same.length} to ${op}`)
    .join(", ");
}

/**
 * Changes at vendors; those of the program's own parts (its components, the stack) stand for things that
 * are told one by one, and are told only where nothing else is.
 */
export function toTell(changes: readonly Change[]): readonly Change[] {
  const atVendors = changes.filter(({ type }) => !/^(?:platform|pulumi:pulumi):/.test(type));
  return atVendors.length > 0 ? atVendors : changes;
}

/** What kind of thing a type is, in the table's words and never a report's: `Render: web service`. */
export function kindOf({ type }: Change): string {
  return kindChanges(type)?.title ?? "something else";
}
