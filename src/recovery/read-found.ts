import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runPulumi, stackResources } from "../engine/pulumi.ts";
import { UserError } from "../shared/errors.ts";
import type { Candidate } from "./ask-vendors.ts";
import type { Inputs } from "./finder.ts";
import type { ScratchStack } from "./scratch-stack.ts";

/** A thing that is there, in the words of its inputs as its plugin reads it. */
export interface Held {
  candidate: Candidate;
  id: string;
  inputs: Inputs;
}

interface Wanted {
  /** Name in the scratch stack. */
  name: string;
  candidate: Candidate;
  id: string;
}

/** Reads what may be there, by importing it into a stack that is gone afterwards. */
export async function readFound(
  candidates: readonly Candidate[],
  scratch: ScratchStack,
): Promise<Held[]> {
  if (candidates.length === 0) return [];
  const wanted = candidates.flatMap((candidate) =>
    // The scratch stack may hold what an earlier round has read.
    candidate.ids.map((id) => ({ candidate, id, name: `${candidate.creation.name} ${id}` })),
  );
  return await readAll(scratch, wanted);
}

/** One that is not there ends an import: it is left out, and the rest goes on. */
async function readAll(scratch: ScratchStack, wanted: readonly Wanted[]): Promise<Held[]> {
  let open = [...wanted];
  while (open.length > 0) {
    const said = await importAll(scratch, open);
    if (said === undefined) break;
    const absent = open.filter(({ id }) => said.includes(`'${id}' does not exist`));
    if (absent.length === 0) {
      throw new UserError(`Reading what the vendors hold failed:\n${said.trim()}`);
    }
    const there = await inputsByName(scratch);
    open = open.filter((one) => !absent.includes(one) && !there.has(one.name));
  }
  const held = await inputsByName(scratch);
  return wanted.flatMap(({ name, candidate, id }) => {
    const inputs = held.get(name);
    return inputs === undefined ? [] : [{ candidate, id, inputs }];
  });
}

/** What the engine said where it failed. */
async function importAll(
  { folder, where, stack }: ScratchStack,
  wanted: readonly Wanted[],
): Promise<string | undefined> {
  const resources = wanted.map(({ name, id, candidate: { creation } }) => {
    const { type, version, pluginDownloadUrl } = creation.entry!;
    return { type, name, id, version, pluginDownloadUrl };
  });
  const file = join(folder, "import.json");
  writeFileSync(file, JSON.stringify({ resources }));
  const { exitCode, output } = await runPulumi({
    ...where,
    args: ["import", "--file", file, ...importFlags, ...stack],
  });
  return exitCode === 0 ? undefined : output;
}

/** Without questions, a preview of its own, code to paste, or the engine's own protection. */
export const importFlags = ["--yes", "--skip-preview", "--generate-code=false", "--protect=false"];

async function inputsByName({ where }: ScratchStack): Promise<Map<string, Inputs>> {
  const resources = await stackResources({ ...where, stack: "look" });
  return new Map(resources.map(({ urn, inputs }) => [urn.split("::").at(-1)!, inputs ?? {}]));
}
