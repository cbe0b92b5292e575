import { expect, it } from "vitest";
import { faultHooks } from "../../src/sandbox/fault-hooks.ts";
import { FaultInjector, faultKinds } from "../../src/sandbox/faults.ts";

const operation = "Create a:b:C";

/** What becomes of a plugin's calls when a fault strikes the first of them. */
async function struck(name: string) {
  let kills = 0;
  const faults = new FaultInjector();
  faults.onKill(() => kills++);
  faults.arm(name, name === "slow" ? { delayMs: 1 } : {});
  const { beforeCall, afterCall } = faultHooks(faults);
  const outcomes: unknown[] = [];
  for (let call = 1; call <= 2; call++) {
    const before = await messageOf(async () => await beforeCall!("vercel", operation));
    const after = before ?? (await messageOf(async () => await afterCall!("vercel", operation)));
    outcomes.push({ before, after, kills });
  }
  return outcomes;
}

async function messageOf(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const fine = { before: undefined, after: undefined, kills: 0 };
const refused = (text: string) => [{ before: text, after: text, kills: 0 }, fine];
const reset = "read: connection reset by peer";

it.each([
  ["throttle", refused("unexpected status code: 429 Too Many Requests")],
  ["refused", refused("unexpected status code: 403 Forbidden")],
  ["server-error", refused("unexpected status code: 500 Internal Server Error")],
  ["bad-gateway", refused("unexpected status code: 502 Bad Gateway")],
  ["unavailable", refused("unexpected status code: 503 error")],
  ["reset-before", refused(reset)],
  ["reset-after", [{ before: undefined, after: reset, kills: 0 }, fine]],
  ["slow", [fine, fine]],
  ["stale-read", [fine, fine]],
  [
    "kill-engine",
    [
      { ...fine, kills: 1 },
      { ...fine, kills: 1 },
    ],
  ],
])("%s strikes one call of a plugin", async (name, outcomes) => {
  expect(await struck(name)).toEqual(outcomes);
});

it("kills before the change, which then is never made", async () => {
  const killed: string[] = [];
  const faults = new FaultInjector();
  faults.onKill((what) => killed.push(what));
  faults.arm("kill-engine", { process: "program", moment: "before" });
  const { beforeCall, afterCall } = faultHooks(faults);
  const before = await messageOf(async () => await beforeCall!("vercel", operation));
  expect({ before, killed }).toEqual({ before: reset, killed: ["program"] });
  await afterCall!("vercel", operation);
  expect(killed).toEqual(["program"]);
});

it("strikes in every way that is not about deploys", () => {
  expect(faultKinds.filter(({ strikes }) => strikes !== "deploys")).toHaveLength(10);
});
