import { expect, it } from "vitest";
import { standingsOf } from "../../src/ci/standings.ts";
import type { Step, StepState } from "../../src/ci/steps.ts";
import { bondigoo, examineDraft } from "../config/draft.ts";

const spec = examineDraft(bondigoo()).environments.get("dev")!;
const urn = (type: string, name: string) =>
  `urn:pulumi:dev::bondigoo::platform:environment:Environment$${type}::${name}`;
const record = "cloudflare:index/dnsRecord:DnsRecord";
const group = "pulumi-nodejs:dynamic/render:EnvGroup";

const state = (type: string, inputs: Record<string, unknown>): StepState => {
  return { type, inputs, outputs: {} };
};

const read = (steps: Step[], silent: string[] = [], unseen: { property: string }[] = []) =>
  standingsOf(
    { steps, diagnostics: [] },
    {
      spec,
      silent,
      unseen: unseen.map(({ property }) => ({
        ...{ type: group, name: "services-group", property },
        why: "the vendor never gives it back",
      })),
    },
  ).map(({ name, property, config, held, match }) => [name, property, config, held, match]);

const groupStep = (op: string, wanted: object, held: object, diffReasons: string[] = []): Step => ({
  op,
  urn: urn(group, "services-group"),
  newState: state(group, { __provider: "code", variables: wanted }),
  oldState: state(group, { __provider: "code", variables: held }),
  diffReasons,
});

it("tells of every property what the files say and what the vendor has", () => {
  const [before, after] = [
    { KEPT: "1", OURS: "a" },
    { KEPT: "1", OURS: "b", THEIRS: "c" },
  ];
  expect(read([groupStep("update", before, after, ["variables"])])).toEqual([
    ["services-group", "variables.KEPT", "1", "1", "same"],
    ["services-group", "variables.OURS", "a", "b", "different"],
    ["services-group", "variables.THEIRS", undefined, "c", "beside"],
  ]);
});

it("goes by its name in every environment, whatever host it is of", () => {
  const inputs = { content: "a.example", comment: "of dev" };
  const same = state(record, inputs);
  const steps = ["dns-api.dev.bondigoo.ch", "dns-dev.bondigoo.ch", "access-dev-1"].map((name) => ({
    ...{ op: "same", urn: urn(record, name), newState: same, oldState: same },
  }));
  const names = read(steps).map(([name]) => name);
  expect([...new Set(names)]).toEqual([
    "dns-services.api.domain",
    "dns-frontends.platform.domains.0",
    "access-(stack)-1",
  ]);
});

it("tells a thing that is gone, and one that no file has, as a whole", () => {
  const one = state(record, { content: "a.example" });
  expect(
    read([
      { op: "create", urn: urn(record, "dns-gone"), newState: one },
      { op: "delete", urn: urn(record, "dns-left"), oldState: one },
    ]),
  ).toEqual([
    ["dns-gone", "", "in the files", undefined, "missing"],
    ["dns-left", "", undefined, "there", "beside"],
  ]);
});

it("says of a secret that it is another one, or that one of several is", () => {
  const one = { TOKEN: "[secret]" };
  const two = { TOKEN: "[secret]", KEY: "[secret]", MODE: "a" };
  const matches = (step: Step) => read([step]).map(([, property, , , match]) => [property, match]);
  expect(matches(groupStep("update", one, one, ["variables"]))).toEqual([
    ["variables.TOKEN", "different"],
  ]);
  expect(matches(groupStep("update", two, two, ["variables"]))).toEqual([
    ["variables.TOKEN", "not known"],
    ["variables.KEY", "not known"],
    ["variables.MODE", "same"],
  ]);
  expect(matches(groupStep("same", one, one))).toEqual([["variables.TOKEN", "same"]]);
});

it("takes nothing for granted that the vendor does not show, or was not asked for", () => {
  const step = groupStep("same", { A: "1" }, { A: "1" });
  expect(read([step], ["Render"])).toEqual([
    ["services-group", "variables.A", "1", undefined, "not asked"],
  ]);
  expect(read([step], [], [{ property: "variables" }])).toEqual([
    ["services-group", "variables.A", "1", undefined, "not shown"],
  ]);
});

it("leaves out what is no vendor's: components, providers, generated passwords", () => {
  const types = [
    "platform:environment:Redis",
    "pulumi:providers:github",
    "random:index/randomPassword:RandomPassword",
  ];
  const steps = types.map((type) => ({
    ...{ op: "same", urn: urn(type, "x"), newState: state(type, { a: "1" }) },
    oldState: state(type, { a: "1" }),
  }));
  expect(read(steps)).toEqual([]);
});
