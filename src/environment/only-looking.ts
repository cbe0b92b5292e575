import { RunError, runtime } from "@pulumi/pulumi";
import { onlyTells, tellOnly } from "../shared/tell-only.ts";

/**
 * Ends an `up` that carries the mark of a look for drift, with which nothing is refused: it would
 * change what nobody agreed to. Throws a RunError before anything is registered.
 */
export function refuseWhileLooking(): void {
  if (!onlyTells() || runtime.isDryRun()) return;
  throw new RunError(
    `${tellOnly} is set, with which changes are only told and none is refused: it is for the previews of ` +
      "infra drift alone. Nothing was changed. Unset it, and run this again.",
  );
}
