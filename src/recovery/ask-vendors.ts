import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumi } from "../engine/pulumi.ts";
import { isUnknown } from "../render/providers/values.ts";
import { finders } from "./finders/all.ts";
import type { Creation } from "./preview.ts";
import type { Blind } from "./questions.ts";
import type { ScratchStack } from "./scratch-stack.ts";
import type { VendorAnswer, VendorCall } from "./vendor-call.ts";

/** A thing that the next `up` would make, and the ids of what may be it already. */
export interface Candidate {
  creation: Creation;
  ids: string[];
}

/** Asks the vendors for exactly these things: each list once, all of them side by side. */
export async function candidatesFor(
  creations: readonly Creation[],
  scratch: ScratchStack,
): Promise<{ candidates: Candidate[]; blind: Blind[] }> {
  const askable = creations.filter(isAskable);
  const calls = new Map<string, Asked>();
  for (const creation of askable) {
    const call = finders[creation.type]!.call?.(creation.inputs);
    if (call) calls.set(keyOf(call), { call, creation });
  }
  const answers = await answersTo(calls, scratch);
  const blind = [...answers].flatMap(([key, answer]) => {
    const { call } = calls.get(key)!;
    return "why" in answer ? [{ what: describe(call), why: answer.why }] : [];
  });
  const candidates = askable.flatMap((creation) => {
    const { call, ids } = finders[creation.type]!;
    const asked = call?.(creation.inputs);
    const answer = asked && answers.get(keyOf(asked));
    const rows = answer && "rows" in answer ? answer.rows : [];
    const found = ids(creation.inputs, rows);
    return found.length > 0 ? [{ creation, ids: found }] : [];
  });
  return { candidates, blind };
}

/** Whether what says which thing is meant is known: what is in a thing not made yet is not there. */
export function isAskable({ type, inputs, entry }: Creation): boolean {
  const finder = finders[type];
  if (finder === undefined || entry === undefined) return false;
  return finder.identity.every((name) => inputs[name] !== undefined && !isUnknown(inputs[name]));
}

interface Asked {
  call: VendorCall;
  /** One of those that it is asked for: it says which plugin answers. */
  creation: Creation;
}

async function answersTo(
  calls: ReadonlyMap<string, Asked>,
  { folder, where, stack }: ScratchStack,
): Promise<Map<string, VendorAnswer>> {
  if (calls.size === 0) return new Map();
  const requests = [...calls.values()].map(({ call, creation: { entry } }) => ({
    ...call,
    version: entry?.version,
    pluginDownloadURL: entry?.pluginDownloadUrl,
  }));
  writeFileSync(join(folder, "calls.json"), JSON.stringify(requests));
  await pulumi({ ...where, args: ["preview", ...stack] });
  const answers: VendorAnswer[] = JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"));
  return new Map([...calls.keys()].map((key, index) => [key, answers[index]!]));
}

function keyOf({ function: token, args, list }: VendorCall): string {
  return JSON.stringify([token, args, list]);
}

/** `vercel getProject name=platform`. */
function describe({ function: token, args }: VendorCall): string {
  const [plugin, , name] = token.split(":");
  const given = Object.entries(args).map(([key, value]) => `${key}=${value}`);
  return [plugin, name, ...given].join(" ");
}
