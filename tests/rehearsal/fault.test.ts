import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findOnPath } from "../../src/engine/host/node.ts";
import { armFault, killStarted, type RehearsalFault } from "../../src/rehearsal/fault.ts";
import { FaultInjector } from "../../src/sandbox/faults.ts";

function armed(name: string, vendor: RehearsalFault["vendor"] = "render"): FaultInjector {
  const faults = new FaultInjector();
  armFault(faults, { name, vendor });
  return faults;
}

describe("a fault of a rehearsal strikes once", () => {
  const nameOf = async (call: ReturnType<FaultInjector["beforeCall"]>) => (await call)?.kind.name;

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

  it("where anything is made at another vendor", async () => {
    const faults = armed("throttle", "vercel");
    const call = (vendor: string, operation: string) =>
      nameOf(faults.beforeCall(vendor, operation, false));
    expect(await call("render", "POST /services")).toBeUndefined();
    expect(await call("cloudflare", "Create a:b:C")).toBeUndefined();
    expect(await call("vercel", "Update a:b:C")).toBeUndefined();
    expect(await call("vercel", "Create a:b:C")).toBe("throttle");
    expect(await call("vercel", "Create a:b:C")).toBeUndefined();
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
  const others: number[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kill-engine-"));
  });

  afterEach(() => {
    vi.restoreAllMocks();
    for (const pid of others.splice(0)) process.kill(pid, "SIGKILL");
    for (const child of started.splice(0)) child.kill("SIGKILL");
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

  /** Starts a process from a shell, and says which it is. */
  async function startFrom(shell: string): Promise<number> {
    const { stdout } = start("sh", ["-c", shell]);
    const [line] = await once(createInterface({ input: stdout! }), "line");
    others.push(Number(line));
    return Number(line);
  }

  it("kills those that this process has started, directly or not, and nothing else", async () => {
    const engine = program("pulumi");
    const child = start(engine, ["60"]);
    const grandchild = await startFrom(`${engine} 60 & echo $!; wait`);
    const host = start(program("pulumi-language-nodejs"), ["60"]);
    await startFrom(`${engine} 60 >&- & echo $!`);
    // The shell of the last one has ended: nobody of ours is its parent any more.
    await once(started.at(-1)!, "exit");
    // Told, not done: a mistake here would end the engines of everybody on this machine.
    const kill = vi.spyOn(process, "kill").mockReturnValue(true);

    const faults = armed("kill-engine");
    const strike = await faults.beforeCall("render", "POST /services", false);
    expect(faults.kill(strike, "before")).toBe(false);
    expect(kill).not.toHaveBeenCalled();
    expect(faults.kill(strike, "after")).toBe(true);

    const killed = kill.mock.calls;
    expect(killed).toHaveLength(2);
    expect(killed).toEqual(
      expect.arrayContaining([
        [child.pid, "SIGKILL"],
        [grandchild, "SIGKILL"],
      ]),
    );
    kill.mockClear();
    killStarted("program");
    expect(kill.mock.calls).toEqual([[host.pid, "SIGKILL"]]);
    kill.mockClear();
    killStarted("all");
    expect(kill.mock.calls.map(([pid]) => pid).toSorted()).toEqual(
      [child.pid, grandchild, host.pid].toSorted(),
    );
    kill.mockClear();
    killStarted("provider");
    expect(kill).not.toHaveBeenCalled();
  });
});
