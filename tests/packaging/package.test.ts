import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecaError } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlacedFault } from "../../src/config/fault.ts";
import { follow } from "../config/follow/follow.ts";
import { mistakes } from "../config/follow/mistakes.ts";
import { linesOf } from "../guides/guide.ts";
import { own, Stranger } from "./stranger.ts";

let parent: string;
let stranger: Stranger;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "package-"));
  stranger = await Stranger.arrive(parent);
}, 300_000);
afterAll(() => rmSync(parent, { recursive: true }));

/** A folder of the stranger's beside the first, with the same package. */
function anotherFolder(name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  symlinkSync(join(stranger.folder, "node_modules"), join(folder, "node_modules"));
  own(folder);
  return folder;
}

const filesOf = (folder: string) =>
  readdirSync(folder).filter((name) => !/^(?:node_modules|package.*|.*\.tgz)$/.test(name));

/** Run by the stranger on arriving. */
const installing = /^npm /;

/** A minute or two of two cores for what a checkout's tests show as well: every night. */
const slow = /^npx infra (?:rehearse|sandbox)/;

const isWhole = process.env["PACKAGE"] === "all";

const isLeftOut = (line: string) => installing.test(line) || (!isWhole && slow.test(line));

const isCommand = (line: string) => /^(?:npx|npm) /.test(line);

/** The service of the page, where it says. */
function writeDown(service: string): void {
  const text = stranger.read("Pulumi.yaml");
  stranger.write(
    "Pulumi.yaml",
    text.replace("      services:\n", `      services:\n        ${service}\n`),
  );
}

const page = Object.values(linesOf("first-platform.md")).flat();

/** The answers of the page's `infra init`, in the order in which it asks. */
const answers = ["acme", "acme.example", "acme/shop", "", "", "", "render-postgres", "yes"];

/** Platforms that lack what the one of the page has. */
const shapes = [
  { what: "pages alone", answers: "--domain acme.example --api none --database none" },
  { what: "an API alone", answers: "--domain none --frontend none --redis yes" },
  { what: "no domain", answers: "--domain none --redis yes --database render-postgres" },
  {
    what: "an API with Atlas",
    answers:
      "--domain acme.example --frontend none --database mongodb-atlas --atlas-project 0123456789abcdef01234567",
  },
];

/** As npx does, without its half a second each time. */
const infra = (...args: string[]) =>
  stranger.run("node_modules/.bin/node", ["node_modules/.bin/infra", ...args]);

/** What `infra check` tells of the folder. */
async function faults(): Promise<PlacedFault[]> {
  const told = await infra("check", "--json").catch((error) => {
    if (error instanceof ExecaError && error.exitCode === 2) return String(error.all);
    throw error;
  });
  return JSON.parse(told).faults;
}

describe("a stranger without rights, with an empty home and the package in an empty folder,", () => {
  it("begins by answers through a pipe as by options", async () => {
    const folder = anotherFolder("asked");
    await stranger.run("npx", ["infra", "init"], { cwd: folder, input: `${answers.join("\n")}\n` });
    const line = page.find((each) => each.startsWith("npx infra init"))!;
    const told = anotherFolder("told");
    await stranger.run("bash", ["-euc", line], { cwd: told });
    expect(filesOf(told)).toContain("Pulumi.prod.yaml");
    await stranger.run("diff", ["-r", folder, told]);
  });

  it("does what the page of the first ten minutes says, line by line", async () => {
    for (const line of page) {
      if (!isCommand(line)) writeDown(line);
      else if (!isLeftOut(line)) await stranger.run("bash", ["-euc", line]);
    }
    expect(await stranger.run("npx", ["infra", "check"])).toContain(
      "No faults in 4 environments: prod, qa, staging, dev",
    );
  });

  it.each(mistakes)(
    "reads where $what is, and follows what is printed until nothing is left",
    async ({ file, from, to, told }) => {
      const before = stranger.read(file);
      expect(before).toContain(from);
      stranger.write(file, before.replace(from, to));
      const check = await infra("check").catch(({ all }) => String(all));
      const outcome = await follow(stranger.folder, faults);
      stranger.write(file, before);
      expect(check).toMatch(new RegExp(`^${file}:\\d+:\\d+: `, "m"));
      expect(check).toContain(told);
      expect(outcome).toEqual({ vain: [], left: [] });
    },
  );

  it("has a template for pulumi new, of a platform without a fault and all that init writes", async () => {
    const fresh = anotherFolder("fresh");
    const template = "node_modules/platform-environments/template";
    const options = ["--force", "--generate-only", "--yes", "--offline", "--name", "shop"];
    expect(
      await stranger.run("npx", ["pulumi", "new", template, ...options], { cwd: fresh }),
    ).toContain("npx infra check       # what is refused, offline");
    expect(await stranger.run("npx", ["infra", "check"], { cwd: fresh })).toContain(
      "No faults in 3 environments: prod, staging, dev",
    );
    const text = stranger.read("../fresh/Pulumi.yaml");
    expect(text.match(/name: shop$/gm)).toHaveLength(2);
    expect(text).not.toContain("template:\n  displayName");
    const stacks = ["dev", "prod", "staging"].map((stack) => `Pulumi.${stack}.yaml`);
    expect(filesOf(fresh)).toEqual([".github", ".gitignore", ".npmrc", ...stacks, "Pulumi.yaml"]);
  });

  it("tries everything in the sandbox, whose state stays in that folder", async () => {
    const preview = ["infra", "sandbox", "exec", "--", "npx", "pulumi", "preview", "-s", "prod"];
    expect(await stranger.run("npx", preview)).toMatch(/\+ \d+ to create/);
    expect(existsSync(join(stranger.folder, ".sandbox"))).toBe(true);
  });

  it.runIf(isWhole).each(shapes)("rehearses a platform of $what", async ({ what, answers }) => {
    const cwd = anotherFolder(what.replaceAll(" ", "-"));
    const common = ["--yes", "--name", "acme", "--repository", "acme/shop"];
    await stranger.run("npx", ["infra", "init", ...common, ...answers.split(" ")], { cwd });
    expect(await stranger.run("npx", ["infra", "rehearse"], { cwd })).toContain("Rehearsal passed");
  });

  it.runIf(isWhole)("rehearses it where the machine forbids networks of one's own", async () => {
    const forbidding = join(parent, "forbidding");
    mkdirSync(forbidding);
    const refusal = "unshare: unshare failed: Operation not permitted";
    writeFileSync(join(forbidding, "unshare"), `#!/bin/sh\necho '${refusal}' >&2\nexit 1\n`);
    chmodSync(join(forbidding, "unshare"), 0o755);
    const all = await stranger.run("npx", ["infra", "rehearse"], { first: forbidding });
    expect(all).toContain("a proxy that lets nothing through");
    expect(all).not.toContain("a network namespace");
  });
});
