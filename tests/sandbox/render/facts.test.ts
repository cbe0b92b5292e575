import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FaultInjector, faultKinds } from "../../../src/sandbox/faults.ts";
import { deviations } from "../../../src/sandbox/render/deviations.ts";
import { readDocument } from "../../../src/sandbox/render/document.ts";
import { withDefaults } from "../../../src/sandbox/render/options.ts";
import { RateLimits } from "../../../src/sandbox/render/rate-limits.ts";
import { operations } from "../../../src/sandbox/render/validation.ts";
import { World } from "../../../src/sandbox/world.ts";
import { answersPage } from "../../answers.ts";
import { startBench } from "./helpers.ts";

const kept = (page: object[], name: string) =>
  expect(answersPage(page)).toMatchFileSnapshot(`answers/${name}.yaml`);

it("limits every operation as it always did", async () => {
  const dir = mkdtempSync(join(tmpdir(), "limits-"));
  const world = new World(dir);
  const page = operations.map((operation) => {
    const limits = new RateLimits(world, true);
    const { limit, remaining, resetSeconds } = limits.count(operation, "/one");
    const perPath = limits.count(operation, "/two").remaining === remaining;
    return { operation: operation.id, limit, resetSeconds, perPath };
  });
  world.close();
  rmSync(dir, { recursive: true });
  await kept(page, "limits");
});

it("differs from Render's document where it always did, and in no other place", async () => {
  const page = deviations.map(({ name, reason, apply }) => {
    const document = readDocument();
    apply(document);
    return { name, reason, changes: differences(readDocument(), document, "") };
  });
  await kept(page, "deviations");
});

function differences(before: unknown, after: unknown, path: string): object[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [before, after].map((one) => (isTree(one) ? one : undefined));
  if (!old || !now) return [{ path, now: after ?? "(gone)" }];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(old[key], now[key], `${path}/${key}`));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

it("has the settings it always had unless told otherwise", async () => {
  const { faults: _, ...settings } = withDefaults({});
  await kept([settings], "settings");
});

it("injects the faults it always did", async () => {
  const page: object[] = [];
  for (const kind of faultKinds) {
    const answers: object[] = [];
    if (kind.effect.does === "answer") {
      const faults = new FaultInjector();
      const bench = await startBench({ faults });
      faults.arm(kind.name);
      const { status, headers, body } = await bench.get("/services");
      const [type, retryAfter] = ["content-type", "retry-after"].map((name) => headers.get(name));
      answers.push({ status, type, retryAfter, body });
    }
    page.push({ ...kind, answers });
  }
  await kept(page, "faults");
});
