import { loadFromFiles } from "../config/load-from-files.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { kindOf } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { pulumi } from "../engine/pulumi.ts";
import type { EngineContext } from "./engine-run.ts";
import { placeholders } from "./prepare-stacks.ts";
import { editStackFile } from "./stack-file.ts";

/** What an environment has to have of its own before production is launched: its Redis. */
export function preparesForLaunch(spec: EnvironmentSpec): [path: string[], value: unknown][] {
  const { purpose, redis } = spec;
  if (purpose === "production" || redis === undefined || redis.own) return [];
  return redis.stack === undefined ? [] : [[["redis"], {}]];
}

/**
 * Writes production's launch into its file, as docs/guide/launch-day.md has it: live keys, seeded data,
 * the switch. False, and nothing written that stays, where the config is not ready for it.
 */
export async function launch(
  { folder, env }: EngineContext,
  { stack }: EnvironmentSpec,
): Promise<boolean> {
  const seeded = "2026-01-31";
  editStackFile(folder, stack, [
    [["seeded"], seeded],
    [["launched"], true],
  ]);
  const { environments } = loadFromFiles(folder);
  const { project } = readProjectFiles(folder).input;
  const spec = environments.get(stack);
  const hasMode = (key: string) => kindOf(spec!.secrets[key]!.kind).mode !== undefined;
  const live = placeholders(spec).filter(([key]) => hasMode(key));
  if (live.length > 0) {
    const values = live.flatMap(([key, value]) => [
      "--secret",
      `${project}:secrets.${key}=${value}`,
    ]);
    await pulumi({
      cwd: folder,
      env,
      args: ["config", "set-all", "--stack", stack, "--path", ...values],
    });
  }
  if (loadFromFiles(folder).faults.length === 0) return true;
  editStackFile(folder, stack, [[["launched"], false]]);
  return false;
}
