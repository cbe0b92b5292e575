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
  const adopted = await adoptPlaces(target, preview, things, places);
  if (others.length === 0) return;
  const { creations, nameTable } = adopted ? await previewStack(target) : preview;
  const missing = new Map(creations.map((creation) => [creation.urn, creation]));
  // The engine imports nothing into a component that the state has lost.
  const components = new Set(others.flatMap(({ creation }) => creation.ancestors));
  const frames = [...components].flatMap((urn) => missing.get(urn)?.entry ?? []);
  const resources = others.flatMap(({ creation, id }) => {
    const entry = missing.get(creation.urn)?.entry;
    return entry ? { ...entry, id } : [];
  });
  await importAll(target, { resources: [...frames, ...resources], nameTable });
}

/** Render's own are adopted by the program: an import knows nothing of the code that reads them. */
function isRender({ type }: Creation): boolean {
  return type.startsWith("pulumi-nodejs:dynamic/");
}

/**
 * An `up` of no more than the places on Render and of providers that the state has lost, with the
 * components that they are in. Says whether anything was done.
 */
async function adoptPlaces(
  { cwd, stack, env = process.env }: StackTarget,
  { creations }: Preview,
  things: readonly Existing[],
  places: readonly Existing[],
): Promise<boolean> {
  const missing = new Map(creations.map((creation) => [creation.urn, creation]));
  const providers = things.flatMap(({ creation }) => missing.get(creation.provider ?? "") ?? []);
  const wanted = [...providers, ...places.map(({ creation }) => creation)];
  if (wanted.length === 0) return false;
  const targets = new Set(wanted.flatMap(({ urn, ancestors }) => [...ancestors, urn]));
  const recovered = Object.fromEntries(places.map(({ creation, id }) => [creation.name, id]));
  await pulumi({
    cwd,
    env: { ...env, [recoveredVariable]: JSON.stringify(recovered) },
    args: [
      ...["up", "--yes", "--skip-preview", "--stack", stack],
      ...[...targets].flatMap((urn) => ["--target", urn]),
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
