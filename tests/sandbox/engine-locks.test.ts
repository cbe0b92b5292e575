import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releaseDeadEngines } from "../../src/sandbox/engine-locks.ts";

let backend: string;
let locks: string;

beforeEach(() => {
  backend = mkdtempSync(join(tmpdir(), "backend-"));
  locks = join(backend, ".pulumi", "locks", "organization", "bondigoo", "prod");
});

afterEach(() => rmSync(backend, { recursive: true, force: true }));

/** No process of this machine has this id: it is above the kernel's largest. */
const deadPid = 2 ** 22 + 1;

/** A lock as the engine writes it, and what says whether it is still there. */
function lock(name: string, text: string): () => boolean {
  mkdirSync(locks, { recursive: true });
  const files = [join(locks, `${name}.json`), join(locks, `${name}.json.attrs`)];
  for (const file of files) writeFileSync(file, text);
  return () => files.some((file) => existsSync(file));
}

const ofEngine = (pid: number, host = hostname()) =>
  JSON.stringify({ pid, username: "root", hostname: host, timestamp: "2026-01-01T00:00:00Z" });

describe("the locks of a sandbox's stacks", () => {
  it("are released where their engine is dead, and kept where it runs or may run", () => {
    const dead = lock("dead", ofEngine(deadPid));
    const alive = lock("alive", ofEngine(process.pid));
    const elsewhere = lock("elsewhere", ofEngine(deadPid, "another-machine"));
    const beingWritten = lock("being-written", "");
    releaseDeadEngines(backend);
    const kept = [dead, alive, elsewhere, beingWritten].map((isThere) => isThere());
    expect(kept).toEqual([false, true, true, true]);
  });

  it("need no backend: in a new sandbox no engine has run yet", () => {
    expect(() => releaseDeadEngines(join(backend, "missing"))).not.toThrow();
  });
});
