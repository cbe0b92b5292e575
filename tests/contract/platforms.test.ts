import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { diceFrom } from "../dice.ts";
import { keptPlatforms, type OpenedPlatform, openPlatform, readPlatform } from "./kept-platform.ts";

/**
 * Platforms as code of an older day left them: their files, what the backend held, and what the
 * vendors had. Upgrading to today's code may change nothing. They are never made anew; code that
 * makes something else adds its own: `node tests/contract/keep-platforms.ts`.
 */
const kept = readdirSync(keptPlatforms, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json.br"))
  .map((path) => ({ path, platform: readPlatform(join(keptPlatforms, path)) }));
/** Every stack, which takes half a minute, not production and one other of each platform. */
const every = process.env["KEPT_PLATFORMS"] === "all";
const seed = Number(process.env["KEPT_PLATFORMS_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const dice = diceFrom(seed);
const stacks = kept.flatMap(({ path, platform }) => {
  const others = Object.keys(platform.stacks).filter((stack) => stack !== "prod");
  const drawn = others[Math.floor(dice() * others.length)]!;
  return ["prod", ...(every ? others : [drawn])].map((stack) => ({ path, stack }));
});

const place = mkdtempSync(join(tmpdir(), "kept-"));
const opened = new Map<string, OpenedPlatform>();

beforeAll(async () => {
  for (const { path, platform } of kept) {
    asked[path]?.(platform.files);
    opened.set(path, await openPlatform(platform, join(place, path)));
  }
});
afterAll(async () => {
  for (const { sandbox } of opened.values()) await sandbox.close();
  rmSync(place, { recursive: true, force: true });
});

/** What `infra check` asks of the files of a kept platform since, done as it says. */
const asked: Record<string, (files: Record<string, string>) => void> = {
  "2f550c0/marketplace.json.br": (files) => {
    const file = "Pulumi.prod.yaml";
    const moved = files[file]!.replace(/^ +alertEmail: (.+)\n/m, "").replace(
      /^( +)redis:/m,
      "$1alerts: { emails: [oncall@fairhaven.example] }\n$1redis:",
    );
    expect(moved).not.toBe(files[file]);
    files[file] = moved;
  },
};
/** What that makes at a vendor, by platform and stack. */
const madeSince: Record<string, string[]> = {
  "2f550c0/marketplace.json.br prod": [
    "create database-alert-CONNECTIONS_PERCENT: undefined",
    "create database-alert-DISK_PARTITION_SPACE_USED_DATA: undefined",
    "create database-alert-NORMALIZED_SYSTEM_CPU_USER: undefined",
  ],
};
/** By the commit that left them: what has changed on purpose since, none of it at a vendor. */
const meant: Record<string, string[]> = {
  // The environment's GITHUB_TOKEN stood in the state in the clear: it goes.
  "2f550c0": ["update repository-github: token"],
};
/** Of production, which is kept whole since: an entry of the state alone. */
const lock = "create deletion-lock: undefined";

interface Preview {
  steps: { op: string; urn: string; diffReasons?: string[] }[];
  changeSummary: Record<string, number>;
}

describe(`today's code finds nothing to change but what was meant (KEPT_PLATFORMS_SEED=${seed})`, () => {
  it.concurrent.each(stacks)("in $stack of $path", async ({ path, stack }) => {
    const { cwd, env } = opened.get(path)!;
    const args = ["preview", "--json", "--stack", stack];
    const { exitCode, stdout, output } = await runPulumi({ cwd, env, args });
    expect(exitCode, output).toBe(0);
    const { steps, changeSummary }: Preview = JSON.parse(stdout);
    const changes = steps
      .filter(({ op }) => op !== "same" && op !== "read")
      .map(({ op, urn, diffReasons }) => `${op} ${urn.split("::").at(-1)}: ${diffReasons}`);
    const expected = [
      ...(meant[dirname(path)] ?? []),
      ...(madeSince[`${path} ${stack}`] ?? []),
      ...(stack === "prod" ? [lock] : []),
    ];
    expect(changes.toSorted()).toEqual(expected.toSorted());
    expect(changeSummary["same"]).toBeGreaterThan(9);
  });
});
