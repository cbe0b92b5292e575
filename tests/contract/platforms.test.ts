import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runPulumi } from "../../src/engine/pulumi.ts";
import { keptPlatforms, type OpenedPlatform, openPlatform, readPlatform } from "./kept-platform.ts";

/**
 * Platforms as code of an older day left them: their files, what the backend held, and what the
 * vendors had. Upgrading to today's code may change nothing. They are never made anew; code that
 * makes something else adds its own: `node tests/contract/keep-platforms.ts`.
 */
const kept = readdirSync(keptPlatforms, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json.br"))
  .map((path) => ({ path, platform: readPlatform(join(keptPlatforms, path)) }));
const stacks = kept.flatMap(({ path, platform }) =>
  Object.keys(platform.stacks).map((stack) => ({ path, stack })),
);

const place = mkdtempSync(join(tmpdir(), "kept-"));
const opened = new Map<string, OpenedPlatform>();

beforeAll(async () => {
  for (const { path, platform } of kept) {
    opened.set(path, await openPlatform(platform, join(place, path)));
  }
});
afterAll(async () => {
  for (const { sandbox } of opened.values()) await sandbox.close();
  rmSync(place, { recursive: true, force: true });
});

describe("today's code finds nothing to change", () => {
  it.concurrent.each(stacks)("in $stack of $path", async ({ path, stack }) => {
    const { cwd, env } = opened.get(path)!;
    const args = ["preview", "--expect-no-changes", "--diff", "--stack", stack];
    const { exitCode, output } = await runPulumi({ cwd, env, args });
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/^ +\d\d unchanged$/m);
  });
});
