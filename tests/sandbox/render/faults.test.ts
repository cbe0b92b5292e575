import { describe, expect, it } from "vitest";
import { FaultInjector, type FaultParams, faultKinds } from "../../../src/sandbox/faults.ts";
import { type Bench, createService, type Json, startBench, webService } from "./helpers.ts";

async function startFaulty(): Promise<{ bench: Bench; faults: FaultInjector }> {
  const faults = new FaultInjector();
  return { bench: await startBench({ faults }), faults };
}

const createCall = { operation: "POST /services" };
const names = async (bench: Bench) =>
  (await bench.get("/services")).body.map(({ service }: Json) => service.name);

describe("a call that a fault answers", () => {
  it.each([
    ["throttle", 429],
    ["refused", 403],
    ["server-error", 500],
    ["unavailable", 503],
    ["bad-gateway", 502],
  ])("%s: answers %i once, changes nothing, and the repeat succeeds", async (name, status) => {
    const { bench, faults } = await startFaulty();
    faults.arm(name, createCall);
    const struck = await bench.post("/services", webService(bench, "api"));
    expect(struck.status).toBe(status);
    expect(await names(bench)).toEqual([]);
    expect((await bench.post("/services", webService(bench, "api"))).status).toBe(201);
  });

  it("throttle says in Retry-After how long to wait", async () => {
    const { bench, faults } = await startFaulty();
    faults.arm("throttle", { retryAfterSeconds: 7 });
    expect((await bench.get("/services")).headers.get("retry-after")).toBe("7");
  });

  it("bad-gateway speaks HTML, as a proxy does", async () => {
    const { bench, faults } = await startFaulty();
    faults.arm("bad-gateway");
    const reply = await bench.get("/services");
    expect(reply.headers.get("content-type")).toBe("text/html");
    expect(reply.body).toContain("Bad Gateway");
  });
});

describe("a connection that breaks", () => {
  it("reset-before: nothing was changed", async () => {
    const { bench, faults } = await startFaulty();
    faults.arm("reset-before", createCall);
    await expect(bench.post("/services", webService(bench, "api"))).rejects.toThrow("fetch failed");
    expect(await names(bench)).toEqual([]);
    expect(bench.world.calls[0]).toMatchObject({ operation: "POST /services", status: 0 });
  });

  it("reset-after: the change was made and its answer is lost", async () => {
    const { bench, faults } = await startFaulty();
    faults.arm("reset-after", createCall);
    await expect(bench.post("/services", webService(bench, "api"))).rejects.toThrow("fetch failed");
    expect(await names(bench)).toEqual(["api"]);
    expect(bench.world.calls[0]).toMatchObject({ operation: "POST /services", status: 201 });
  });
});

it("slow: answers later, and as usual", async () => {
  const { bench, faults } = await startFaulty();
  faults.arm("slow", { delayMs: 120 });
  const start = performance.now();
  expect((await bench.get("/services")).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(110);
});

describe("a read that lags", () => {
  it("stale-read: shows the world before the last write, once", async () => {
    const { bench, faults } = await startFaulty();
    await createService(bench, webService(bench, "old"));
    faults.arm("stale-read", { operation: "GET /services" });
    const { id } = await createService(bench, webService(bench, "new"));
    expect((await bench.get(`/services/${id}`)).status).toBe(200);
    expect(await names(bench)).toEqual(["old"]);
    expect((await names(bench)).sort()).toEqual(["new", "old"]);
  });

  it("is every first read after a write where the account reads late", async () => {
    const bench = await startBench({ readLag: 1 });
    const { id } = await createService(bench, webService(bench, "api"));
    expect((await bench.get(`/services/${id}`)).status).toBe(404);
    expect((await bench.get(`/services/${id}`)).status).toBe(200);
    await bench.patch(`/services/${id}`, { rootDir: "web" });
    expect((await bench.get(`/services/${id}`)).body.rootDir).toBe("");
    expect((await bench.get(`/services/${id}`)).body.rootDir).toBe("web");
  });
});

describe("a deploy that fails", () => {
  const migrating = { preDeployCommand: "npm run migrate" };
  it.each([
    ["deploy-build-failed", migrating, "build_failed"],
    ["deploy-pre-deploy-failed", migrating, "pre_deploy_failed"],
    ["deploy-pre-deploy-failed", {}, "update_failed"],
    ["deploy-update-failed", migrating, "update_failed"],
  ])("%s with %o ends in %s and says why in the logs", async (name, details, status) => {
    const { bench, faults } = await startFaulty();
    faults.arm(name, { operation: "deploy api" });
    const { id, deployId } = await createService(bench, webService(bench, "api", details));
    const other = await createService(bench, webService(bench, "other"));
    bench.world.advance(1000);
    const deploy = (await bench.get(`/services/${id}/deploys/${deployId}`)).body;
    expect([deploy.status, deploy.finishedAt]).toEqual([status, expect.any(String)]);
    const logs = await bench.get(`/logs?ownerId=${bench.ownerId}&resource=${id}&level=error`);
    expect(logs.body.logs.length).toBeGreaterThan(0);
    const path = `/services/${other.id}/deploys/${other.deployId}`;
    expect((await bench.get(path)).body.status).toBe("live");
  });

  it("leaves what was live before it live", async () => {
    const { bench, faults } = await startFaulty();
    const { id, deployId } = await createService(bench, webService(bench, "api"));
    bench.world.advance(1000);
    faults.arm("deploy-build-failed");
    await bench.post(`/services/${id}/deploys`, {});
    bench.world.advance(1000);
    expect((await bench.get(`/services/${id}/deploys/${deployId}`)).body.status).toBe("live");
  });
});

describe("kill-engine", () => {
  it("kills after the change of the call it strikes, once", async () => {
    const { bench, faults } = await startFaulty();
    const seen: string[][] = [];
    faults.onKill(() => seen.push(Object.keys(bench.world.table("render/services"))));
    faults.arm("kill-engine", { operation: "POST /services", at: 2 });
    for (const name of ["one", "two", "three"]) {
      await createService(bench, webService(bench, name));
    }
    expect(seen).toEqual([[expect.any(String), expect.any(String)]]);
  });

  it("kills before the change, which then is never made", async () => {
    const { bench, faults } = await startFaulty();
    const seen: unknown[] = [];
    faults.onKill((what) => seen.push(what, Object.keys(bench.world.table("render/services"))));
    faults.arm("kill-engine", { operation: "POST /services", process: "all", moment: "before" });
    const created = createService(bench, webService(bench, "one"));
    await expect(created).rejects.toThrow();
    expect(seen).toEqual(["all", []]);
  });

  it("is refused where nobody said how to kill the engine", () => {
    expect(() => new FaultInjector().arm("kill-engine")).toThrow("started by the sandbox itself");
  });
});

describe("which calls are struck", () => {
  async function struckCalls(params: FaultParams, operations: string[]): Promise<number[]> {
    const faults = new FaultInjector();
    faults.arm("server-error", params);
    const struck: number[] = [];
    for (const [index, operation] of operations.entries()) {
      const [vendor = "", text = ""] = operation.split(": ");
      if (await faults.beforeCall(vendor, text, false)) struck.push(index + 1);
    }
    return struck;
  }
  const calls = [
    "render: GET /services",
    "render: POST /services",
    "vercel: Create vercel:index/project:Project",
    "render: POST /services",
    "render: POST /services/{serviceId}/deploys",
  ];

  it.each<[params: FaultParams, strikesAt: number[]]>([
    [{}, [1]],
    [{ at: 3 }, [3]],
    [{ at: 2, times: 2 }, [2, 3]],
    [{ times: 99 }, [1, 2, 3, 4, 5]],
    [{ vendor: "vercel" }, [3]],
    [{ operation: "POST /services" }, [2]],
    [{ operation: "POST /services", at: 2 }, [4]],
    [{ operation: "POST *", times: 99 }, [2, 4, 5]],
    [{ operation: "*{serviceId}*", times: 99 }, [5]],
    [{ operation: "Create *" }, [3]],
    [{ vendor: "github", times: 99 }, []],
  ])("with %o: calls %o of five", async (params, expected) => {
    expect(await struckCalls(params, calls)).toEqual(expected);
  });

  it("lets faults that are armed together strike one after the other", async () => {
    const faults = new FaultInjector();
    faults.arm("throttle", { at: 1 });
    faults.arm("reset-after", { at: 2 });
    const strike = async () => (await faults.beforeCall("render", "x", false))?.kind.name;
    expect([await strike(), await strike(), await strike()]).toEqual([
      "throttle",
      "reset-after",
      undefined,
    ]);
  });

  it("strikes nothing once cleared", async () => {
    const faults = new FaultInjector();
    faults.arm("server-error", { times: 99 });
    faults.clear();
    expect(await faults.beforeCall("render", "x", false)).toBeUndefined();
  });

  it("strikes only reads with stale-read", async () => {
    const faults = new FaultInjector();
    faults.arm("stale-read");
    expect(await faults.beforeCall("render", "x", false)).toBeUndefined();
    expect((await faults.beforeCall("render", "x", true))?.kind.name).toBe("stale-read");
  });
});

describe("arming", () => {
  it("refuses an unknown name with the list of known ones", () => {
    const known = faultKinds.map(({ name }) => name).join(", ");
    expect(() => new FaultInjector().arm("earthquake")).toThrow(
      `Unknown fault "earthquake". Known faults: ${known}.`,
    );
  });

  it.each<[params: object, refusal: string]>([
    [{ process: "world" }, 'parameter "process" is engine, program, provider, all, not "world"'],
    [{ moment: "later" }, 'parameter "moment" is before, after, not "later"'],
    [{ att: 1 }, 'unknown parameter "att" (allowed: vendor, operation, at, times'],
    [{ at: 0 }, '"at" must be a whole number from 1'],
    [{ times: 1.5 }, '"times" must be a whole number from 1'],
    [{ at: "2" }, '"at" must be a whole number from 1'],
    [{ operation: 2 }, '"operation" must be text'],
  ])("refuses %o", (params, words) => {
    expect(() => new FaultInjector().arm("slow", params as FaultParams)).toThrow(words);
  });

  it("says of every fault what it does and why it must be survived", () => {
    expect(new Set(faultKinds.map(({ name }) => name)).size).toBe(faultKinds.length);
    for (const kind of faultKinds) {
      expect(kind.description.length, kind.name).toBeGreaterThan(10);
      expect(kind.reason, kind.name).toMatch(/\.$/);
    }
  });
});
