import { describe, expect, it } from "vitest";
import plans from "../../../pins/render/plans.json" with { type: "json" };
import { prices } from "../../../src/config/cost/prices.ts";
import { sizeNames } from "../../../src/config/databases/mongodb-atlas/sizes.ts";
import { serviceKinds } from "../../../src/config/services/kinds.ts";

const { render, atlas } = prices;
const namesOf = (list: object) => Object.keys(list).toSorted();
const compute = serviceKinds.flatMap(({ plans }) => ("sold" in plans ? plans.sold : []));

describe("the price list", () => {
  // A plan that is accepted and missing here would be told as not known by mistake.
  it.each([
    ["services", render.compute, compute],
    ["cron jobs", render.cronMinutes, compute.filter((plan) => plan !== "free")],
    ["Key Value", render.keyValue, plans.keyValue.sold],
    ["Postgres", render.postgres, plans.postgres.sold],
    ["Atlas clusters", atlas.clusters, sizeNames],
  ])("has an entry for every plan of %s that the config accepts, and no other", (_, list, sold) => {
    expect(namesOf(list)).toEqual([...new Set(sold)].toSorted());
  });

  const all = [
    ...Object.values(render).flatMap((each) => ("source" in each ? [each] : Object.values(each))),
    ...Object.values(atlas.clusters),
    prices.vercel.team,
    prices.vercel.project,
    prices.github.plan,
    prices.cloudflare.zone,
  ];

  it("says of every price where it was read, when, and how sure it is", () => {
    for (const { source, date, sure } of all) {
      expect(source).not.toBe("");
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(["vendor", "others", "uncertain"]).toContain(sure);
    }
  });

  it("costs nothing only where the vendor gives it away, and says so", () => {
    const free = [render.compute, render.keyValue, render.postgres, atlas.clusters].flatMap(
      (list) =>
        Object.entries(list).flatMap(([name, { monthlyUsd }]) => (monthlyUsd === 0 ? [name] : [])),
    );
    expect(free).toEqual(["free", "free", "free", "M0"]);
  });
});
