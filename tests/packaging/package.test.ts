import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mistakes } from "../config/follow/mistakes.ts";
import { linesOf } from "../guides/guide.ts";

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
const run = (command: string, ...args: string[]) => runIn(folder, command, ...args);

async function runIn(cwd: string, command: string, ...args: string[]) {
  const path = (process.env["PATH"] ?? "")
    .split(":")
    .filter((one) => !one.includes("node_modules"));
  const env = { ...process.env, PATH: path.join(":") };
  return await execa(command, args, { cwd, env, extendEnv: false, all: true });
}

/** Run above. */
const installing = /^npm /;

/** A minute or two of two cores for what a checkout's tests show as well: every night. */
const slow = /^npx infra (?:rehearse|sandbox)/;

const isLeftOut = (line: string) =>
  installing.test(line) || (process.env["PACKAGE"] !== "all" && slow.test(line));

const isCommand = (line: string) => /^(?:npx|npm) /.test(line);

/** The service of the page, where it says. */
function writeDown(service: string): void {
  const file = join(folder, "Pulumi.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("      services:\n", `      services:\n        ${service}\n`));
}

describe("the package, installed into an empty folder,", () => {
  it("does what the page of the first ten minutes says, line by line", async () => {
    for (const line of Object.values(linesOf("first-platform.md")).flat()) {
      if (!isCommand(line)) writeDown(line);
      else if (!isLeftOut(line)) await run("bash", "-euc", line);
    }
    expect((await run("npx", "infra", "check")).stdout).toContain(
      "No faults in 4 environments: prod, qa, staging, dev",
    );
  });

  it("is a template for pulumi new, of a platform without a fault and all that init writes", async () => {
    const fresh = join(folder, "fresh");
    mkdirSync(fresh);
    symlinkSync(join(folder, "node_modules"), join(fresh, "node_modules"));
    writeFileSync(join(fresh, "package.json"), '{ "private": true }\n');
    const template = "node_modules/platform-environments/template";
    const options = ["--force", "--generate-only", "--yes", "--offline"];
    const { all } = await runIn(
      fresh,
      "npx",
      "pulumi",
      "new",
      template,
      "--name",
      "shop",
      ...options,
    );
    expect(all).toContain("npx infra check       # what is refused, offline");
    expect((await runIn(fresh, "npx", "infra", "check")).stdout).toContain(
      "No faults in 3 environments: prod, staging, dev",
    );
    const text = readFileSync(join(fresh, "Pulumi.yaml"), "utf8");
    expect(text.match(/name: shop$/gm)).toHaveLength(2);
    expect(text).not.toContain("template:\n  displayName");
    const written = readdirSync(fresh).filter(
      (name) => !/^(?:node_modules|package.json)$/.test(name),
    );
    const stacks = ["dev", "prod", "staging"].map((stack) => `Pulumi.${stack}.yaml`);
    expect(written).toEqual([".github", ".gitignore", ".npmrc", ...stacks, "Pulumi.yaml"]);
  });

  it.each(mistakes)("tells where $what is, and what to write", async ({ file, from, to, told }) => {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
    const check = await run(process.execPath, "node_modules/.bin/infra", "check").catch(
      (error: { all: string }) => error,
    );
    writeFileSync(path, before);
    expect(check.all).toMatch(new RegExp(`^${file}:\\d+:\\d+: `, "m"));
    expect(check.all).toContain(told);
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
