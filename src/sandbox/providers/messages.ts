import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Autonaming } from "./autonaming.ts";
import type { DiffResult } from "./diff.ts";
import type { Failure } from "./errors.ts";
import type { Checked, Target } from "./provider.ts";
import { toStruct } from "./values.ts";

/** Messages of the resource provider protocol, made from plain values. */

interface Named {
  getUrn(): string;
  getName(): string;
  getType(): string;
}

/** Older engines send only the URN: `urn:pulumi:stack::project::parent$type::name`. */
export function targetOf(request: Named): Target {
  const urn = request.getUrn();
  const parts = urn.split("::");
  const type = request.getType() || (parts[2]?.split("$").at(-1) ?? "");
  return { urn, type, name: request.getName() || parts.slice(3).join("::") };
}

export function autonamingOf(request: InstanceType<typeof pb.CheckRequest>): Autonaming {
  const options = request.getAutonaming();
  const modes = pb.CheckRequest.AutonamingOptions.Mode;
  return {
    proposed: options?.getProposedName() ?? "",
    disabled: options?.getMode() === modes.DISABLE,
    seed: request.getRandomseed_asU8(),
  };
}

export function checkResponse(checked: Checked) {
  return new pb.CheckResponse()
    .setInputs(toStruct(checked.inputs))
    .setFailuresList(checked.failures.map(failureMessage));
}

export function invokeResponse(checked: Checked) {
  const response = new pb.InvokeResponse().setFailuresList(checked.failures.map(failureMessage));
  return checked.failures.length > 0 ? response : response.setReturn(toStruct(checked.inputs));
}

function failureMessage({ reason }: Failure) {
  return new pb.CheckFailure().setProperty("").setReason(reason);
}

export function diffResponse(result: DiffResult) {
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  const response = new pb.DiffResponse()
    .setChanges(result.diffs.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(result.diffs)
    .setReplacesList(result.replaces)
    .setDeletebeforereplace(result.deleteBeforeReplace)
    .setHasdetaileddiff(result.detailed !== undefined);
  for (const [path, { kind, replaces }] of Object.entries(result.detailed ?? {})) {
    const kinds = pb.PropertyDiff.Kind;
    const detail = new pb.PropertyDiff().setKind(
      kinds[replaces ? (`${kind}_REPLACE` as const) : kind],
    );
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

/** Without a difference the bridge leaves it to the engine, which then compares for itself. */
export function settingsDiffResponse(changed: string[]) {
  const { DIFF_SOME, DIFF_UNKNOWN } = pb.DiffResponse.DiffChanges;
  return new pb.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_UNKNOWN)
    .setDiffsList(changed);
}

/** Observed on all four plugins: secrets are unwrapped by the engine before they are sent. */
export function configureResponse(acceptsResources: boolean) {
  return new pb.ConfigureResponse()
    .setAcceptsecrets(false)
    .setSupportspreview(true)
    .setAcceptresources(acceptsResources)
    .setAcceptoutputs(false)
    .setSupportsAutonamingConfiguration(true);
}

/** `Create vercel:index/project:Project`, as the call log names it. */
export function operationName(method: string, target: Target): string {
  return `${method} ${target.type}`;
}
