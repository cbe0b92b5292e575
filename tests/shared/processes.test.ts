import { once } from "node:events";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { isAlive, processesWith } from "../../src/shared/processes.ts";

/** Runs a script, waits for its first line, a process id, and hands both over. */
async function startAndReadPid(script: string, env: NodeJS.ProcessEnv = {}) {
  const running = execa("sh", ["-c", script], { env, reject: false });
  const [line] = await once(createInterface({ input: running.stdout }), "line");
  return { running, pid: Number(line) };
}

describe("a process", () => {
  it("is alive until it has ended", async () => {
    const { running, pid } = await startAndReadPid("echo $$; exec sleep 60");
    expect(isAlive(pid)).toBe(true);
    running.kill("SIGKILL");
    await running;
    expect(isAlive(pid)).toBe(false);
  });

  it("is not alive once it has ended, also where its parent does not want to know", async () => {
    const { running, pid } = await startAndReadPid("sleep 0.2 & echo $!; exec sleep 60");
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    // The kernel still answers for it.
    expect(process.kill(pid, 0)).toBe(true);
    running.kill();
    await running;
  });

  it("is found by what its environment has, with its parent, and no other", async () => {
    const MARK = `a mark of ${process.pid}`;
    const { running, pid } = await startAndReadPid("sleep 60 & echo $!; wait", { MARK });
    expect(await processesWith(`MARK=${MARK}`)).toEqual(
      expect.arrayContaining([
        { pid: running.pid, parent: process.pid },
        { pid, parent: running.pid },
      ]),
    );
    process.kill(pid);
    await running;
    expect(await processesWith(`MARK=${MARK}`)).toEqual([]);
  });

  it("is found while it starts another program, too, when it shows no environment", async () => {
    const MARK = `a mark of ${process.pid}`;
    const script = 'echo $$; exec sh -c "$SCRIPT" 2>/dev/null';
    const SCRIPT = 'exec sh -c "$SCRIPT"';
    const { running, pid } = await startAndReadPid(script, { MARK, SCRIPT });
    const looks = [];
    for (let look = 0; look < 300; look += 1) looks.push(await processesWith(`MARK=${MARK}`));
    running.kill("SIGKILL");
    await running;
    expect(looks.filter((found) => found.length === 0)).toEqual([]);
    expect(looks[0]).toEqual([{ pid, parent: process.pid }]);
  });
});
