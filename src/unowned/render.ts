import { z } from "zod";
import { askAllPages } from "../vendors/asked.ts";
import { withQuery } from "../vendors/pages.ts";
import { render } from "../vendors/render.ts";
import type { Unowned } from "./model.ts";
import { type Owned, ownedOf, renderType, type Session } from "./owned.ts";

/** Kinds of services, by what Render calls them. */
const serviceKinds: Record<string, { title: string; type: string }> = {
  web_service: { title: "web service", type: "WebService" },
  private_service: { title: "private service", type: "PrivateService" },
  background_worker: { title: "background worker", type: "BackgroundWorker" },
  cron_job: { title: "cron job", type: "CronJob" },
  static_site: { title: "static site", type: "StaticSite" },
};

const pageSize = 100;

/** A thing that stands in an environment of Render's. */
const thing = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().optional(),
  /** Only of a preview: the service that it is a preview of. Render, "Service previews". */
  serviceDetails: z.object({ parentServer: z.object({ id: z.string() }).nullish() }).nullish(),
});

/** What stands in our environments of Render, and in our project beside them. */
export async function lookAtRender(session: Session): Promise<Unowned[]> {
  const places = await placesOf(session);
  const found = await Promise.all([
    ...places.map(({ id, stack }) => inPlace(session, id, stack)),
    domainsOfServices(session),
  ]);
  return [...places.flatMap(({ unowned }) => unowned ?? []), ...found.flat()];
}

interface Place {
  id: string;
  stack: string;
  unowned?: Unowned;
}

/**
 * The environments that stacks own; and where a stack made the project, those beside them: a project
 * that was there before may hold anything.
 */
async function placesOf(session: Session): Promise<Place[]> {
  const owned = ownedOf(session, renderType("Environment")).map(({ id, stack }) => ({ id, stack }));
  const projects = ownedOf(session, renderType("Project"));
  const beside = await Promise.all(
    projects.map(async ({ id: projectId, stack }) => {
      const rows = await listed(session, "environment", `/environments?projectId=${projectId}`);
      return rows
        .filter(({ id }) => !owned.some((own) => own.id === id))
        .map(({ id, name }): Place => ({ id, stack, unowned: unownedPlace(id, name, stack) }));
    }),
  );
  return [...owned, ...beside.flat()];
}

function unownedPlace(id: string, name: string, stack: string): Unowned {
  return {
    ...{ stack, vendor: "Render", kind: "environment", name, id },
    means: "services and secrets in it stand beside those of the stacks, under the same project",
    adopt: "`npx infra recover` takes it in where a stack's state was lost",
    remove: `Render's dashboard, the project, environment ${name}: move or delete what is in it, then it`,
  };
}

/** Services, stores and env groups of one environment that no stack owns. */
async function inPlace(session: Session, environmentId: string, stack: string): Promise<Unowned[]> {
  const owned = (type: string) => ownedOf(session, renderType(type)).map(({ id }) => id);
  const list = async (noun: string, path: string, kinds: string[]) => {
    const rows = await listed(session, noun, `${path}?environmentId=${environmentId}`);
    const ours = kinds.flatMap(owned);
    return rows.filter(({ id }) => !ours.includes(id));
  };
  const [services, keyValues, postgres, groups] = await Promise.all([
    list(
      "service",
      "/services",
      Object.values(serviceKinds).map(({ type }) => type),
    ),
    list("keyValue", "/key-value", ["KeyValue"]),
    list("postgres", "/postgres", ["Postgres"]),
    list("envGroup", "/env-groups", ["EnvGroup"]),
  ]);
  return [
    ...services
      .filter(({ serviceDetails }) => !serviceDetails?.parentServer)
      .map((row) => service(row, stack)),
    ...keyValues.map((row) => store(row, stack, "Key Value", "`redis: { adopt: ID }`")),
    ...postgres.map((row) => store(row, stack, "Postgres", undefined)),
    ...groups.map((row) => group(row, stack)),
  ];
}

type Thing = z.infer<typeof thing>;

function service({ id, name, type = "" }: Thing, stack: string): Unowned {
  const kind = serviceKinds[type]?.title ?? "service";
  return {
    ...{ stack, vendor: "Render", kind, name, id },
    means: "it runs, costs, and reaches the environment's private network",
    adopt: `a service of the platform with \`services: { <key>: { adopt: ${id} } }\` in its stack file`,
    remove: `Render's dashboard, ${name}, Settings, Delete`,
  };
}

function store({ id, name }: Thing, stack: string, kind: string, adopt?: string): Unowned {
  return {
    ...{ stack, vendor: "Render", kind, name, id },
    means: "it holds data, costs, and answers in the environment's private network",
    ...(adopt && { adopt: `${adopt.replace("ID", id)} in its stack file, where it has none yet` }),
    remove: `Render's dashboard, ${name}, Settings, Delete: what it holds is gone with it`,
  };
}

function group({ id, name }: Thing, stack: string): Unowned {
  return {
    ...{ stack, vendor: "Render", kind: "env group", name, id },
    means: "its variables reach every service that it is linked to",
    remove: `Render's dashboard, Env Groups, ${name}, Delete; its variables belong in \`variables\``,
  };
}

const domain = z.object({
  id: z.string(),
  name: z.string(),
  /** Render adds `www` beside an apex, and the apex beside `www`. Render, "Custom domains". */
  redirectForName: z.string().nullish(),
});

/** Domains of our services that no stack has claimed. */
async function domainsOfServices(session: Session): Promise<Unowned[]> {
  const claimed = ownedOf(session, renderType("CustomDomain"));
  const names = claimed.map(({ inputs }) => String(inputs["name"]));
  const serving = ["WebService", "StaticSite"].flatMap((kind) =>
    ownedOf(session, renderType(kind)),
  );
  const found = await Promise.all(serving.map((one) => domainsOf(session, one, names)));
  return found.flat();
}

async function domainsOf(
  session: Session,
  { id, stack, inputs }: Owned,
  claimed: string[],
): Promise<Unowned[]> {
  const service = String(inputs["name"]);
  const rows = await listed(session, "customDomain", `/services/${id}/custom-domains`, domain);
  return rows
    .filter(
      ({ name, redirectForName }) => ![name, redirectForName].some((n) => includes(claimed, n)),
    )
    .map(({ id: domainId, name }) => ({
      ...{ stack, vendor: "Render", kind: "custom domain", name, id: domainId },
      means: `whoever is led there reaches ${service}`,
      adopt: "`services: { <key>: { domain: ... } }` in its stack file names one domain a service",
      remove: `Render's dashboard, ${service}, Settings, Custom Domains, ${name}, Delete`,
    }));
}

const includes = (names: string[], name: string | null | undefined) =>
  typeof name === "string" && names.includes(name);

/** Rows of one of Render's lists, which stand beside a cursor under their noun, or bare. */
async function listed<Row extends z.ZodType = typeof thing>(
  { env }: Session,
  noun: string,
  path: string,
  row: Row = thing as unknown as Row,
): Promise<z.infer<Row>[]> {
  const first = withQuery(path, { limit: String(pageSize) });
  const item = z.looseObject({ cursor: z.string().optional() });
  return await askAllPages(render, first, env, {
    answer: z.array(item),
    rows: (items) => items.map((one) => row.parse(one[noun] ?? one)),
    next: (items) => {
      const cursor = items.at(-1)?.cursor;
      if (items.length < pageSize || cursor === undefined) return undefined;
      return withQuery(first, { cursor });
    },
  });
}
