import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runPulumi } from "../../../src/engine/pulumi.ts";
import { faultHooks } from "../../../src/sandbox/fault-hooks.ts";
import { FaultInjector } from "../../../src/sandbox/faults.ts";
import { debugProviders } from "../../../src/sandbox/providers/providers.ts";
import { seedWorld } from "../../../src/sandbox/providers/seed.ts";
import { freshAccounts } from "../../../src/sandbox/providers/seeds.ts";
import { createProject, type TestProject } from "../../engine/support/project.ts";
import { keyInVault } from "../../engine/support/stack-init.ts";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

const names = {
  repository: "acme/app",
  domain: "acme.ch",
  atlas: { project: "64b5f0c2a1d3e4f5a6b7c8d9", clusters: [] },
};

let faults: FaultInjector;
let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let project: TestProject;
beforeEach(async () => {
  faults = new FaultInjector();
  sandbox = await startSandboxProviders(faultHooks(faults));
  seedWorld(sandbox.world, freshAccounts(names));
  const program = new URL("programs/deployment.ts", import.meta.url);
  project = createProject(readFileSync(program, "utf8"));
  Object.assign(project.env, {
    PULUMI_DEBUG_PROVIDERS: debugProviders(sandbox.ports),
    GITHUB_TOKEN: "sandbox",
  });
  await run("stack", "init", "test", keyInVault);
});
afterEach(async () => {
  project.remove();
  await sandbox.close();
});

const run = (...args: string[]) => runPulumi({ cwd: project.cwd, env: project.env, args });
const up = async (...more: string[]) =>
  (await run("up", "--yes", "--skip-preview", "--stack", "test", ...more)).exitCode;
const deployments = () => Object.values(sandbox.world.table(type("vercel", "Deployment")));

/** The answer to the next deployment that is made is lost. */
const loseOne = () => {
  faults.arm("reset-after", { vendor: "vercel", operation: "Create vercel:index/deployment:*" });
};

// The plugin imports no deployment, so the one whose answer was lost cannot be taken over: it stays
// at Vercel as every older one does. docs/guide/recovering.md says so.
it("an up that is interrupted around Vercel's deployment leaves one more each time, and no other", async () => {
  for (const interruptions of [1, 2]) {
    loseOne();
    expect(await up()).not.toBe(0);
    expect(deployments()).toHaveLength(interruptions);
  }
  expect(await up()).toBe(0);
  expect(deployments().map(({ ref, production }) => [ref, production])).toEqual(
    Array(3).fill(["main", true]),
  );
  expect(await up("--expect-no-changes")).toBe(0);
  expect(deployments()).toHaveLength(3);

  project.env["BUILT_IN"] = "changed";
  loseOne();
  expect(await up()).not.toBe(0);
  expect(await up()).toBe(0);
  expect(await up("--expect-no-changes")).toBe(0);
  const made = sandbox.world.calls.filter(({ operation }) =>
    operation.startsWith("Create vercel:index/deployment"),
  );
  expect(made, "two that are in use one after the other, and three that were lost").toHaveLength(5);
});
