import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commentBody, issueBody } from "../../src/ci/bodies.ts";
import type { StackReport } from "../../src/ci/report.ts";
import { placeholder } from "../../src/config/secret-kinds.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { loadFacts } from "../../src/sandbox/providers/facts.ts";
import { filesBelow } from "../architecture/source.ts";
import {
  keptPlatforms,
  type OpenedPlatform,
  openPlatform,
  readPlatform,
} from "../contract/kept-platform.ts";
import { tables } from "./stage.ts";

/**
 * Production as older code left it, with GITHUB_TOKEN in its state in the clear, brought up by today's
 * code on a machine that holds every credential a provider could take.
 */
const old = readPlatform(join(keptPlatforms, "2f550c0", "bondigoo.json.br"));
const oldToken = "ghp_sandbox";
const provider = "repository-github";

const place = mkdtempSync(join(tmpdir(), "credentials-"));
let platform: OpenedPlatform;
let before: Resource[];

interface Resource {
  type: string;
  urn: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** Every variable that a provider takes one of its settings from, and those of backends and CI. */
const variables = [
  ...["cloudflare", "github", "mongodbatlas", "vercel"].flatMap((name) =>
    Object.values(loadFacts(name).config).flatMap(({ env = [] }) => env),
  ),
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_STORAGE_KEY"],
  ...["GOOGLE_CREDENTIALS", "VAULT_TOKEN", "NPM_TOKEN", "NODE_AUTH_TOKEN", "SENTRY_DSN"],
].filter((name) => !/URL|MANAGER|OWNER|ORGANIZATION|EMAIL$/.test(name));

/** A machine's credentials; each is long enough for the plugins' checks of their form. */
const held = (machine: string) =>
  Object.fromEntries(
    variables.map((name) => [
      name,
      `${machine}${name.toLowerCase().replaceAll("_", "-")}${"x".repeat(40)}`,
    ]),
  );
const laptop = held("laptop-");
const runner = held("runner-");

/** Names of the credentials that a text holds. */
const seenIn = (text: string) => {
  const all = { ...laptop, ...runner, RENDER_API_KEY: platform.sandbox.render.apiKey };
  return Object.entries(all).flatMap(([name, value]) => (text.includes(value) ? [name] : []));
};

const run = (machine: object, ...args: string[]) => {
  const env = { ...platform.env, ...machine };
  return runPulumi({ cwd: platform.cwd, env, args: [...args, "--stack", "prod"] });
};

async function resources(): Promise<Resource[]> {
  const { stdout } = await run({}, "stack", "export", "--show-secrets");
  return JSON.parse(stdout).deployment.resources;
}

async function look(kind: "preview" | "drift"): Promise<{ report: StackReport; printed: string }> {
  const out = join(place, `${kind}.json`);
  const bin = join(projectFolder, "bin", "infra.js");
  const args = [bin, "ci", kind, "--stack", "prod", "--out", out];
  const env = { ...platform.env, ...runner };
  const options = { cwd: platform.cwd, env, extendEnv: false, reject: false, all: true } as const;
  const { all } = await execa(process.execPath, args, options);
  return { report: JSON.parse(readFileSync(out, "utf8")), printed: all };
}

beforeAll(async () => {
  platform = await openPlatform(old, place);
  before = await resources();
});
afterAll(async () => {
  await platform?.sandbox.close();
  rmSync(place, { recursive: true, force: true });
});

/** In the state only: docs/decisions/production-is-kept-whole.md. */
const lock = "platform:environment:DeletionLock";

describe("a token in an old state", () => {
  it("is there in the clear", () => {
    expect(JSON.stringify(old.stacks["prod"])).toContain(oldToken);
    expect(variables.length).toBeGreaterThan(20);
  });

  it.each(["preview", "drift"] as const)(
    "is told to go by the %s, which shows neither it nor today's",
    async (kind) => {
      const { report, printed } = await look(kind);
      expect(report.error).toBeUndefined();
      expect(report.changes).toEqual([
        {
          op: "update",
          type: "pulumi:providers:github",
          name: provider,
          properties: [{ name: "token", before: "[secret]" }],
          concerns: ["rights"],
          effects: [
            { property: "token", effect: "in place", means: "Used from the next call on." },
          ],
        },
        { op: "create", type: lock, name: "deletion-lock", properties: [], effects: [] },
      ]);
      const bodies = [commentBody([report], "0123", "run"), issueBody(report, "run")];
      for (const text of [JSON.stringify(report), printed, ...bodies]) {
        expect(text).not.toContain(oldToken);
        expect(seenIn(text)).toEqual([]);
      }
    },
  );

  it("goes with the next up, which adds the lock of today's code and changes nothing else", async () => {
    const { exitCode, output } = await run(laptop, "up", "--yes", "--skip-preview");
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/^ +~ 1 updated$/m);
    expect(output).toMatch(/^ +\+ 1 created$/m);
    expect(output).not.toMatch(/^ +[-+~]+ \d+ (deleted|replaced)/m);
    expect(seenIn(output)).toEqual([]);
    const after = await resources();
    const kept = after.filter(({ type }) => type !== lock);
    expect(kept).toHaveLength(after.length - 1);
    expect(kept.map(({ urn }) => urn).toSorted()).toEqual(before.map(({ urn }) => urn).toSorted());
    const github = after.find(({ urn }) => urn.endsWith(`::${provider}`));
    expect(github?.inputs).toMatchObject({ owner: "bondigoo" });
    expect(github?.inputs).not.toHaveProperty("token");
    expect(github?.outputs).not.toHaveProperty("token");
  });
});

describe("credentials of the environment", () => {
  it("are in no state, not even encrypted", async () => {
    const { stdout } = await run({}, "stack", "export", "--show-secrets");
    expect(stdout).toContain("bondigoo-prod-user");
    expect(stdout).not.toContain(oldToken);
    expect(seenIn(stdout)).toEqual([]);
  });

  it("are in no file of the backend: states, backups, histories", () => {
    const backend = join(place, "state", "pulumi");
    const files = readdirSync(backend, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((file) => file.includes("/history/"))).toBe(true);
    const leaks = files.flatMap((file) =>
      seenIn(readFileSync(file, "latin1")).map((name) => `${name} in ${file}`),
    );
    expect(leaks).toEqual([]);
  });

  it("may differ between a laptop and CI without being a change", async () => {
    const { exitCode, output } = await run(runner, "preview", "--expect-no-changes", "--diff");
    expect(exitCode, output).toBe(0);
    expect(seenIn(output)).toEqual([]);
  });
});

describe("Pulumi's own debugging", () => {
  const guide = readFileSync(join(projectFolder, "docs", "guide", "recovering.md"), "utf8");

  it("prints what we generate in the clear, and the guide says so", async () => {
    const users = Object.values(platform.sandbox.world.table(tables.databaseUsers));
    const own = users.find(({ username }) => username === "bondigoo-prod-user");
    const { output } = await run(laptop, "preview", "--debug");
    expect(output).toContain(String(own?.["password"]));
    expect(guide).toContain("`--debug` prints generated values");
  });

  it("prints entered values as well at its most talkative, and the guide says so", async () => {
    const { output } = await run(laptop, "preview", "--logtostderr", "-v=9");
    expect(output).toContain(placeholder("stripe-secret-key", "prod-stripeSecretKey"));
    expect(guide).toContain("`--logtostderr -v=9` every entered one");
  });

  it("is asked for by no workflow and by no command of ours", () => {
    const files = [...filesBelow(".github/workflows"), ...filesBelow("src")].filter((file) =>
      /\.(ts|ya?ml)$/.test(file),
    );
    const asks = /["' ](--debug|--logtostderr|--logflow|-v=\d|--tracing)\b/;
    const asking = files.filter((file) =>
      asks.test(readFileSync(join(projectFolder, file), "utf8")),
    );
    expect(asking).toEqual([]);
  });
});

describe("credentials in a stack's config", () => {
  it("that are marked as secrets are encrypted in the state, whatever the provider calls them", async () => {
    const given = {
      "github:token": "config-github-token",
      "mongodbatlas:clientSecret": "config-atlas-secret",
    };
    const pairs = Object.entries(given).flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
    const set = await run({}, "config", "set-all", ...pairs);
    expect(set.exitCode, set.output).toBe(0);
    const { exitCode, output } = await run(laptop, "up", "--yes", "--skip-preview");
    expect(exitCode, output).toBe(0);
    const { stdout: encrypted } = await run({}, "stack", "export");
    const { stdout: clear } = await run({}, "stack", "export", "--show-secrets");
    for (const value of Object.values(given)) {
      expect(encrypted).not.toContain(value);
      expect(clear).toContain(value);
    }
  });
});
