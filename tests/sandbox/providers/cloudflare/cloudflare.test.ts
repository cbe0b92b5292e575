import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type, unknown } from "../types.ts";

const zone = type("cloudflare", "Zone");
const record = type("cloudflare", "DnsRecord");
const setting = type("cloudflare", "ZoneSetting");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let zoneId: string;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  zoneId = (await cloudflare().make(zone, { account: { id: "x" }, name: "acme.ch" })).id;
});
afterEach(() => sandbox.close());

const cloudflare = () => sandbox.of("cloudflare");
const inputsOf = (more = {}) => ({
  zoneId,
  name: "www.acme.ch",
  type: "CNAME",
  content: "target.example.com",
  ttl: 1,
  ...more,
});
const recordOf = (more = {}) => cloudflare().make(record, inputsOf(more));

describe("Cloudflare records", () => {
  it.each([
    ["an identical one", {}, {}, "81058"],
    ["a CNAME beside another CNAME", {}, { content: "other.example.com" }, "81053"],
    ["a CNAME beside an address", { type: "A", content: "192.0.2.1" }, {}, "81053"],
    ["an address beside a CNAME", {}, { type: "A", content: "192.0.2.1" }, "81054"],
    ["a short name that means a taken one", {}, { name: "WWW", content: "x.ch" }, "81053"],
  ])("refuse %s", async (_what, first, second, code) => {
    await recordOf(first);
    await expect(recordOf(second)).rejects.toThrow(`"code":${code}`);
  });

  it("stand beside others of the same name where DNS allows it", async () => {
    await recordOf({ type: "A", content: "192.0.2.1" });
    await recordOf({ type: "A", content: "192.0.2.2" });
    await recordOf({ type: "TXT", content: '"x"' });
    await recordOf({ name: "other.acme.ch" });
    expect(Object.keys(sandbox.world.table(record))).toHaveLength(4);
  });

  it.each([
    ["a zone that does not exist", { zoneId: "none" }, "Could not route to /zones/none"],
    ["a ttl of 30", { ttl: 30 }, "Invalid TTL"],
    ["no content", { content: undefined }, "Content for record is missing"],
    ["a proxied TXT", { type: "TXT", proxied: true }, "cannot be proxied"],
    ["an address that is none", { type: "A" }, "valid IPv4 address"],
    ["an MX without priority", { type: "MX" }, "priority is a required field"],
  ])("pass Check with %s and are refused by the vendor", async (_what, more, words) => {
    expect((await cloudflare().check(record, inputsOf(more))).reasons).toEqual([]);
    await expect(recordOf(more)).rejects.toThrow(words);
  });

  it("keep the name as written until a read, which answers the full one in lower case", async () => {
    const { id, inputs, outputs } = await recordOf({ name: "WWW" });
    expect(outputs["name"]).toBe("WWW");
    expect(sandbox.world.table(record)[id]?.["name"]).toBe("www.acme.ch");
    const read = await cloudflare().read(record, id, outputs, inputs);
    expect(read.inputs["name"]).toBe("www.acme.ch");
    expect((await cloudflare().diff(record, read.outputs, inputs)).diffs).toContain("name");
  });

  it.each([
    ["a CNAME target with capitals and a full stop", { content: "Target.Example.com." }],
    ["a text without quotes", { type: "TXT", content: "v=spf1 -all" }],
  ])("answer %s in the vendor's own form, a difference every time", async (_what, more) => {
    const { id, inputs, outputs } = await recordOf(more);
    const read = await cloudflare().read(record, id, outputs, inputs);
    expect((await cloudflare().diff(record, read.outputs, inputs)).diffs).toContain("content");
  });

  it("tell the content of a CAA record from its data, also after a change", async () => {
    const caa = (value: string) => ({ flags: 0, tag: "issue", value });
    const given = { type: "CAA", name: "acme.ch", content: undefined, data: caa("one.example") };
    const { id, inputs, outputs } = await recordOf(given);
    expect(outputs["content"]).toBe('0 issue "one.example"');
    const news = { ...inputs, data: caa("two.example") };
    const updated = await cloudflare().update(record, id, outputs, news);
    expect(updated["content"]).toBe('0 issue "two.example"');
  });

  it("take a short name against the full one in the state for no change", async () => {
    const { outputs, inputs } = await recordOf({ name: "www.acme.ch" });
    const short = { ...inputs, name: "www" };
    expect((await cloudflare().diff(record, outputs, short)).changes).toBe(false);
  });

  it("come back with ttl 1 while proxied, a difference every time another is written", async () => {
    const { id, inputs, outputs } = await recordOf({ proxied: true, ttl: 300 });
    const read = await cloudflare().read(record, id, outputs, inputs);
    expect(read.outputs["ttl"]).toBe(1);
    expect((await cloudflare().diff(record, read.outputs, inputs)).diffs).toContain("ttl");
  });

  it("replace on type and zone, creating first unless told otherwise", async () => {
    const { inputs, outputs } = await recordOf();
    const diff = await cloudflare().diff(record, outputs, {
      ...inputs,
      type: "A",
      content: "192.0.2.1",
    });
    expect(diff).toMatchObject({ replaces: ["type"], deleteBeforeReplace: false });
  });

  it("list the stamps an update moves, the comment's only with a comment", async () => {
    const { inputs, outputs } = await recordOf({ comment: "a" });
    const diffs = async (more: object) =>
      (await cloudflare().diff(record, outputs, { ...inputs, ...more })).diffs;
    expect(await diffs({ ttl: 300 })).toEqual(["modifiedOn", "ttl"]);
    expect(await diffs({ comment: "b" })).toEqual(["comment", "commentModifiedOn", "modifiedOn"]);
    const preview = await cloudflare().create(record, inputsOf(), { preview: true });
    expect(preview.outputs).not.toHaveProperty("commentModifiedOn");
    expect(preview.outputs).toMatchObject({ modifiedOn: unknown, proxied: false });
  });

  it("move those stamps by an update, and leave the others", async () => {
    const { id, inputs, outputs } = await recordOf({ comment: "a" });
    sandbox.world.advance(60_000);
    const moved = async (more: object) => {
      const now = await cloudflare().update(record, id, outputs, { ...inputs, ...more });
      const stamps = ["createdOn", "modifiedOn", "tagsModifiedOn", "commentModifiedOn"];
      return stamps.filter((name) => now[name] !== outputs[name]);
    };
    expect(await moved({ ttl: 300 })).toEqual(["modifiedOn"]);
    expect(await moved({ comment: "b" })).toEqual(["modifiedOn", "commentModifiedOn"]);
  });

  it("show an edit by hand and nothing else as drift", async () => {
    const { id, inputs, outputs } = await recordOf();
    const row = sandbox.world.table(record)[id] ?? {};
    row["modifiedOn"] = "2027-01-01T00:00:00Z";
    const noise = await cloudflare().read(record, id, outputs, inputs);
    expect(noise.inputs).toEqual(inputs);
    expect((await cloudflare().diff(record, noise.outputs, inputs)).changes).toBe(false);
    row["content"] = "elsewhere.example.com";
    const edited = await cloudflare().read(record, id, noise.outputs, inputs);
    expect(edited.inputs["content"]).toBe("elsewhere.example.com");
  });

  it("are found for an import by zone and record", async () => {
    const { id } = await recordOf();
    const read = await cloudflare().read(record, `${zoneId}/${id}`);
    expect(read).toMatchObject({ id, inputs: { name: "www.acme.ch", type: "CNAME", zoneId } });
  });
});

describe("Cloudflare zones", () => {
  it("are found by name or id, or not at all", async () => {
    const token = "cloudflare:index/getZone:getZone";
    const byName = await cloudflare().invoke(token, { filter: { name: "acme.ch" } });
    expect(byName).toMatchObject({ zoneId, name: "acme.ch" });
    expect(await cloudflare().invoke(token, { zoneId })).toMatchObject({ id: zoneId });
    await expect(cloudflare().invoke(token, { filter: { name: "other.ch" } })).rejects.toThrow(
      "no zone found for other.ch",
    );
  });

  it("list their records by exact name and type", async () => {
    await recordOf();
    await recordOf({ name: "acme.ch", type: "TXT", content: '"x"' });
    const token = "cloudflare:index/getDnsRecords:getDnsRecords";
    const found = await cloudflare().invoke(token, { zoneId, name: { exact: "www.acme.ch" } });
    expect(found["results"]).toMatchObject([{ name: "www.acme.ch", type: "CNAME" }]);
  });

  it("keep one row a setting, though its id is the same in every zone", async () => {
    const other = await cloudflare().make(zone, { account: { id: "x" }, name: "other.ch" });
    const inputs = { settingId: "ssl", value: "strict" };
    const first = await cloudflare().make(setting, { ...inputs, zoneId });
    await cloudflare().make(setting, { ...inputs, zoneId: other.id });
    expect(first.id).toBe("ssl");
    expect(Object.keys(sandbox.world.table(setting))).toHaveLength(2);
    await cloudflare().delete(setting, first.id, first.outputs);
    expect(Object.keys(sandbox.world.table(setting))).toEqual([`${other.id}/ssl`]);
  });
});

it("checks the form of a token before anything is called", async () => {
  expect(await cloudflare().checkConfig({ apiToken: "too short" })).toEqual([
    "could not validate provider configuration: Invalid Attribute Value. Attribute api_token API " +
      "tokens must only contain characters a-z, A-Z, 0-9, hyphens and underscores. Examine " +
      "values at 'p.apiToken'.",
  ]);
  expect(await cloudflare().checkConfig({ apiToken: "x".repeat(40) })).toEqual([]);
});
