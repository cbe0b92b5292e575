import { expect, it } from "vitest";
import { thingsOf } from "../../src/suspension/things.ts";
import { bondigoo, examineDraft } from "../config/draft.ts";

const { environments } = examineDraft(bondigoo());
const [prod, dev] = ["prod", "dev"].map((stack) => environments.get(stack)!);
const render = "pulumi-nodejs:dynamic/render:";
const atlas = "mongodbatlas:index/advancedCluster:AdvancedCluster";

const thing = (type: string, inputs: object = {}, outputs: object = {}) => {
  const resource = { urn: "", type, id: "id-1", inputs: { name: "it", ...inputs }, outputs };
  return thingsOf([resource as never], prod!, [dev!])[0];
};
const cluster = (providerName: string, instanceSize?: string) =>
  thing(
    atlas,
    {},
    {
      name: "c",
      replicationSpecs: [{ regionConfigs: [{ providerName, electableSpecs: { instanceSize } }] }],
    },
  );

it("keeps what others use, what costs nothing, and what its vendor cannot stop", () => {
  expect(thing(`${render}WebService`)?.keeps).toBeUndefined();
  expect(thing(`${render}StaticSite`)?.keeps).toBe("it costs nothing");
  expect(thing(`${render}KeyValue`)?.keeps).toBe("dev uses it");
  expect(thing(`${render}Postgres`)?.keeps).toBeUndefined();
  expect(cluster("AWS", "M10")).toMatchObject({ what: "cluster M10" });
  expect(cluster("AWS", "M10")?.keeps).toBeUndefined();
  expect(cluster("TENANT", "M0")?.keeps).toBe("Atlas pauses clusters from M10 on");
  expect(cluster("FLEX")).toMatchObject({ what: "cluster Flex", keeps: expect.any(String) });
  expect(thing("cloudflare:index/dnsRecord:DnsRecord")).toBeUndefined();
});

it("does not resume what the file says is suspended", () => {
  expect(thing(`${render}WebService`, { suspended: true })?.asleep).toContain("in its file");
});
