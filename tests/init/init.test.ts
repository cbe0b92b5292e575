import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadFromFiles } from "../../src/config/load-from-files.ts";

const infra = new URL("../../bin/infra.js", import.meta.url).pathname;
const needed = ["--domain", "acme.example", "--repository", "acme/shop"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function init(args: string[], input = "") {
  return await execa({
    cwd: folder,
    input,
    reject: false,
  })`${process.execPath} ${infra} init ${args}`;
}

const platform = () =>
  parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).config.platform.value;

const faults = () => loadFromFiles(folder).faults;

describe("infra init", () => {
  it("writes a project without a fault into an empty folder, asking nothing with --yes", async () => {
    const { stdout, exitCode } = await init(["--yes", "--name", "acme", ...needed]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      [
        "Written:",
        ...["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.dev.yaml"].map(
          (file) => `  ${file}`,
        ),
        ...["package.json", ".gitignore", ".npmrc"].map((file) => `  ${file}`),
        ...[
          "backup",
          "deploy",
          "drift",
          "drill",
          "duties",
          "preview",
          "pull-request-environment",
        ].map((name) => `  .github/workflows/${name}.yml`),
        ...["refresh", "suspend", "watch"].map((name) => `  .github/workflows/${name}.yml`),
        "Next:",
        "  npm install",
        "  npx infra check       # what is refused, offline",
        "  npx infra rehearse    # the whole life of all environments, on this machine",
      ].join("\n"),
    );
    expect(faults()).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies).toEqual({
      "platform-environments": "0.1.0",
    });
  });

  it("reads the answers a line each, and asks again after one that cannot be", async () => {
    const answers = ["acme", "no domain", "acme.example", "acme/shop", "", "vite", "", "postgres"];
    const { stderr, exitCode } = await init(
      [],
      `${[...answers, "mongodb-atlas", "5f1e0c9b8a7d6c5b4a392817", "yes"].join("\n")}\n`,
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("not possible: a full host name such as api.example.com");
    expect(stderr).toContain("not possible: none, mongodb-atlas, render-postgres");
    expect(faults()).toEqual([]);
    expect(platform()).toMatchObject({
      name: "acme",
      frontends: { web: { framework: "vite", variables: { VITE_API_URL: "${services.api.url}" } } },
      services: { api: { type: "web", start: "npm start" } },
      database: { type: "mongodb-atlas", project: "5f1e0c9b8a7d6c5b4a392817" },
      redis: {},
    });
  });

  it("says of all options at once what is missing or cannot be, and writes nothing", async () => {
    const missing = await init(["--yes", "--name", "acme"]);
    expect(missing.stderr).toBe(
      [
        "Nobody is asked with --yes; still needed:",
        "  --domain: Domain of the platform, a zone at Cloudflare, or none",
        "  --repository: GitHub repository of its code, owner/name",
      ].join("\n"),
    );
    const wrong = await init(["--domain", "x y", "--region", "moon"]);
    expect(wrong.stderr).toBe(
      [
        "These options cannot be:",
        "  --domain x y: a full host name such as api.example.com, without https:// or a trailing dot",
        "  --region moon: oregon, ohio, virginia, frankfurt, singapore",
      ].join("\n"),
    );
    const ended = await init([], "acme\n");
    expect(ended.stderr).toContain(
      'The answers ended before "Domain of the platform, a zone at Cloudflare, or none"; --domain gives it without asking.',
    );
    expect([missing.exitCode, wrong.exitCode, ended.exitCode]).toEqual([1, 1, 1]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves a project that is there as it is", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: other\n");
    const { stderr, exitCode } = await init(["--yes", ...needed]);
    expect(stderr).toBe(
      `There is a project in ${folder} already: Pulumi.yaml. Name another folder, or edit that one.`,
    );
    expect(exitCode).toBe(1);
    expect(readdirSync(folder)).toEqual(["Pulumi.yaml"]);
  });
});
