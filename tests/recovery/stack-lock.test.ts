import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { lockIn } from "../../src/recovery/stack-lock.ts";

/** As the engine's backend for files and buckets says it (backend/diy/lock.go). */
function refusal(...locks: { host: string; pid: number }[]): string {
  const lines = locks.map(
    ({ host, pid }) =>
      `  file:///state/.pulumi/locks/x.json: created by ana@${host} (pid ${pid}) at 2026-11-21T10:00:00Z`,
  );
  return (
    `error: the stack is currently locked by ${locks.length} lock(s). Either wait for the other ` +
    `process(es) to end or delete the lock file with \`pulumi cancel\`.\n${lines.join("\n")}\n`
  );
}

/** More than Linux gives any process. */
const ended = 4_194_304 + 1;

describe("the lock of a stack", () => {
  it("is none where an operation failed for another reason", () => {
    expect(lockIn("error: no resource matches the target")).toBeUndefined();
  });

  it("is dead when the process that took it on this machine has ended", () => {
    const lock = lockIn(refusal({ host: hostname(), pid: ended }));
    expect(lock?.isDead).toBe(true);
    expect(lock?.holders).toEqual([expect.stringContaining(`created by ana@${hostname()}`)]);
  });

  it.each([
    ["a process that runs", [{ host: hostname(), pid: process.pid }]],
    ["another machine", [{ host: "laptop-of-ben", pid: ended }]],
    [
      "one of two that runs",
      [
        { host: hostname(), pid: ended },
        { host: hostname(), pid: process.pid },
      ],
    ],
  ])("is not dead when it is held by %s", (_, locks) => {
    const lock = lockIn(refusal(...locks));
    expect(lock).toMatchObject({ isDead: false, holders: { length: locks.length } });
  });

  it("is not dead when Pulumi Cloud holds it, which does not say for whom", () => {
    const said = "error: [409] Conflict: Another update is currently in progress.";
    expect(lockIn(said)).toEqual({ holders: [], isDead: false });
  });
});
