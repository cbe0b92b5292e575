import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isWrite, type Simulator, startSimulator } from "./simulator.ts";

let simulator: Simulator;
let serviceId: string;
let host: string;
beforeEach(async () => {
  simulator = await startSimulator();
  const service = simulator.drive("WebService");
  await service.up({
    name: "shop-api",
    plan: "starter",
    runtime: "node",
    repo: "https://github.com/shop/shop",
    startCommand: "npm start",
  });
  serviceId = service.id;
  host = String(service.state["host"]);
  simulator.takeCalls();
});
afterEach(async () => {
  await simulator.close();
});

function pointDns(name: string): void {
  const table = simulator.world.table("cloudflare:index/dnsRecord:DnsRecord");
  table[name] = { name, type: "CNAME", content: host };
}

describe("a custom domain", () => {
  it("is there when Render has seen its record, which it is asked to look at until then", async () => {
    const domain = simulator.drive("CustomDomain");
    const up = domain.up({ serviceId, name: "shop.ch" });
    setTimeout(() => pointDns("shop.ch"), 100);
    await up;
    expect(domain.state["verificationStatus"]).toBe("verified");
  });

  it("keeps what was added where the record is not seen in time, and goes on from there", async () => {
    const domain = simulator.drive("CustomDomain");
    const inputs = { serviceId, name: "api.shop.ch" };
    await expect(domain.up(inputs)).rejects.toThrow(/did not see the DNS record of api.shop.ch/);
    expect(domain.id).toMatch(/^cdm-/);
    pointDns("api.shop.ch");
    expect(await domain.up(inputs)).toBe("updated");
    expect(domain.state["verificationStatus"]).toBe("verified");
    expect(await domain.up(inputs)).toBe("same");
  });

  it("has a twin that Render adds, which is no drift and leaves with it", async () => {
    pointDns("shop.ch");
    const domain = simulator.drive("CustomDomain");
    const inputs = { serviceId, name: "shop.ch" };
    await domain.up(inputs);
    expect(simulator.rows("custom-domains")).toHaveLength(2);
    expect(await domain.refresh()).toEqual(inputs);
    expect(await domain.up(inputs)).toBe("same");
    await domain.destroy();
    expect(simulator.rows("custom-domains")).toEqual([]);
  });

  it("is replaced, the old one first, when it moves to another service", async () => {
    const domain = simulator.drive("CustomDomain");
    await domain.up({ serviceId, name: "api.shop.ch", waitForVerification: false });
    simulator.takeCalls();
    expect(await domain.up({ serviceId: "srv-other", name: "api.shop.ch" })).toBe("replace");
    expect(simulator.takeCalls().filter(isWrite)).toEqual([]);
  });

  it("that was deleted by hand is found gone", async () => {
    const domain = simulator.drive("CustomDomain");
    await domain.up({ serviceId, name: "api.shop.ch", waitForVerification: false });
    await domain.destroy();
    expect(await domain.refresh()).toBeUndefined();
    await expect(simulator.drive("CustomDomain").destroy()).resolves.toBeUndefined();
  });
});
