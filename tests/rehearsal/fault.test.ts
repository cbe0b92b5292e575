import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { findOnPath } from "../../src/engine/host/node.ts";
import { armFault } from "../../src/rehearsal/fault.ts";
import { Faults } from "../../src/sandbox/faults.ts";
import { isAlive } from "../../src/shared/processes.ts";

function armed(name: string): Faults {
  const faults = new Faults();
  armFault(faults, name);
  return faults;
}

describe("a fault of a rehearsal strikes once", () => {
  const nameOf = async (call: ReturnType<Faults["beforeCall"]>) => (await call)?.kind.name;

  it("where a service is created, and no other call", async () => {
    const faults = armed("throttle");
    const call = (vendor: string, operation: string) =>
      nameOf(faults.beforeCall(vendor, operation, false));
    expect(await call("render", "POST /services/srv-1/deploys")).toBeUndefined();
    expect(await call("vercel", "POST /services")).toBeUndefined();
    expect(await call("render", "POST /services")).toBe("throttle");
    expect(await call("render", "POST /services")).toBeUndefined();
  });

  it("where Render is read, when it is about reads", async () => {
    const faults = armed("stale-read");
    const read = (vendor: string, operation: string) =>
      nameOf(faults.beforeCall(vendor, operation, true));
    expect(await read("github", "GET /services")).toBeUndefined();
    expect(await read("render", "GET /services")).toBe("stale-read");
    expect(await read("render", "GET /services")).toBeUndefined();
  });

  it("on any service's deploy, when it is about deploys", () => {
    const faults = armed("deploy-build-failed");
    expect(faults.deployFailure("api")).toBe("build_failed");
    expect(faults.deployFailure("api")).toBeUndefined();
  });
});

describe("the fault that kills the engine", () => {
  let folder: string;
  const started: ChildProcess[] = [];
  const orphans: number[] = [];

  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    for (const pid of orphans.splice(0)) process.kill(pid, "SIGKILL");
    rmSync(folder, { recursive: true });
  });

  /** A program of that name that sleeps. */
  function program(name: string): string {
    const path = join(folder, name);
    symlinkSync(findOnPath("sleep")!, path);
    return path;
  }

  function start(command: string, args: string[]): ChildProcess {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    started.push(child);
    return child;
  }

  /** What a shell says of the process that it has left behind. */
  async function firstLine({ stdout }: ChildProcess): Promise<string> {
    const [line] = await once(createInterface({ input: stdout! }), "line");
    return line;
  }

  it("kills those that this process has started, directly or not, and nothing else", async () => {
    folder = mkdtempSync(join(tmpdir(), "kill-engine-"));
    const engine = program("pulumi");
    const child = start(engine, ["60"]);
    const grandparent = start("sh", ["-c", `${engine} 60 & echo $!; wait`]);
    const grandchild = Number(await firstLine(grandparent));
    const host = start(program("pulumi-language-nodejs"), ["60"]);
    const stranger = Number(await firstLine(start("sh", ["-c", `${engine} 60 >&- & echo $!`])));
    orphans.push(stranger);
    // Its shell has ended: nobody of ours is its parent any more.
    await once(started.at(-1)!, "exit");

    const killed = once(child, "exit");
    const told = once(grandparent, "exit");
    armed("kill-engine").killEngine();

    expect(await killed).toEqual([null, "SIGKILL"]);
    await told;
    expect([grandchild, host.pid!, stranger].map(isAlive)).toEqual([false, true, true]);
  });
});
