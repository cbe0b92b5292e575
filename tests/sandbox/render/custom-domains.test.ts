import { describe, expect, it } from "vitest";
import { type Bench, createService, type Json, startBench, webService, worker } from "./helpers.ts";

function addRecord(bench: Bench, name: string, type: string, content: string): void {
  const records = bench.world.table("cloudflare:index/dnsRecord:DnsRecord");
  records[`${type} ${name}`] = { name, type, content, zoneId: "zone" };
}

async function startService(bench: Bench): Promise<{ path: string; host: string; id: string }> {
  const { id, slug } = await createService(bench, webService(bench, "api"));
  return { id, path: `/services/${id}/custom-domains`, host: `${slug}.onrender.com` };
}

async function verify(bench: Bench, path: string, name: string): Promise<string> {
  const { status, body } = await bench.post(`${path}/${name}/verify`);
  expect([status, body]).toEqual([202, undefined]);
  return (await bench.get(`${path}/${name}`)).body.verificationStatus;
}

describe("adding", () => {
  it.each([
    ["www.bondigoo.ch", "bondigoo.ch"],
    ["bondigoo.ch", "www.bondigoo.ch"],
  ])("answers a list of %s and its twin, which redirects to it", async (name, twin) => {
    const bench = await startBench();
    const { path } = await startService(bench);
    const { status, body } = await bench.post(path, { name });
    expect(status).toBe(201);
    expect(body.map((domain: Json) => [domain.name, domain.redirectForName])).toEqual([
      [name, ""],
      [twin, name],
    ]);
    expect((await bench.get(path)).body).toHaveLength(2);
  });

  it("adds other subdomains alone", async () => {
    const bench = await startBench();
    const { path } = await startService(bench);
    const { body } = await bench.post(path, { name: "api.bondigoo.ch" });
    expect(body).toEqual([expect.objectContaining({ name: "api.bondigoo.ch" })]);
    expect(body[0]).toMatchObject({ domainType: "subdomain", verificationStatus: "unverified" });
  });

  it("refuses a name that any service has with 409", async () => {
    const bench = await startBench();
    const { path } = await startService(bench);
    const other = await createService(bench, webService(bench, "other"));
    await bench.post(path, { name: "www.bondigoo.ch" });
    for (const name of ["www.bondigoo.ch", "bondigoo.ch", "WWW.bondigoo.ch"]) {
      expect((await bench.post(`/services/${other.id}/custom-domains`, { name })).status).toBe(409);
    }
  });

  it.each(["bondigoo", "http://bondigoo.ch", "a b.ch", ""])("refuses %j", async (name) => {
    const bench = await startBench();
    const { path } = await startService(bench);
    expect((await bench.post(path, { name })).status).toBe(400);
  });

  it("refuses a service that the public cannot reach", async () => {
    const bench = await startBench();
    const { id } = await createService(bench, worker(bench, "work"));
    const reply = await bench.post(`/services/${id}/custom-domains`, { name: "a.bondigoo.ch" });
    expect(reply.status).toBe(400);
  });
});

describe("verifying", () => {
  it("succeeds once the DNS sends the name to the service and it is asked for again", async () => {
    const bench = await startBench();
    const { path, host } = await startService(bench);
    await bench.post(path, { name: "api.bondigoo.ch" });
    expect(await verify(bench, path, "api.bondigoo.ch")).toBe("unverified");
    addRecord(bench, "api.bondigoo.ch", "CNAME", host);
    const unasked = await bench.get(`${path}/api.bondigoo.ch`);
    expect(unasked.body.verificationStatus).toBe("unverified");
    expect(await verify(bench, path, "api.bondigoo.ch")).toBe("verified");
  });

  it.each([
    ["a CNAME at the apex, flattened", "CNAME", "api.onrender.com", "verified"],
    ["Render's address", "A", "216.24.57.1", "verified"],
    ["another address", "A", "203.0.113.1", "unverified"],
    ["another service", "CNAME", "other.onrender.com", "unverified"],
    ["a text of the right words", "TXT", "api.onrender.com", "unverified"],
    ["a CNAME with a final dot", "CNAME", "api.onrender.com.", "verified"],
  ])("judges an apex with %s", async (_, type, content, expected) => {
    const bench = await startBench();
    const { path } = await startService(bench);
    await bench.post(path, { name: "bondigoo.ch" });
    addRecord(bench, "bondigoo.ch", type, content);
    expect(await verify(bench, path, "bondigoo.ch")).toBe(expected);
  });

  it("follows a chain of names and stops in a circle", async () => {
    const bench = await startBench();
    const { path, host } = await startService(bench);
    await bench.post(path, { name: "a.bondigoo.ch" });
    await bench.post(path, { name: "x.bondigoo.ch" });
    addRecord(bench, "a.bondigoo.ch", "CNAME", "b.bondigoo.ch");
    addRecord(bench, "b.bondigoo.ch", "CNAME", host);
    addRecord(bench, "x.bondigoo.ch", "CNAME", "x.bondigoo.ch");
    expect(await verify(bench, path, "a.bondigoo.ch")).toBe("verified");
    expect(await verify(bench, path, "x.bondigoo.ch")).toBe("unverified");
  });
});

describe("deleting", () => {
  it.each([
    [false, []],
    [true, ["bondigoo.ch"]],
  ])("by name, where twins stay: %s", async (twinsStay, left) => {
    const bench = await startBench({ twinsStay });
    const { path } = await startService(bench);
    await bench.post(path, { name: "www.bondigoo.ch" });
    expect((await bench.del(`${path}/www.bondigoo.ch`)).status).toBe(204);
    expect((await bench.del(`${path}/www.bondigoo.ch`)).status).toBe(404);
    const { body } = await bench.get(path);
    expect(body.map(({ customDomain }: Json) => customDomain.name)).toEqual(left);
  });

  it("by id, and not through another service", async () => {
    const bench = await startBench();
    const { path } = await startService(bench);
    const other = await createService(bench, webService(bench, "other"));
    const [domain] = (await bench.post(path, { name: "api.bondigoo.ch" })).body;
    const wrong = `/services/${other.id}/custom-domains/${domain.id}`;
    expect((await bench.del(wrong)).status).toBe(404);
    expect((await bench.del(`${path}/${domain.id}`)).status).toBe(204);
  });
});
