import { describe, expect, it } from "vitest";
import { shown } from "../../../src/config/cost/amount.ts";
import { accountCosts, estimate } from "../../../src/config/cost/estimate.ts";
import { onPostgres } from "../broken/case.ts";
import { bondigoo, type Draft, examineDraft, set } from "../draft.ts";

function estimateOf(stack: string, edit: (draft: Draft) => void = () => {}) {
  const draft = bondigoo();
  edit(draft);
  return estimate(examineDraft(draft).environments.get(stack)!);
}

const item = (part: string, edit: (draft: Draft) => void, stack = "prod") =>
  estimateOf(stack, edit).items.find((each) => each.part === part);

describe("an estimate", () => {
  it("adds up what an environment's own parts cost, and names what others pay for", () => {
    expect(estimateOf("prod").total).toEqual({ from: 82, to: 82 });
    expect(estimateOf("dev")).toMatchObject({
      total: { from: 14, to: 14 },
      unknown: [],
      suspended: { from: 0, to: 0 },
      elsewhere: [
        "frontends.platform is a preview of prod's project",
        "database is in coaching-platform-dev, which stands already",
        "redis is prod's",
      ],
    });
  });

  it("counts every instance, and of scaled services the fewest and the most", () => {
    const three = item("services.api", (d) => set(d, "prod.environment.services.api.instances", 3));
    expect(three?.amount).toEqual({ from: 21, to: 21 });
    const scaled = item("services.api", (d) =>
      set(d, "prod.environment.services.api.autoscaling", { min: 2, max: 5, cpu: 60 }),
    );
    expect(scaled?.amount).toEqual({ from: 14, to: 35 });
  });

  it("counts a suspended service as nothing, and its disk all the same", () => {
    const { items } = estimateOf("dev", (d) =>
      set(d, "dev.environment.services.worker", {
        suspended: true,
        disk: { mount: "/data", sizeGb: 10 },
      }),
    );
    expect(items.map(({ part, amount }) => [part, amount?.to])).toEqual([
      ["services.api", 7],
      ["services.worker", 0],
      ["services.worker.disk", 2.5],
    ]);
  });

  it("leaves open what a cron job costs, which is charged by the minute", () => {
    const cron = item("services.nightly", (d) =>
      set(d, "platform.services.nightly", { type: "cron", start: "x", schedule: "0 3 * * *" }),
    );
    expect(cron).toMatchObject({ amount: { from: 1, to: null } });
    expect(cron?.note).toContain("0.00016 each minute");
  });

  it("never takes a price that nobody found for nothing", () => {
    const dear = estimateOf("prod", (d) => set(d, "prod.environment.database.cluster.size", "M80"));
    expect(dear.unknown).toEqual(["database"]);
    expect(dear.items.find(({ part }) => part === "database")?.amount).toBeUndefined();
  });

  it("leaves the most open where a cluster may scale to a size of unknown price", () => {
    const cluster = (autoscaleTo: string) =>
      item("database", (d) => set(d, "prod.environment.database.cluster.autoscaleTo", autoscaleTo))
        ?.amount;
    expect(cluster("M30")).toEqual({ from: 58, to: 394 });
    expect(cluster("M80")).toEqual({ from: 58, to: null });
  });

  it("takes a price of another region for uncertain, and says so", () => {
    const region = (name: string) =>
      item("database", (d) => set(d, "prod.environment.database.cluster.region", name));
    expect(region("US_EAST_1")?.price.sure).toBe("others");
    expect(region("EU_CENTRAL_1")?.price.sure).toBe("uncertain");
    expect(region("EU_CENTRAL_1")?.note).toContain("no price was found for EU_CENTRAL_1");
  });

  it("counts the storage of Postgres beside its plan: as given, or as the plan has it", () => {
    const storage = (gb?: number) => (d: Draft) => {
      set(onPostgres(d), "prod.environment.database", {
        plan: "pro_8gb",
        ...(gb && { diskSizeGb: gb }),
      });
    };
    expect(item("database", storage())?.amount).toEqual({ from: 100, to: 100 });
    expect(item("database.storage", storage())?.what).toBe("storage, 100 GB");
    expect(item("database.storage", storage(10))?.amount).toEqual({ from: 3, to: 3 });
  });

  it("counts the accounts once: a workspace on Pro from the third environment on", () => {
    const all = [...examineDraft(bondigoo()).environments.values()];
    const workspace = (count: number) => accountCosts(all.slice(0, count))[0]?.what;
    expect(workspace(2)).toBe("workspace, Hobby");
    expect(workspace(3)).toBe("workspace, Pro");
  });
});

describe("an amount", () => {
  it.each([
    [{ from: 72, to: 72 }, "$72"],
    [{ from: 4.5, to: 1460 }, "$4.50 to $1,460"],
    [{ from: 1, to: null }, "$1 or more"],
  ])("%o is shown as %s", (amount, text) => {
    expect(shown(amount)).toBe(text);
  });
});
