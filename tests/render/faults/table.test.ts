import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { chosenFrom, every, seed } from "./choice.ts";
import { callsInSource } from "./made-calls.ts";
import { Managed } from "./managed.ts";
import { buildMatrix, type Matrix } from "./matrix.ts";
import { callsPage, completed, faultsPage } from "./page.ts";
import { apiKey } from "./processes.ts";
import { Stage } from "./stage.ts";

let matrix: Matrix;
const printed: unknown[] = [];

const docs = join(import.meta.dirname, "../../../docs/reference");

// Some 1,700 disturbed runs in 10 s where nothing else runs; with FAULTS=all 4,000 in 25 s.
beforeAll(async () => {
  for (const method of ["log", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => printed.push(...words));
  }
  matrix = await buildMatrix(chosenFrom);
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe(`every call of the provider under every fault (FAULTS_SEED=${seed})`, () => {
  it("ends as an undisturbed run does, after at most one plain repeat", () => {
    expect(matrix.faults).toEqual([]);
    const runs = matrix.rows.flatMap((row) => Object.values(row.runs));
    expect(Math.max(...runs)).toBe(2);
  });

  it("covers every call written in the provider's source", () => {
    // Logs are read only for the message of a deploy that failed; see below. Events only of a
    // service that was rolled back, by a refresh: tests/render/not-deployed.test.ts.
    const made = new Set(matrix.steps.flatMap(({ calls }) => calls));
    const missing = callsInSource().filter((call) => !made.has(call));
    expect(missing).toEqual(["GET /logs", "GET /services/{serviceId}/events"]);
  });

  it("prints no secret", () => {
    const text = [...matrix.printed, ...printed.map(String)].join("\n");
    expect(text).toContain("Could not create web service");
    expect(text, "failed deploys print what they were given").toMatch(/\bA=\[secret\]/);
    for (const secret of ["s3cret", apiKey, ...matrix.secrets]) expect(text).not.toContain(secret);
  });

  it("is what the pages docs/reference/render-faults.md and render-calls.md show", async () => {
    const path = join(docs, "render-faults.md");
    const rows = every ? matrix.rows : completed(matrix.rows, readFileSync(path, "utf8"));
    await expect(faultsPage(rows)).toMatchFileSnapshot(path);
    await expect(callsPage(matrix)).toMatchFileSnapshot(join(docs, "render-calls.md"));
  });
});

describe("a failed deploy whose log cannot be read", () => {
  it("says so, and the next run deploys again", async () => {
    const stage = new Stage();
    const cron = new Managed("CronJob");
    const source = { runtime: "node", repo: "https://github.com/shop/shop", startCommand: "true" };
    const does = { name: "nightly", plan: "starter", schedule: "0 3 * * *", ...source };
    stage.faults.arm("deploy-build-failed");
    stage.faults.arm("server-error", { operation: "GET /logs", times: 100 });
    const first = stage.take(cron, { title: "create", does });
    await expect(first).rejects.toThrow(/build failed .*Its log could not be read/);
    expect(await stage.take(cron, { title: "create", does })).toBe(true);
    expect(await stage.take(cron, { title: "create", does })).toBe(false);
    stage.close();
  });
});
