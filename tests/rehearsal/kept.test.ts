import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { outcomeOf } from "../commands/outcome.ts";

const bin = new URL("../../bin/infra.js", import.meta.url).pathname;
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "kept-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (...args: string[]) =>
  execa({ env: { TMPDIR: folder } })`${process.execPath} ${bin} sandbox kept ${args}`;

function left(name: string): string {
  const state = join(folder, name);
  mkdirSync(state);
  writeFileSync(join(state, "world.json"), "{}");
  return state;
}

it("what rehearsals left is listed, and removed but for what runs", async () => {
  expect((await kept()).stdout).toBe("Rehearsals left nothing on this machine.");
  const [ended, other] = [left("infra-rehearsal-a"), left("something-else")];
  const running = join(folder, "infra-rehearsal-b");
  const sandbox = await startSandbox({ state: running, seed: (world) => world.table("things") });
  try {
    const { stdout } = await kept();
    expect(
      stdout.replaceAll(/since \d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "since then").split("\n"),
    ).toEqual([
      `${ended}   since then`,
      `${running}   since then, in use`,
      "To look at one: npx infra sandbox exec --state <folder> -- npx pulumi stack ls",
      "To remove all:  npx infra sandbox kept --remove",
    ]);
    const { removed } = outcomeOf("sandbox kept", (await kept("--remove", "--json")).stdout);
    expect(removed).toEqual([ended]);
    expect([ended, running, other].map((place) => existsSync(place))).toEqual([false, true, true]);
  } finally {
    await sandbox.close();
  }
});
