import { createHash } from "node:crypto";
import { z } from "zod";
import type { ConfigInput } from "../../config/input.ts";
import { runPulumi, type StackTarget } from "../../engine/pulumi.ts";
import { UserError } from "../../shared/errors.ts";
import type { LastUp } from "./model.ts";

/** What `pulumi stack history --json` tells, newest first. Seen with 3.255.0. */
const historySchema = z.array(
  z.object({
    kind: z.string(),
    endTime: z.string().optional(),
    startTime: z.string(),
    result: z.string(),
    environment: z.record(z.string(), z.string()).default({}),
    config: z.record(z.string(), z.object({ value: z.string().optional() })).default({}),
  }),
);

/** Updates that are looked back on; between two of them somebody may have refreshed often. */
const pageSize = "30";

type Update = z.infer<typeof historySchema>[number];

/** The last `up` of a stack; none where it was never brought up. */
export async function lastUp(target: StackTarget, project: string): Promise<LastUp | undefined> {
  const last = (await updatesOf(target))[0];
  if (last === undefined) return undefined;
  const { environment } = last;
  const { platform, environment: config } = configOf(last, project);
  return {
    at: last.endTime ?? last.startTime,
    result: last.result,
    ...(environment["git.author"] && { by: environment["git.author"] }),
    ...(environment["git.head"] && { commit: environment["git.head"] }),
    digest: digestOf(platform, config),
  };
}

/** The config that was brought up last, and with success; none where nothing ever was. */
export async function configThatIsUp(
  target: StackTarget,
  project: string,
): Promise<{ platform: unknown; environment: unknown } | undefined> {
  const last = (await updatesOf(target)).find(({ result }) => result === "succeeded");
  return last && configOf(last, project);
}

/** The config that was brought up last, whatever came of it; none where no `up` came to its end. */
export async function configOfLastUp(
  target: StackTarget,
  project: string,
): Promise<{ platform: unknown; environment: unknown } | undefined> {
  const [last] = await updatesOf(target);
  return last && configOf(last, project);
}

/** The times that a stack was brought up, newest first. */
async function updatesOf({ cwd, stack, env }: StackTarget): Promise<Update[]> {
  const args = ["stack", "history", "--stack", stack, "--json", "--page-size", pageSize];
  const { exitCode, stdout, output } = await runPulumi({ cwd, env, args });
  if (exitCode !== 0) {
    if (/no stack named/.test(output)) return [];
    throw new UserError(`reading the history of ${stack}: ${output.trim()}`);
  }
  return historySchema.parse(JSON.parse(stdout)).filter(({ kind }) => kind === "update");
}

/** As the engine was handed it. */
function configOf({ config }: Update, project: string) {
  const configured = (key: string): unknown => {
    const text = config[`${project}:${key}`]?.value;
    return text === undefined ? undefined : JSON.parse(text);
  };
  return { platform: configured("platform"), environment: configured("environment") };
}

/** Digest of the config in the files, as `up` hands it to the engine. */
export function digestInFiles({ platform, stacks }: ConfigInput, stack: string): string {
  return digestOf(platform, stacks.find((each) => each.stack === stack)?.environment);
}

/** Eight digits tell two states of the files apart; the order of keys does not count. */
function digestOf(platform: unknown, environment: unknown): string {
  const text = JSON.stringify([platform, environment], (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
