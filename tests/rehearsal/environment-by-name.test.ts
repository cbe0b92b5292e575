import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareStacks } from "../../src/rehearsal/prepare-stacks.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

const file = (stack: string) => join(stage.cwd, `Pulumi.${stack}.yaml`);
const others = () => ["prod", "staging", "dev"].map((stack) => readFileSync(file(stack), "utf8"));

/** What all vendors hold, without the branches: code that is on them is nobody's to delete. */
function held() {
  const { [tables.branches]: _, ...rest } = stage.sandbox.world.state();
  return Object.fromEntries(
    Object.entries(rest).filter(([, rows]) => Object.keys(rows).length > 0),
  );
}

it("an environment is added by its name, brought up, and removed, which leaves all as it was", async () => {
  const before = { files: others(), held: structuredClone(held()) };
  const added = await stage.infra(["env", "add", "qa", "--like", "dev", "--own", "--json"]);
  expect(added.stderr).toBe("");
  expect(outcomeOf("env add", added.stdout)).toMatchObject({
    stack: "qa",
    hosts: expect.any(Array),
  });

  const env = { ...process.env, ...stage.sandbox.env };
  await prepareStacks({ folder: stage.cwd, stacks: ["qa"], fresh: ["qa"] } as never, env);
  await stage.up("qa");
  stage.row(tables.clusters, { name: "bondigoo-qa-cluster" });
  stage.row(tables.vercelProjects, { name: "bondigoo-platform-qa" });

  const shown = await stage.infra(["env", "remove", "qa"]);
  expect(shown.exitCode).toBe(2);
  expect(shown.stdout).toContain("bondigoo-qa-cluster");
  expect(shown.stdout).toContain("npx infra env remove qa --confirm qa");
  stage.row(tables.clusters, { name: "bondigoo-qa-cluster" });

  const removed = await stage.infra(["env", "remove", "qa", "--confirm", "qa", "--json"]);
  expect(removed.exitCode, removed.stderr).toBe(0);
  expect(outcomeOf("env remove", removed.stdout)).toMatchObject({ stack: "qa" });
  expect(existsSync(file("qa"))).toBe(false);
  expect(others()).toEqual(before.files);
  expect(held()).toEqual(before.held);
});

it("a laptop gets dev's test keys on request, and other values of dev's in their place", async () => {
  const plain = await stage.infra(["env", "write", "--json"]);
  expect([plain.exitCode, plain.stdout]).toEqual([2, expect.stringContaining("STRIPE_SECRET_KEY")]);
  expect(outcomeOf("env write", plain.stdout).files).not.toEqual([]);
  const { exitCode, stderr } = await stage.infra(["env", "write", "--test-secrets"]);
  expect(exitCode, stderr).toBe(0);
  const written = parseEnv(readFileSync(join(stage.cwd, ".env"), "utf8"));
  expect(written["STRIPE_SECRET_KEY"]).toMatch(/^sk_test_/);
  expect(written["DATABASE_URL"]).toBe("mongodb://localhost/coaching-platform-dev");
  const checked = await stage.infra(["env", "check"]);
  expect(checked.exitCode, checked.stdout).toBe(0);
});

it.each([
  ["production", "prod", [], /prod is production/],
  ["one whose name is not confirmed", "dev", ["--confirm", "dve"], /not "dev"/],
])("%s is not removed", async (_what, stack, flags, says) => {
  const { exitCode, stderr } = await stage.infra(["env", "remove", stack, ...flags]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(says);
});

it("what others build on is not removed", async () => {
  stage.edit("dev", ["frontends", "platform", "previewOf"], "staging");
  const { exitCode, stderr } = await stage.infra(["env", "remove", "staging"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("dev need staging");
});

it("what is kept whole is not removed before its own file says so", async () => {
  stage.edit("dev", ["deletionProtection"], true);
  const { exitCode, stderr } = await stage.infra(["env", "remove", "dev"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("allowDeletion: [dev]");
});
