import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { placeholders } from "../../src/rehearsal/prepare-stacks.ts";
import { type Registration, record } from "../environment/recording.ts";
import { add, merged, nothing, type Row, type Standing, settings } from "./world.ts";

type Outputs = Awaited<ReturnType<typeof record>>["outputs"];

/** What the programs of all environments ask the vendors for, when every vendor says yes. */
export async function planned(
  environments: ReadonlyMap<string, EnvironmentSpec>,
): Promise<Record<string, Standing>> {
  const outputs: Record<string, Outputs> = {};
  const standings: Record<string, Standing> = {};
  const waiting = [...environments.values()];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ dependencies }) =>
      Object.keys(dependencies).every((stack) => outputs[stack] !== undefined || stack === ""),
    );
    if (next === -1) throw new Error(`wait for each other: ${waiting.map(({ stack }) => stack)}`);
    const [spec] = waiting.splice(next, 1);
    if (spec === undefined) break;
    const made = await recorded(spec, outputs);
    outputs[spec.stack] = made.outputs;
    standings[spec.stack] = standingOf(spec, made.resources);
  }
  return standings;
}

const cache = new Map<string, Promise<{ resources: Registration[]; outputs: Outputs }>>();

/** Most walks leave most environments as they are. */
function recorded(spec: EnvironmentSpec, outputs: Record<string, Outputs>) {
  const others = Object.fromEntries(
    Object.keys(spec.dependencies).map((stack) => [stack, outputs[stack]]),
  );
  const key = JSON.stringify([spec, [...spec.references], others]);
  const made = cache.get(key) ?? own(spec, others as never);
  cache.set(key, made);
  return made;
}

/** The mocks make up the same secrets for every environment: each gets its own. */
async function own(spec: EnvironmentSpec, others: Record<string, Record<string, unknown>>) {
  const { resources, outputs } = await record(spec, others);
  const entered = placeholders(spec).toSorted(([a], [b]) => b.length - a.length);
  const named = (value: unknown) => {
    let text = JSON.stringify(value)
      .replaceAll("/p@ss", `/p@ss-of-${spec.stack}`)
      .replaceAll("%2Fp%40ss", `%2Fp%40ss-of-${spec.stack}`);
    for (const [key, secret] of entered) text = text.replaceAll(`value-of-${key}`, secret);
    return JSON.parse(text);
  };
  return { resources: named(resources) as Registration[], outputs: named(outputs) as Outputs };
}

function standingOf(spec: EnvironmentSpec, resources: Registration[]): Standing {
  const standing = nothing();
  for (const [, secret] of placeholders(spec)) {
    if (!secret.startsWith("pk_")) standing.secrets.push(secret);
  }
  for (const { type, name, inputs } of resources) {
    if (type.endsWith(":RandomPassword")) {
      const secret = `${name}/p@ss-of-${spec.stack}`;
      standing.secrets.push(secret, encodeURIComponent(secret));
    }
    if (type.startsWith("pulumi-nodejs:")) addRender(standing, type, inputs);
    else add(standing, type, inputs);
  }
  return standing;
}

const processes = /:(?:WebService|PrivateService|BackgroundWorker|CronJob|StaticSite)$/;

function addRender(standing: Standing, type: string, inputs: Row): void {
  const name = String(inputs["name"]);
  if (type.endsWith(":KeyValue")) standing.redisNames.push(name);
  if (type.endsWith(":CustomDomain")) standing.apiHosts.push(name);
  if (!processes.test(type)) return;
  const place = `render ${name}`;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  standing.serviceNames.push(slug);
  standing.apiHosts.push(`${slug}.onrender.com`);
  const groups = (inputs["envGroups"] ?? []) as { variables: Row }[];
  const shared = groups.flatMap(({ variables }) => settings(place, variables));
  standing.processes.push(merged(settings(place, inputs["variables"] as Row | undefined), shared));
  const commands = Object.entries(inputs).filter(([key]) => key.endsWith("Command"));
  standing.commands.push(...settings(place, Object.fromEntries(commands)));
}
