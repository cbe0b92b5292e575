/**
 * What the provider costs at Render, in calls and in time, for 1 to 1,000 services: linked to one
 * group, 150 ms a call, 16 resources at once, deploys of 90 s. Then the first `up` of 30 services
 * within Render's real limits. All time is simulated, so the figures are the same on any machine.
 */
import { report } from "./measure.ts";
import { type Measured, Services } from "./render/services.ts";

const counts = [1, 10, 100, 1000];
/** Growth from 10 to 1,000 services that still counts as linear. */
const mostGrowth = 1.2;

const figures = new Map<number, Map<string, Measured>>();
for (const count of counts) figures.set(count, await lifeOf(count, "off"));
report(
  "render-calls",
  [...figures].flatMap(([count, life]) => rowsOf(count, life)),
);

const first = await lifeOf(30, "real");
report("render-calls-limited", rowsOf(30, first));
for (const line of first.get("create")!.waits) console.log(`  ${line}`);

for (const [name, { calls }] of figures.get(1000)!) {
  const growth = calls / 1000 / (figures.get(10)!.get(name)!.calls / 10 || 1);
  if (growth > mostGrowth) {
    throw new Error(
      `${name}: a service costs ${growth.toFixed(2)} times as much at 1,000 as at 10`,
    );
  }
}

async function lifeOf(count: number, limits: "real" | "off"): Promise<Map<string, Measured>> {
  const services = await Services.open(count, limits);
  const life = new Map([
    ["create", await services.up("1")],
    ["no change", await services.up("1")],
    ["refresh", await services.refresh()],
    ["one variable of each", await services.up("2")],
    ["destroy", await services.destroy()],
  ]);
  services.close();
  return life;
}

function rowsOf(count: number, life: ReadonlyMap<string, Measured>) {
  return [...life].map(([what, { calls, writes, polls, refusals, seconds }]) => ({
    services: count,
    what,
    calls,
    writes,
    "reads while waiting": polls,
    "calls a service": Number((calls / count).toFixed(2)),
    "refused 429": refusals,
    seconds: Number(seconds.toFixed(1)),
  }));
}
