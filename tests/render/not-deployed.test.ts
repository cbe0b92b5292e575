import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Driven, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.close();
});

const repo = "https://github.com/shop/shop";
const inputs = {
  name: "shop-api",
  plan: "starter",
  runtime: "node",
  repo,
  startCommand: "npm start",
  autoDeploy: "commit",
  variables: { MODE: "old" },
};
const changed = { ...inputs, variables: { MODE: "new" } };

/** A service that was brought up with one variable and then with another; nobody touched it since. */
async function service(
  kind: "WebService" | "StaticSite" | "CronJob" = "WebService",
  given: object = inputs,
): Promise<Driven> {
  const resource = simulator.drive(kind);
  await resource.up({ ...given, variables: inputs.variables });
  await resource.up({ ...given, variables: changed.variables });
  later();
  return resource;
}

/** Somebody comes by after a while, and the next command is another process. */
function later(): void {
  simulator.world.advance(60_000);
  simulator.restart();
  simulator.takeCalls();
}

const path = (resource: Driven) => ({ path: { serviceId: resource.id } });
const deploys = () =>
  simulator.rows("deploys").toSorted((a, b) => (a["createdAt"]! < b["createdAt"]! ? -1 : 1));

/** What the process of a service sees. */
const running = () => deploys().find(({ status }) => status === "live")?.["variables"];

async function post(resource: Driven, call: string, body: object = {}): Promise<void> {
  const { server } = simulator;
  const answer = await fetch(`${server.url}/services/${resource.id}/${call}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${server.apiKey}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify(body),
  });
  expect([200, 201, 202]).toContain(answer.status);
  // Deploys move on with time, when anything is asked.
  simulator.world.advance(1000);
  await simulator.context().http.GET("/services/{serviceId}", { params: path(resource) });
}

describe("a service rolled back to what ran before the last change of its variables", () => {
  it("has a deploy due after a refresh, and the next up deploys what is set", async () => {
    const resource = await service();
    await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
    expect(running()).toMatchObject({ MODE: "old" });
    later();
    expect(await resource.refresh(), "its settings are those wanted").toEqual(changed);
    expect(resource.state["deployDue"]).toBe(true);
    expect(simulator.progress.join("\n")).toMatch(
      /"shop-api" runs what was set before deploy dep-/,
    );
    expect(await resource.up(changed)).toBe("updated");
    expect(running()).toMatchObject({ MODE: "new" });
    later();
    await resource.refresh();
    expect(resource.state["deployDue"]).toBe(false);
    expect(await resource.up(changed)).toBe("same");
  });

  it("is found where the rollback goes back to another rollback", async () => {
    const resource = await service();
    await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
    const first = deploys().at(-1)!["id"];
    await post(resource, "deploys");
    await post(resource, "rollback", { deployId: first });
    later();
    await resource.refresh();
    expect(resource.state["deployDue"]).toBe(true);
  });

  it("is found after a change that needed no deploy", async () => {
    const resource = await service();
    await resource.up({ ...changed, name: "renamed" });
    later();
    await resource.refresh();
    expect(simulator.takeCalls(), "our own change is nobody's touch").not.toContain(
      "GET /services/{serviceId}/deploys",
    );
    await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
    later();
    await resource.refresh();
    expect(resource.state["deployDue"]).toBe(true);
  });
});

describe("no deploy is due", () => {
  const others: [what: string, does: (resource: Driven) => Promise<void>][] = [
    ["somebody deployed again", (resource) => post(resource, "deploys")],
    ["a rollback went back to our own deploy", backToOurs],
    [
      "a later deploy was canceled",
      async (resource) => {
        const { http } = simulator.context();
        const params = path(resource);
        await http.POST("/services/{serviceId}/deploys", { params, body: {} });
        const newest = deploys().at(-1)!;
        // However busy this machine is: it still runs when it is canceled.
        Object.assign(newest, { since: simulator.world.now() + 60_000 });
        await post(resource, `deploys/${newest["id"]}/cancel`);
      },
    ],
    [
      "a later deploy failed",
      async (resource) => {
        simulator.faults.arm("deploy-build-failed", { operation: "deploy shop-api" });
        await post(resource, "deploys");
      },
    ],
    [
      "it was rolled back and deployed again",
      async (resource) => {
        await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
        await post(resource, "deploys");
      },
    ],
    [
      "it was rolled back and is suspended",
      async (resource) => {
        await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
        await post(resource, "suspend");
      },
    ],
    [
      "it was suspended and resumed",
      async (resource) => {
        await post(resource, "suspend");
        await post(resource, "resume");
      },
    ],
  ];
  it.each(others)("where %s", async (_, does) => {
    const resource = await service();
    await does(resource);
    later();
    expect(await resource.refresh()).toEqual(changed);
    expect(resource.state["deployDue"]).toBe(false);
    expect(await resource.up(changed)).toBe("same");
  });

  async function backToOurs(resource: Driven) {
    const ours = deploys().at(-1)!["id"];
    await post(resource, "deploys");
    await post(resource, "rollback", { deployId: ours });
  }

  const image = { url: "docker.io/shop/api:1" };
  it.each([
    ["StaticSite", { name: "site", repo, publishPath: "dist" }],
    ["CronJob", { ...inputs, schedule: "0 3 * * *" }],
    ["WebService", { name: "shop-api", plan: "starter", runtime: "image", image }],
  ] as const)("of a %s that somebody deployed again", async (kind, given) => {
    const resource = await service(kind, given);
    await post(resource, "deploys");
    later();
    await resource.refresh();
    expect(resource.state["deployDue"]).toBe(false);
  });

  it("of a service of which an older state knows no deploy", async () => {
    const resource = await service();
    delete resource.state["deployed"];
    await post(resource, "rollback", { deployId: deploys()[0]!["id"] });
    later();
    await resource.refresh();
    expect(resource.state["deployDue"]).toBe(false);
  });
});

describe("asking what runs", () => {
  it("costs no call where nobody touched the service, and one where somebody did", async () => {
    const resource = await service();
    const asks = async () => {
      await resource.refresh();
      return simulator.takeCalls().filter((call) => /deploys|events/.test(call));
    };
    expect(await asks()).toEqual([]);
    await post(resource, "deploys");
    later();
    expect(await asks()).toEqual(["GET /services/{serviceId}/deploys"]);
  });
});
