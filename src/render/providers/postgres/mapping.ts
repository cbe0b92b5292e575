import type { components } from "../../api/schema.generated.ts";
import { type PostgresArgs, postgresProperties } from "../../postgres.ts";
import { type MarkedInputs, managedInputs } from "../../properties.ts";
import { isSamePlan } from "../plans.ts";
import { allowedAddresses, markerOf, withMarker } from "../stores.ts";
import { isSame, pick } from "../values.ts";
import type { Postgres } from "../wire.ts";

export type Inputs = MarkedInputs<PostgresArgs>;

type Post = components["schemas"]["postgresPOSTInput"];
type Patch = components["schemas"]["postgresPATCHInput"];

/** Inputs that PATCH takes. */
const changeable: readonly (keyof Inputs)[] = [
  "name",
  "plan",
  "diskSizeGB",
  "diskAutoscaling",
  "highAvailability",
  "readReplicas",
  "ipAllowList",
];

export function isSameInput(name: keyof Inputs, a: unknown, b: unknown): boolean {
  if (name === "plan") return isSamePlan("postgres", String(a ?? ""), String(b ?? ""));
  if (name === "region") return (a ?? "oregon") === (b ?? "oregon");
  if (name === "readReplicas") return isSame(sorted(a), sorted(b));
  return isSame(a, b);
}

export function creationBody(ownerId: string, inputs: Inputs): Post {
  const { environmentId, region, databaseName, databaseUser, managedBy } = inputs;
  return {
    ownerId,
    environmentId,
    region,
    databaseName,
    databaseUser,
    ...settings(inputs),
    name: inputs.name,
    version: inputs.version as Post["version"],
    plan: inputs.plan as Post["plan"],
    ipAllowList: withMarker(inputs.ipAllowList, managedBy),
  };
}

/** The whole of what the config sets; lists that it leaves out stay as they are. */
export function patchBody(present: Postgres, news: Inputs): Patch {
  const lists = news.ipAllowList ?? news.managedBy ?? markerOf(present);
  const allowed = withMarker(news.ipAllowList ?? allowedAddresses(present), news.managedBy);
  const grown = news.diskAutoscaling && (present.diskSizeGB ?? 0) > (news.diskSizeGB ?? 0);
  const { diskSizeGB, ...rest } = settings(news);
  return {
    ...rest,
    ...(!grown && diskSizeGB !== undefined && { diskSizeGB }),
    ...(lists !== undefined && { ipAllowList: allowed ?? [] }),
  };
}

export function needsPatch(present: Postgres, olds: Partial<Inputs>, news: Inputs): boolean {
  const shown = observed(present, news);
  const differs = changeable.some(
    (name) =>
      news[name] !== undefined &&
      (!isSameInput(name, shown[name], news[name]) ||
        (olds[name] !== undefined && !isSameInput(name, olds[name], news[name]))),
  );
  return differs || markerOf(present) !== news.managedBy;
}

/** An instance in the words of its inputs, those of `wanted` and no others. */
export function observed(store: Postgres, wanted: Partial<Inputs>): Partial<Inputs> {
  const size = store.diskSizeGB ?? 0;
  // What grew by itself, as the config allows, is no drift.
  const grew = wanted.diskAutoscaling && size > (wanted.diskSizeGB ?? 0);
  const shown: Record<string, unknown> = {
    name: store.name,
    plan: store.plan,
    version: store.version,
    region: store.region,
    environmentId: store.environmentId ?? "",
    // Render appends to the names it is given, so what it shows is an output.
    databaseName: wanted.databaseName,
    databaseUser: wanted.databaseUser,
    diskSizeGB: grew ? wanted.diskSizeGB : size,
    diskAutoscaling: store.diskAutoscalingEnabled,
    highAvailability: store.highAvailabilityEnabled,
    readReplicas: (store.readReplicas ?? []).map(({ name }) => name),
    ipAllowList: allowedAddresses(store),
    suspended: store.suspended === "suspended",
  };
  for (const name of managedInputs(postgresProperties)) {
    if (isSameInput(name, shown[name], wanted[name])) shown[name] = wanted[name];
  }
  return pick(shown, Object.keys(wanted));
}

function settings(inputs: Inputs): Patch {
  const { diskSizeGB, diskAutoscaling, highAvailability, readReplicas } = inputs;
  return {
    name: inputs.name,
    plan: inputs.plan as Patch["plan"],
    ...(diskSizeGB !== undefined && { diskSizeGB }),
    ...(diskAutoscaling !== undefined && { enableDiskAutoscaling: diskAutoscaling }),
    ...(highAvailability !== undefined && { enableHighAvailability: highAvailability }),
    ...(readReplicas && { readReplicas: readReplicas.map((name) => ({ name })) }),
  };
}

function sorted(names: unknown): string[] {
  return ((names ?? []) as string[]).toSorted();
}
