import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type, unknown } from "../types.ts";

const project = type("mongodbatlas", "Project");
const cluster = type("mongodbatlas", "AdvancedCluster");
const user = type("mongodbatlas", "DatabaseUser");
const entry = type("mongodbatlas", "ProjectIpAccessList");
const schedule = type("mongodbatlas", "CloudBackupSchedule");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let projectId: string;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  projectId = (await atlas().make(project, { name: "app", orgId: "o" })).id;
});
afterEach(() => sandbox.close());

const atlas = () => sandbox.of("mongodbatlas");

function region(size: string) {
  const place = { regionName: "EU_CENTRAL_1", priority: 7 };
  if (size === "FLEX") return { ...place, providerName: "FLEX", backingProviderName: "AWS" };
  const electableSpecs = { instanceSize: size, nodeCount: 3 };
  if (size !== "M0") return { ...place, providerName: "AWS", electableSpecs };
  return { ...place, providerName: "TENANT", backingProviderName: "AWS", electableSpecs };
}

const shape = (size: string, more = {}) => ({
  projectId,
  name: "main",
  clusterType: "REPLICASET",
  replicationSpecs: [{ regionConfigs: [region(size)] }],
  ...more,
});
const clusterOf = (size: string, more = {}) => atlas().make(cluster, shape(size, more));
const entryOf = (more: object) => atlas().make(entry, { projectId, ...more });
const userInputs = () => ({
  projectId,
  username: "app",
  password: "secret-1",
  authDatabaseName: "admin",
  roles: [{ roleName: "readWrite", databaseName: "app" }],
});

describe("Atlas clusters", () => {
  it("have the sizes of their cloud provider", async () => {
    const on = (providerName: string) => ({
      name: providerName,
      replicationSpecs: [{ regionConfigs: [{ ...region("M400"), providerName }] }],
    });
    await expect(clusterOf("M400", on("AWS"))).rejects.toThrow("INVALID_ENUM_VALUE");
    await clusterOf("M400", on("GCP"));
  });

  it("have no id of their own and are told apart by project and name", async () => {
    const one = await clusterOf("M10");
    const two = await clusterOf("M10", { name: "second" });
    expect([one.id, two.id]).toEqual(["missing ID", "missing ID"]);
    expect(one.outputs["clusterId"]).not.toBe(two.outputs["clusterId"]);
    expect(two.outputs["connectionStrings"]).toMatchObject({
      standardSrv: expect.stringMatching(/^mongodb\+srv:\/\/second\.\w{5}\.mongodb\.net$/),
    });
    await atlas().delete(cluster, one.id, one.outputs);
    const left = Object.values(sandbox.world.table(cluster)).map((row) => row["name"]);
    expect(left).toEqual(["second"]);
  });

  it.each([
    ["a taken name", "M10", "M10", {}, "DUPLICATE_CLUSTER_NAME"],
    ["a second free one", "M0", "M0", { name: "other" }, "already has a free cluster"],
    ["a size that does not exist", "M0", "M11", { name: "other" }, "INVALID_ENUM_VALUE"],
    ["backups below M10", "M10", "FLEX", { name: "x", backupEnabled: true }, "Backups cannot"],
    ["point in time without backups", "M0", "M10", { name: "x", pitEnabled: true }, "pitEnabled"],
    ["an invalid name", "M0", "M10", { name: "a_b" }, "CLUSTER_NAME_INVALID"],
  ])("refuse %s", async (_what, first, second, more, words) => {
    await clusterOf(first);
    await expect(clusterOf(second, more)).rejects.toThrow(words);
  });

  it("pass Check in shapes that only the vendor refuses", async () => {
    for (const replicationSpecs of [
      [],
      [{ regionConfigs: [] }],
      [{ regionConfigs: [region("M11")] }],
    ]) {
      expect((await atlas().check(cluster, shape("M10", { replicationSpecs }))).reasons).toEqual(
        [],
      );
    }
  });

  it("refuse ascending priorities with an error from Check", async () => {
    const regionConfigs = [6, 7].map((priority) => ({ ...region("M10"), priority }));
    const inputs = shape("M10", { replicationSpecs: [{ regionConfigs }] });
    await expect(atlas().check(cluster, inputs)).rejects.toThrow(
      "priority values in region_configs must be in descending order: priority value at index 0 " +
        "is 6 and priority value at index 1 is 7",
    );
  });

  it("stay while termination protection is on", async () => {
    const made = await clusterOf("M10", { terminationProtectionEnabled: true });
    await expect(atlas().delete(cluster, made.id, made.outputs)).rejects.toThrow(
      "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
    );
    const off = { ...made.inputs, terminationProtectionEnabled: false };
    const outputs = await atlas().update(cluster, made.id, made.outputs, off);
    await atlas().delete(cluster, made.id, outputs);
    expect(sandbox.world.table(cluster)).toEqual({});
  });

  it("grow in place and never shrink to a shared size", async () => {
    const small = await clusterOf("M10");
    const grown = shape("M30");
    const diff = await atlas().diff(cluster, small.outputs, grown);
    expect(diff).toMatchObject({ replaces: [] });
    expect(diff.diffs).toContain("replicationSpecs");
    expect(diff.diffs).toContain("connectionStrings");
    const outputs = await atlas().update(cluster, small.id, small.outputs, grown);
    const zones = [small.outputs, outputs].map((one) => {
      return (one["replicationSpecs"] as { zoneId: string }[]).map(({ zoneId }) => zoneId);
    });
    expect(zones[0]).toEqual(zones[1]);
    await expect(atlas().update(cluster, small.id, outputs, shape("M0"))).rejects.toThrow(
      "cannot become M0",
    );
  });

  it("show no change for unchanged inputs, and replace on name and project only", async () => {
    const { inputs, outputs } = await clusterOf("M10");
    expect((await atlas().diff(cluster, outputs, inputs)).changes).toBe(false);
    const renamed = await atlas().diff(cluster, outputs, { ...inputs, name: "b" });
    expect(renamed.replaces).toEqual(["name"]);
  });

  it("refuse a change of what can only be given at creation, at preview", async () => {
    const { inputs, outputs } = await clusterOf("M10");
    await expect(
      atlas().diff(cluster, outputs, { ...inputs, deleteOnCreateTimeout: false }),
    ).rejects.toThrow(
      "delete_on_create_timeout cannot be updated or set after import, remove it from the " +
        "configuration or use the state value (see below). - The current state value is true",
    );
  });

  it("are found for an import by project and name, without what only the program knows", async () => {
    await clusterOf("M10");
    const read = await atlas().read(cluster, `${projectId}-main`);
    expect(read).toMatchObject({ id: "missing ID", inputs: { name: "main", projectId } });
    expect(read.outputs).not.toHaveProperty("deleteOnCreateTimeout");
  });
});

describe("Atlas backup schedules", () => {
  const inputs = () => ({ projectId, clusterName: "main", referenceHourOfDay: 2 });

  it("need a dedicated cluster with backups on", async () => {
    await expect(atlas().make(schedule, inputs())).rejects.toThrow("CLUSTER_NOT_FOUND");
    await clusterOf("M0");
    await expect(atlas().make(schedule, inputs())).rejects.toThrow("its size is M0");
    await clusterOf("M10", { name: "dedicated" });
    const dedicated = { ...inputs(), clusterName: "dedicated" };
    await expect(atlas().make(schedule, dedicated)).rejects.toThrow("backups are off");
  });

  it("go with their cluster", async () => {
    const made = await clusterOf("M10", { backupEnabled: true });
    const { id } = await atlas().make(schedule, inputs());
    expect(id).toBe(
      `${base64("cluster_name")}:${base64("main")}-${base64("project_id")}:${base64(projectId)}`,
    );
    await atlas().delete(cluster, made.id, made.outputs);
    expect(sandbox.world.table(schedule)).toEqual({});
  });
});

describe("the Atlas access list", () => {
  it("takes an address that is there already, and deletes by address", async () => {
    const first = await entryOf({ ipAddress: "192.0.2.1", comment: "old" });
    const second = await entryOf({ cidrBlock: "192.0.2.1/32", comment: "new" });
    expect(second.id).toBe(first.id);
    expect(Object.values(sandbox.world.table(entry))).toHaveLength(1);
    await atlas().delete(entry, first.id, first.outputs);
    expect(sandbox.world.table(entry)).toEqual({});
  });

  it("names the entry's block and project in the id", async () => {
    const { id } = await entryOf({ ipAddress: "192.0.2.1" });
    expect(id).toBe(
      `${base64("entry")}:${base64("192.0.2.1/32")}-${base64("project_id")}:${base64(projectId)}`,
    );
  });

  it("lets an entry without an address pass Check and refuses it at creation", async () => {
    await expect(entryOf({ comment: "none" })).rejects.toThrow("No address was specified.");
  });

  it.each([
    [{ ipAddress: "nope" }, "valid IP Address., got: nope. Examine values at 'R.ipAddress'."],
    [{ cidrBlock: "1.2.3.4/24" }, "valid cidr., got: 1.2.3.4/24. Examine values at 'R.cidrBlock'."],
    [{ ipAddress: "1.2.3.4", cidrBlock: "1.2.3.4/32" }, "cannot be specified when"],
  ])("refuses %o", async (inputs, words) => {
    const { reasons } = await atlas().check(entry, { projectId, ...inputs });
    expect(reasons.join()).toContain(words);
  });

  it("replaces on a changed comment and ignores a removed one", async () => {
    const { inputs, outputs } = await entryOf({ ipAddress: "192.0.2.1", comment: "old" });
    const changed = await atlas().diff(entry, outputs, { ...inputs, comment: "new" });
    expect(changed.replaces).toEqual(["awsSecurityGroup", "cidrBlock", "comment"]);
    expect(changed.diffs).toContain("id");
    const { comment: _gone, ...without } = inputs;
    expect((await atlas().diff(entry, outputs, without)).changes).toBe(false);
  });
});

describe("Atlas database users", () => {
  it("are unique by name, and replaced on another name", async () => {
    const { outputs } = await atlas().make(user, userInputs());
    await expect(atlas().make(user, userInputs())).rejects.toThrow("USER_ALREADY_EXISTS");
    const diff = await atlas().diff(user, outputs, { ...userInputs(), username: "other" });
    expect(diff.replaces).toEqual(["username"]);
  });

  it("change their password in place and never tell it", async () => {
    const { id, inputs, outputs } = await atlas().make(user, userInputs());
    const news = { ...inputs, password: "secret-2" };
    expect((await atlas().diff(user, outputs, news)).replaces).toEqual([]);
    const updated = await atlas().update(user, id, outputs, news);
    const row = sandbox.world.table(user)[id] ?? {};
    expect(row["password"]).toBe("secret-2");
    row["password"] = "edited by hand";
    expect((await atlas().read(user, id, updated, news)).inputs["password"]).toBe("secret-2");
  });

  it.each(["/", "-"])("are found for an import with %s between the parts", async (separator) => {
    const { id } = await atlas().make(user, userInputs());
    const read = await atlas().read(user, [projectId, "app", "admin"].join(separator));
    expect(read.id).toBe(id);
    expect(read.inputs).not.toHaveProperty("password");
  });

  it("need roles, and take scopes of clusters that do not exist", async () => {
    const without = await atlas().check(user, { ...userInputs(), roles: [] });
    expect(without.reasons[0]).toContain("Block roles must have a configuration value");
    const scopes = [{ name: "nowhere", type: "CLUSTER" }];
    await atlas().make(user, { ...userInputs(), scopes });
  });

  it("show the authentication types as NONE and labels as empty at preview", async () => {
    const { outputs } = await atlas().create(user, userInputs(), { preview: true });
    expect(outputs).toMatchObject({
      x509Type: "NONE",
      oidcAuthType: "NONE",
      labels: [],
      id: unknown,
    });
  });
});

describe("Atlas projects", () => {
  it("stay while clusters are in them", async () => {
    await clusterOf("M10");
    await expect(atlas().delete(project, projectId, { id: projectId })).rejects.toThrow(
      "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS",
    );
  });

  it("are unique by name", async () => {
    await expect(atlas().make(project, { name: "app", orgId: "o" })).rejects.toThrow(
      "GROUP_ALREADY_EXISTS",
    );
  });
});

describe("Atlas's answers", () => {
  it("find a cluster with its connection strings, or say that there is none", async () => {
    await clusterOf("M10");
    const token = "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster";
    const found = await atlas().invoke(token, { projectId, name: "main" });
    expect(found["connectionStrings"]).toMatchObject({ standardSrv: expect.any(String) });
    await expect(atlas().invoke(token, { projectId, name: "none" })).rejects.toThrow(
      "CLUSTER_NOT_FOUND",
    );
  });
});

const base64 = (text: string) => Buffer.from(text).toString("base64");
