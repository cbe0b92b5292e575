import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

const variables = (): Record<string, string> => {
  const { envVars } = stage.row(tables.envGroups, { name: "bondigoo-prod-env" });
  const list = envVars as { key: string; value: string }[];
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
};
/** What the newest deploy of the API that went live runs with. */
const running = (): Record<string, string> => {
  const { id } = stage.row(tables.services, { name: "bondigoo-api-prod" });
  const live = stage
    .rows(tables.deploys)
    .filter(({ serviceId, status }) => serviceId === id && status === "live");
  return live.at(-1)!.variables as Record<string, string>;
};
const users = () => stage.rows(tables.databaseUsers).map(({ username }) => username);
const writes = () =>
  stage.sandbox.world.calls
    .map(({ operation }) => operation)
    .filter((one) => /^(POST|PUT|PATCH|DELETE|Create|Update|Delete) /.test(one));
const rotate = async (name: string, input?: string) => {
  const { exitCode, stderr } = await stage.infra(["secrets", "rotate", name, "-s", "prod"], input);
  expect(exitCode, stderr).toBe(0);
};

describe("rotating the database user, while a deploy fails", () => {
  it("keeps the user that the running services have", async () => {
    await rotate("database");
    stage.sandbox.faults.arm("deploy-update-failed", { operation: "deploy bondigoo-api-prod" });
    const { exitCode } = await stage.run("prod", "up", "--yes", "--skip-preview");
    stage.sandbox.faults.clear();
    expect(exitCode).not.toBe(0);
    expect(running().DATABASE_URL).toContain("//bondigoo-prod-user:");
    expect(users()).toEqual(expect.arrayContaining(["bondigoo-prod-user", "bondigoo-prod-user-b"]));
  });

  it("removes it in the run whose deploys went live, and after them", async () => {
    stage.sandbox.world.clearCalls();
    await stage.up("prod");
    expect(running().DATABASE_URL).toContain("//bondigoo-prod-user-b:");
    expect(users()).not.toContain("bondigoo-prod-user");
    const gone = writes().findIndex((one) => /^Delete .*DatabaseUser$/.test(one));
    const deployed = writes().findLastIndex((one) => /^POST .*deploys$/.test(one));
    expect(deployed).toBeGreaterThanOrEqual(0);
    expect(gone).toBeGreaterThan(deployed);
  });

  it("comes back to the first name the next time, with another password", async () => {
    const [, before] = /:([^@]+)@/.exec(running().DATABASE_URL!.slice("mongodb+srv:".length))!;
    await rotate("database");
    await stage.up("prod");
    expect(running().DATABASE_URL).toContain("//bondigoo-prod-user:");
    expect(running().DATABASE_URL).not.toContain(before);
    expect(users()).not.toContain("bondigoo-prod-user-b");
  });
});

describe("rotating a generated secret", () => {
  it("makes that one anew, deploys every service once, and replaces none", async () => {
    const before = variables();
    const services = stage.rows(tables.services).map(({ id }) => id);
    await rotate("sessionSecret");
    stage.sandbox.world.clearCalls();
    await stage.up("prod");
    const { SESSION_SECRET, ...others } = variables();
    const { SESSION_SECRET: old, ...same } = before;
    expect(SESSION_SECRET).toMatch(/^\w{64}$/);
    expect(SESSION_SECRET).not.toBe(old);
    expect(others).toEqual(same);
    expect(running().SESSION_SECRET).toBe(SESSION_SECRET);
    expect(writes().filter((one) => /^POST .*deploys$/.test(one))).toHaveLength(2);
    expect(stage.rows(tables.services).map(({ id }) => id)).toEqual(services);
  });
});

describe("rotating an entered secret", () => {
  it("reaches the running services by one deploy each", async () => {
    await rotate("stripeSecretKey", "sk_test_fake_key_of_autumn");
    stage.sandbox.world.clearCalls();
    await stage.up("prod");
    expect(running().STRIPE_SECRET_KEY).toBe("sk_test_fake_key_of_autumn");
    expect(writes().filter((one) => /^POST .*deploys$/.test(one))).toHaveLength(2);
  });
});
