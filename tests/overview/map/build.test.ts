import { describe, expect, it } from "vitest";
import { platformMap } from "../../../src/overview/map/build.ts";
import { bondigoo, type Draft, examineDraft, set } from "../../config/draft.ts";
import { twentyEnvironments } from "./twenty-environments.ts";

function mapOf(edit: (draft: Draft) => void = () => {}) {
  const draft = bondigoo();
  edit(draft);
  const map = platformMap([...examineDraft(draft).environments.values()]);
  const of = (stack: string) => map.environments.find((each) => each.stack === stack)!;
  return { ...map, of };
}

const arrows = ({ edges }: { edges: { from: string; to: string }[] }) =>
  edges.map(({ from, to }) => `${from} > ${to}`);

describe("the map of an environment", () => {
  it("shows where names lead, and which part uses which by its variables", () => {
    expect(arrows(mapOf().of("prod"))).toEqual([
      "prod.names.frontends.platform > prod.frontends.platform",
      "prod.names.services.api > prod.services.api",
      "prod.frontends.platform > prod.services.api",
      "prod.services.api > prod.database",
      "prod.services.api > prod.redis",
      "prod.services.worker > prod.database",
      "prod.services.worker > prod.redis",
    ]);
  });

  it("says of each part what it is and costs, and marks what is not the environment's own", () => {
    const { of } = mapOf();
    const node = (stack: string, id: string) => of(stack).nodes.find((each) => each.id === id);
    expect(node("prod", "prod.redis")).toMatchObject({ detail: "Key Value, starter", cost: "$10" });
    expect(node("dev", "dev.redis")).toMatchObject({ detail: "prod's", borrowed: true });
    expect(node("dev", "dev.database")).toMatchObject({
      detail: "in coaching-platform-dev",
      borrowed: true,
    });
    expect(node("prod", "prod.names.frontends.platform")?.members).toEqual([
      "www.bondigoo.ch (CNAME)",
      "bondigoo.ch (A)",
    ]);
  });

  it("does not show what is unknown as nothing", () => {
    const { of } = mapOf((d) => set(d, "prod.environment.database.cluster.size", "M80"));
    const { nodes, cost } = of("prod");
    expect(nodes.find(({ kind }) => kind === "database")?.cost).toBe("not known");
    expect(cost).toBe("$24 and what is not known");
  });

  it("draws a use that one service makes of another", () => {
    const { of } = mapOf((d) =>
      set(d, "platform.services.worker.variables", { API: "${services.api.url}" }),
    );
    expect(arrows(of("dev"))).toContain("dev.services.worker > dev.services.api");
  });
});

describe("what environments share", () => {
  it("is shown once, with everybody who depends on it and its owner", () => {
    const { shared } = mapOf();
    const users = (id: string) =>
      shared.edges.filter(({ to }) => to === id).map(({ from }) => from.split(".")[1]);
    expect(users("shared.redis.prod")).toEqual(["prod", "staging", "dev"]);
    expect(users("shared.cluster.coaching-platform-dev")).toEqual(["staging", "dev"]);
    expect(users("shared.prod.platform")).toEqual(["prod", "dev"]);
  });
});

describe("twenty environments of a hundred services", () => {
  const map = platformMap(twentyEnvironments());

  it("are grouped until each picture can be taken in, and no service is lost", () => {
    expect(map.environments).toHaveLength(20);
    for (const { nodes, edges } of map.environments) {
      expect(nodes.length).toBeLessThanOrEqual(16);
      const services = nodes.filter(({ kind }) => kind === "service");
      const count = services.reduce((sum, { members }) => sum + (members?.length ?? 1), 0);
      expect(count).toBe(102);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    }
  });

  it("share what they share in one picture, those alike in one box", () => {
    const [boxes] = [map.shared.nodes.filter(({ kind }) => kind === "environment")];
    expect(boxes.map(({ title }) => title)).toEqual(["prod", "19 environments"]);
  });
});
