import { expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import type { StateResource } from "../../src/engine/pulumi.ts";
import { stateConditions } from "../../src/live/state-conditions.ts";

const { environments } = loadFromFiles(process.cwd());
const stack = (launched: boolean, ownedBy: string): StateResource => ({
  urn: "stack",
  type: "pulumi:pulumi:Stack",
  outputs: { environment: { launched }, redis: { ownedBy } },
});
const render = (kind: string, name: string, plan: string): StateResource => ({
  urn: name,
  type: `pulumi-nodejs:dynamic/render:${kind}`,
  inputs: { name, plan },
});
const cluster = (backupEnabled: boolean): StateResource => ({
  urn: "cluster",
  type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
  inputs: {},
  outputs: { name: "bondigoo-prod-cluster", backupEnabled },
});
const up = (name: string, ...resources: StateResource[]) => ({
  spec: environments.get(name)!,
  resources: resources.length > 0 ? resources : undefined,
});
const openIn = (...deployed: ReturnType<typeof up>[]) =>
  stateConditions(deployed).flatMap(({ findings }) => findings.map(({ found }) => found));

it("finds nothing open where all is up, launched, paid for and apart", () => {
  const items = stateConditions([
    up("prod", stack(true, "prod"), cluster(true), render("WebService", "api", "starter")),
    up("dev", stack(false, "dev"), render("KeyValue", "bondigoo-redis-dev", "free")),
  ]);
  expect(items.map(({ status }) => status)).toEqual(Array(5).fill("done"));
});

it("cannot tell what runs while an environment is not up", () => {
  const items = stateConditions([up("prod", stack(true, "prod")), up("staging")]);
  expect(items[0]).toMatchObject({ status: "open", findings: [{ found: "staging is not up" }] });
  expect(items.slice(1).map(({ status }) => status)).toEqual(Array(4).fill("unseen"));
});

it("believes what runs, not what the files say by now", () => {
  const launched = stack(true, "prod");
  expect(openIn(up("staging", stack(false, "prod")))).toEqual(["staging runs on prod's Redis"]);
  expect(openIn(up("prod", stack(false, "prod")))).toEqual([
    "prod was last deployed as not launched",
  ]);
  expect(openIn(up("prod", launched, cluster(false)))).toEqual([
    "bondigoo-prod-cluster has no backups",
  ]);
});

it("wants paid plans for everything of production, and for every worker", () => {
  const free = render("WebService", "api", "free");
  const worker = render("BackgroundWorker", "worker", "free");
  expect(openIn(up("prod", stack(true, "prod"), free))).toHaveLength(1);
  expect(openIn(up("staging", stack(false, "staging"), free))).toEqual([]);
  expect(openIn(up("staging", stack(false, "staging"), worker))).toEqual([
    "worker of staging is on the free plan",
  ]);
});
