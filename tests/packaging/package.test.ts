import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const checkout = new URL("../..", import.meta.url).pathname;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const dist = join(folder, "dist");
  await execa({ cwd: checkout })`${process.execPath} tools/package.ts ${dist}`;
  await run("npm", "pack", "--silent", dist);
  writeFileSync(join(folder, "package.json"), '{ "name": "acme", "private": true }\n');
  await run(
    "npm",
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    tarball(),
  );
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

const tarball = () => {
  const { version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));
  return `./platform-environments-${version}.tgz`;
};

/** As a person there would: what is installed in the folder, and nothing of the checkout's. */
async function run(command: string, ...args: string[]) {
  const path = (process.env["PATH"] ?? "")
    .split(":")
    .filter((one) => !one.includes("node_modules"));
  const env = { ...process.env, PATH: path.join(":") };
  return await execa(command, args, { cwd: folder, env, extendEnv: false, all: true });
}

describe("the package, installed into an empty folder,", () => {
  it("begins a platform, checks it and rehearses its whole life", async () => {
    const answers = ["--domain", "acme.example", "--repository", "acme/shop", "--redis", "yes"];
    await run("npx", "infra", "init", "--yes", ...answers, "--database", "render-postgres");
    expect((await run("npx", "infra", "check")).stdout).toContain(
      "No faults in 3 environments: prod, staging, dev",
    );
    const { all } = await run("npx", "infra", "rehearse");
    expect(all).toMatch(/Rehearsal passed in/);
    expect(all).toContain("nothing left this machine, and nothing tried to");
  });

  it("lets everything be tried in the sandbox, whose state stays in that folder", async () => {
    const { all } = await run(
      ...([
        "npx",
        "infra",
        "sandbox",
        "exec",
        "--",
        "npx",
        "pulumi",
        "preview",
        "-s",
        "prod",
      ] as const),
    );
    expect(all).toMatch(/\+ \d+ to create/);
    expect(existsSync(join(folder, ".sandbox"))).toBe(true);
  });
});
