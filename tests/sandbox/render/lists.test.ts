import { beforeAll, describe, expect, it } from "vitest";
import {
  type Bench,
  createService,
  endBench,
  type Json,
  openBench,
  startBench,
  webService,
  worker,
} from "./helpers.ts";

describe("a workspace of 25 services", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    for (let index = 0; index < 25; index++) {
      const make = index % 5 === 0 ? worker : webService;
      const region = index % 2 === 0 ? "frankfurt" : "oregon";
      await createService(bench, make(bench, `s${index}`, { region }));
    }
    return () => endBench(bench);
  });

  const names = (items: Json) => items.map((item: Json) => item.service.name);

  it("gives 20 items a page unless asked otherwise", async () => {
    expect((await bench.get("/services")).body).toHaveLength(20);
    expect((await bench.get("/services?limit=100")).body).toHaveLength(25);
  });

  it.each([1, 7, 20, 25])("gives everything exactly once in pages of %i", async (limit) => {
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 30; page++) {
      const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
      const { body } = await bench.get(`/services?limit=${limit}${query}`);
      seen.push(...names(body));
      if (body.length < limit) break;
      cursor = body.at(-1).cursor;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it("goes on after a cursor whose item has been deleted", async () => {
    const extra = await createService(bench, webService(bench, "last"));
    const { body } = await bench.get("/services?limit=100");
    await bench.del(`/services/${extra.id}`);
    const { cursor } = body.at(-1);
    expect((await bench.get(`/services?cursor=${cursor}`)).body).toEqual([]);
  });

  it.each([
    ["limit=0", "invalid_limit"],
    ["limit=101", "invalid_limit"],
    ["limit=ten", "invalid_limit"],
    ["cursor=nonsense", "invalid_cursor"],
  ])("refuses %s", async (query, code) => {
    const reply = await bench.get(`/services?${query}`);
    expect([reply.status, reply.body.code]).toEqual([400, code]);
  });

  it.each([
    ["name=s3", ["s3"]],
    ["name=s3,s4", ["s4", "s3"]],
    ["name=nothing", []],
    ["name=s", []],
    ["type=background_worker&limit=2", ["s20", "s15"]],
    ["type=background_worker,web_service&name=s0,s1", ["s1", "s0"]],
    ["region=oregon&type=background_worker", ["s15", "s5"]],
    ["suspended=suspended", []],
    ["env=node&name=s1", ["s1"]],
    ["env=docker", []],
    ["createdAfter=2030-01-01T00:00:00Z", []],
    ["createdBefore=2030-01-01T00:00:00Z&name=s1", ["s1"]],
  ])("filters by %s", async (query, expected) => {
    const { body } = await bench.get(`/services?${query}`);
    expect(names(body)).toEqual(expected);
  });

  it("refuses a filter value outside the document's enum", async () => {
    expect((await bench.get("/services?type=robot")).status).toBe(400);
  });
});

it("pages variables too: an unpaged read loses the twenty-first", async () => {
  const bench = await startBench();
  const envVars = Array.from({ length: 21 }, (_, index) => ({ key: `V${index}`, value: "x" }));
  const { id } = await createService(bench, webService(bench, "api", {}, { envVars }));
  const first = await bench.get(`/services/${id}/env-vars`);
  expect(first.body).toHaveLength(20);
  const rest = await bench.get(`/services/${id}/env-vars?cursor=${first.body.at(-1).cursor}`);
  expect(rest.body).toHaveLength(1);
  const put = await bench.put(`/services/${id}/env-vars`, envVars);
  expect(put.body).toHaveLength(21);
});

it("takes repeated keys for filters of the default style, commas for the others", async () => {
  const bench = await startBench();
  const [a, b] = [
    await createService(bench, webService(bench, "a")),
    await createService(bench, webService(bench, "b")),
  ];
  for (const { id } of [a, b]) {
    await bench.post("/disks", { name: "d", mountPath: "/d", sizeGB: 1, serviceId: id });
  }
  const repeated = await bench.get(`/disks?serviceId=${a.id}&serviceId=${b.id}`);
  expect(repeated.body).toHaveLength(2);
  const joined = await bench.get(`/disks?serviceId=${a.id},${b.id}`);
  expect(joined.body).toHaveLength(0);
});

it("leaves previews out of a list that asks so", async () => {
  const bench = await startBench();
  const image = { ownerId: bench.ownerId, imagePath: "nginx" };
  const details = { runtime: "image", envSpecificDetails: undefined };
  const source = { repo: undefined, branch: undefined, image };
  const base = await createService(bench, webService(bench, "base", details, source));
  const { body } = await bench.post(`/services/${base.id}/preview`, { imagePath: "nginx:2" });
  expect(body.service.serviceDetails.parentServer).toEqual({ id: base.id, name: "base" });
  expect((await bench.get("/services")).body).toHaveLength(2);
  expect((await bench.get("/services?includePreviews=false")).body).toHaveLength(1);
});
