import type { ResourceKind } from "../../../src/render/resource.ts";

/** What stands at Render before a life begins, by id. */
export interface Surroundings {
  project: string;
  dev: string;
  other: string;
  sharedGroup: string;
  moreGroup: string;
  looseGroup: string;
  site: string;
}

/** One thing a person does with a resource. */
export interface Step {
  title: string;
  /** What the config says from now on; `read` is a refresh, `destroy` a destroy. */
  does: object | "read" | "destroy";
  /** The engine was killed after Render made it and before the engine remembered it. */
  forgotten?: boolean;
}

/** A resource from its creation to its end, so told that the provider makes all its calls. */
export interface Life {
  kind: ResourceKind;
  title: string;
  steps: Step[];
}

/** A value nobody may ever see printed. */
export const secret = (name: string) => `s3cret-${name}-7Qx`;

export const groupVariables = {
  shared: { SHARED: secret("shared") },
  more: { MORE: secret("more") },
  loose: { LOOSE: secret("loose") },
};

const managedBy = "shop/dev";
const repo = "https://github.com/shop/shop";
/** The same creation once more, by an engine that does not know of the first. */
const again = (does: object): Step => ({ title: "create, forgotten", does, forgotten: true });
const end: Step[] = [
  { title: "read", does: "read" },
  { title: "delete", does: "destroy" },
];

/** Every kind of resource, each in the shapes that make different calls. */
export function lives(at: Surroundings): Life[] {
  return [
    ...containers(at),
    { kind: "WebService", title: "from Git, in an environment", steps: webService(at) },
    { kind: "WebService", title: "adopted", steps: adopted(at) },
    { kind: "PrivateService", title: "from an image, with a disk", steps: privateService() },
    { kind: "BackgroundWorker", title: "made suspended", steps: worker(at) },
    { kind: "CronJob", title: "from a Dockerfile", steps: cronJob(at) },
    { kind: "StaticSite", title: "with headers and routes", steps: staticSite(at) },
    { kind: "EnvGroup", title: "in an environment", steps: envGroup(at) },
    { kind: "EnvGroup", title: "outside environments", steps: looseEnvGroup() },
    { kind: "KeyValue", title: "in an environment", steps: keyValue(at) },
    { kind: "Postgres", title: "outside environments", steps: postgres(at) },
    { kind: "CustomDomain", title: "of a web service", steps: customDomain(at) },
    { kind: "RegistryCredential", title: "of a registry", steps: registryCredential() },
  ];
}

function containers({ project }: Surroundings): Life[] {
  return [
    {
      kind: "Project",
      title: "with a first environment",
      steps: [
        { title: "create", does: { name: "books", firstEnvironment: "dev" } },
        again({ name: "books", firstEnvironment: "dev" }),
        { title: "rename", does: { name: "library", firstEnvironment: "dev" } },
        ...end,
      ],
    },
    {
      kind: "Environment",
      title: "of a project",
      steps: [
        { title: "create", does: { projectId: project, name: "staging" } },
        again({ projectId: project, name: "staging" }),
        { title: "protect", does: { projectId: project, name: "stage", protected: true } },
        ...end,
      ],
    },
  ];
}

function webService({ dev, other, sharedGroup, moreGroup, looseGroup }: Surroundings): Step[] {
  const shared = { id: sharedGroup, variables: groupVariables.shared };
  const more = { id: moreGroup, variables: groupVariables.more };
  const loose = { id: looseGroup, variables: groupVariables.loose };
  const first = {
    name: "api",
    plan: "standard",
    runtime: "node",
    repo,
    startCommand: "npm start",
    preDeployCommand: "npm run migrate",
    environmentId: dev as string | undefined,
    variables: { A: secret("a"), B: secret("b") },
    secretFiles: { "key.pem": secret("key") },
    envGroups: [shared],
    autoscaling: { min: 1, max: 3, cpuPercent: 70 },
  };
  const second = {
    ...first,
    name: "api-2",
    plan: "pro",
    startCommand: "npm run serve",
    variables: { A: secret("a2"), C: secret("c") },
    secretFiles: { "other.pem": secret("key2") },
    envGroups: [more],
    autoscaling: { min: 2, max: 4, cpuPercent: 70 },
  };
  const third = { ...second, variables: { A: secret("a3"), C: secret("c") } };
  const fourth = { ...third, variables: { A: secret("a3") } };
  const fifth = { ...fourth, autoscaling: undefined, instances: 2 };
  const moved = { ...fifth, environmentId: other, envGroups: [loose] };
  const free = { ...moved, environmentId: undefined, managedBy };
  return [
    { title: "create", does: first },
    again(first),
    { title: "change much at once", does: second },
    { title: "change one variable", does: third },
    { title: "remove one variable", does: fourth },
    { title: "instances for autoscaling", does: fifth },
    { title: "move to another environment", does: moved },
    { title: "take out of environments", does: free },
    { title: "suspend", does: { ...free, suspended: true } },
    { title: "resume", does: { ...free, suspended: false } },
    ...end,
  ];
}

function adopted({ site, dev }: Surroundings): Step[] {
  const does = {
    adopt: site,
    name: "site",
    plan: "starter",
    runtime: "node",
    repo,
    startCommand: "npm run site",
    environmentId: dev,
    variables: { A: secret("adopted") },
  };
  return [{ title: "adopt", does }, ...end];
}

function privateService(): Step[] {
  const first = {
    name: "search",
    plan: "standard",
    runtime: "image",
    image: { url: "docker.io/shop/search:1" },
    managedBy,
    variables: { KEY: secret("search") },
    disk: { name: "data", mountPath: "/data", sizeGB: 10 },
  };
  const without = { ...first, disk: undefined, allowReplace: true };
  return [
    { title: "create", does: first },
    again(first),
    {
      title: "new image, larger disk",
      does: {
        ...first,
        image: { url: "docker.io/shop/search:2" },
        disk: { name: "data", mountPath: "/data", sizeGB: 20 },
      },
    },
    { title: "remove the disk", does: without },
    { title: "add a disk", does: first },
    ...end,
  ];
}

function worker({ dev }: Surroundings): Step[] {
  const inputs = {
    name: "worker",
    plan: "starter",
    runtime: "node",
    repo,
    startCommand: "npm run worker",
    environmentId: dev,
    variables: { KEY: secret("worker") },
  };
  return [
    { title: "create", does: { ...inputs, suspended: true } },
    { title: "resume", does: { ...inputs, suspended: false, branch: "next" } },
    ...end,
  ];
}

function cronJob({ dev }: Surroundings): Step[] {
  const inputs = { name: "nightly", plan: "starter", runtime: "docker", repo, environmentId: dev };
  return [
    { title: "create", does: { ...inputs, schedule: "0 3 * * *" } },
    { title: "new schedule", does: { ...inputs, schedule: "0 4 * * *", startCommand: "true" } },
    ...end,
  ];
}

function staticSite({ dev }: Surroundings): Step[] {
  const headers = [{ path: "/*", name: "X-Frame-Options", value: "DENY" }];
  const routes = [{ type: "rewrite", source: "/*", destination: "/index.html" }];
  const inputs = { name: "pages", repo, publishPath: "dist", environmentId: dev, headers, routes };
  const next = {
    ...inputs,
    headers: [{ path: "/*", name: "X-Frame-Options", value: "SAMEORIGIN" }],
    routes: [{ type: "redirect", source: "/old", destination: "/new" }, ...routes],
  };
  return [{ title: "create", does: inputs }, { title: "new rules", does: next }, ...end];
}

function envGroup({ dev, other }: Surroundings): Step[] {
  const first = {
    name: "keys",
    environmentId: dev,
    variables: { A: secret("group-a"), B: secret("group-b") },
    secretFiles: { "a.txt": secret("file-a") },
  };
  const second = {
    ...first,
    name: "keys-2",
    variables: { A: secret("group-a2"), C: secret("group-c") },
    secretFiles: { "b.txt": secret("file-b") },
  };
  return [
    { title: "create", does: first },
    again(first),
    { title: "change much at once", does: second },
    { title: "move to another environment", does: { ...second, environmentId: other } },
    ...end,
  ];
}

function looseEnvGroup(): Step[] {
  const inputs = { name: "loose-keys", managedBy, variables: { A: secret("loose-a") } };
  return [{ title: "create", does: inputs }, again(inputs), ...end];
}

function keyValue({ dev, other }: Surroundings): Step[] {
  const first = {
    name: "cache",
    plan: "starter",
    environmentId: dev,
    maxmemoryPolicy: "noeviction",
  };
  const second = { ...first, name: "cache-2", plan: "standard", maxmemoryPolicy: "allkeys_lru" };
  return [
    { title: "create", does: first },
    again(first),
    { title: "change much at once", does: second },
    { title: "move, suspend", does: { ...second, environmentId: other, suspended: true } },
    { title: "resume", does: { ...second, environmentId: other, suspended: false } },
    ...end,
  ];
}

function postgres({ dev }: Surroundings): Step[] {
  const first = { name: "db", plan: "basic_1gb", version: "17", managedBy };
  const second = { ...first, plan: "pro_4gb", highAvailability: true, readReplicas: ["copy"] };
  const { managedBy: _, ...placed } = { ...second, environmentId: dev };
  return [
    { title: "create", does: first },
    again(first),
    { title: "change much at once", does: second },
    { title: "move, suspend", does: { ...placed, suspended: true } },
    { title: "resume", does: { ...placed, suspended: false } },
    ...end,
  ];
}

function customDomain({ site }: Surroundings): Step[] {
  return [
    { title: "create", does: { serviceId: site, name: "shop.ch" } },
    again({ serviceId: site, name: "shop.ch" }),
    { title: "another name (replaces)", does: { serviceId: site, name: "api.shop.ch" } },
    ...end,
  ];
}

function registryCredential(): Step[] {
  const inputs = { name: "ghcr", registry: "GITHUB", username: "shop", managedBy };
  return [
    { title: "create", does: { ...inputs, authToken: secret("token") } },
    again({ ...inputs, authToken: secret("token") }),
    { title: "new token", does: { ...inputs, authToken: secret("token-2") } },
    ...end,
  ];
}
