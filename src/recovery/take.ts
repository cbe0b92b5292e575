import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumi, type StackTarget } from "../engine/pulumi.ts";
import { recoveredVariable } from "../shared/recovered.ts";
import type { Existing } from "./existing.ts";
import { type Creation, type Preview, previewStack } from "./preview.ts";
import { importFlags } from "./read-found.ts";

/** Takes things into the state of a stack. At their vendors nothing changes by it. */
export async function take(
  target: StackTarget,
  preview: Preview,
  things: readonly Existing[],
): Promise<void> {
  const places = things.filter(({ creation }) => isRender(creation));
  const others = things.filter(({ creation }) => !isRender(creation));
  const framed = await bringUpFrame(target, preview, things, places);
  const { creations, nameTable } = framed ? await previewStack(target) : preview;
  if (others.length === 0) return;
  const resources = others.map(({ creation, id }) => {
    const entry = creations.find(({ urn }) => urn === creation.urn)?.entry;
    return { ...entry, id };
  });
  await importAll(target, { resources, nameTable });
}

/** Render's own are adopted by the program: an import knows nothing of the code that reads them. */
function isRender({ type }: Creation): boolean {
  return type.startsWith("pulumi-nodejs:dynamic/");
}

/**
 * Components and providers that the state has lost come first: the engine imports nothing into a
 * component that is not there. Says whether anything was done.
 */
async function bringUpFrame(
  { cwd, stack, env = process.env }: StackTarget,
  { creations }: Preview,
  things: readonly Existing[],
  places: readonly Existing[],
): Promise<boolean> {
  const missing = new Set(creations.map(({ urn }) => urn));
  const frame = things.flatMap(({ creation }) => creation.frame).filter((urn) => missing.has(urn));
  const targets = [...new Set([...frame, ...places.map(({ creation }) => creation.urn)])];
  if (targets.length === 0) return false;
  const recovered = Object.fromEntries(places.map(({ creation, id }) => [creation.name, id]));
  await pulumi({
    cwd,
    env: { ...env, [recoveredVariable]: JSON.stringify(recovered) },
    args: [
      ...["up", "--yes", "--skip-preview", "--stack", stack],
      ...targets.flatMap((urn) => ["--target", urn]),
    ],
  });
  return true;
}

async function importAll({ cwd, stack, env }: StackTarget, file: object): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "recover-"));
  try {
    const path = join(folder, "import.json");
    writeFileSync(path, JSON.stringify(file));
    const args = ["import", "--file", path, ...importFlags, "--stack", stack];
    await pulumi({ cwd, env, args });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
