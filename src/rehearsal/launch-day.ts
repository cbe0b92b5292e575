import { loadFromFiles } from "../config/load-from-files.ts";
import { readProjectFiles } from "../config/project-files.ts";
import { errorsFrom } from "../config/rules/alerts.ts";
import { kindOf } from "../config/secret-kinds.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { pulumi } from "../engine/pulumi.ts";
import type { EngineContext } from "./engine-run.ts";
import { placeholders } from "./prepare-stacks.ts";
import { editPlatform, editStackFile } from "./stack-file.ts";

/** What an environment has to have of its own before production is launched: its Redis. */
export function preparesForLaunch(spec: EnvironmentSpec): [path: string[], value: unknown][] {
  const { purpose, redis } = spec;
  if (purpose === "production" || redis === undefined || redis.own) return [];
  return redis.stack === undefined ? [] : [[["redis"], {}]];
}

/**
 * Writes production's launch into its file, as docs/guide/launch-day.md has it: live keys, seeded data,
 * who is told of trouble, where errors go, the switch. False, and nothing written that stays, where the config is not ready for it.
 */
export async function launch(
  { folder, env }: EngineContext,
  production: EnvironmentSpec,
): Promise<boolean> {
  const { stack } = production;
  editStackFile(folder, stack, [
    [["seeded"], "2026-01-31"],
    [["launched"], true],
    ...watched(production),
    ...tracked(folder, production),
  ]);
  const { environments } = loadFromFiles(folder);
  const { project } = readProjectFiles(folder).input;
  const spec = environments.get(stack);
  const isNew = (key: string) =>
    kindOf(spec!.secrets[key]!.kind).mode !== undefined || !Object.hasOwn(production.secrets, key);
  const live = placeholders(spec).filter(([key]) => isNew(key));
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

type Written = [path: string[], value: unknown];

function watched({ alerts, platform }: EnvironmentSpec): Written[] {
  if (alerts !== undefined) return [];
  return [[["alerts"], { emails: [`ops@${platform.domain ?? "example.com"}`] }]];
}

/** Where production's errors go, if nothing of it reports them yet. */
function tracked(folder: string, production: EnvironmentSpec): Written[] {
  const { secrets } = production;
  const location = errorsFrom(production);
  const isDsn = ({ kind }: { kind: string }) => kind === "sentry-dsn";
  if (location === undefined || Object.values(secrets).some(isDsn)) return [];
  const { platform } = loadFromFiles(folder);
  const declared = Object.entries(platform?.secrets ?? {}).find(([, secret]) => isDsn(secret));
  const key = declared?.[0] ?? "sentryDsn";
  if (declared === undefined) editPlatform(folder, [[["secrets", key], { kind: "sentry-dsn" }]]);
  return [[[...location, "SENTRY_DSN"], `\${secrets.${key}}`]];
}
