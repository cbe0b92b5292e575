import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { judgeDeletion, judgeDue, judgeUpdate } from "../../src/changes/judge.ts";
import type { Outcomes } from "../../src/changes/outcome.ts";
import { table } from "../../src/changes/table.ts";

// What the table says and how it judges, kept beside this test, so that any other word and any other
// judgement shows. Where another one is meant: --update, and read the diff.

const disk = (sizeGB?: number, mountPath = "/data") => ({ name: "data", mountPath, sizeGB });
const cluster = (instanceSize: string | undefined, region: object = {}) => [
  {
    regionConfigs: [
      {
        providerName: "AWS",
        regionName: "EU_CENTRAL_1",
        ...(instanceSize && { electableSpecs: { instanceSize } }),
        ...region,
      },
    ],
  },
];
const tenant = (size: string, backingProviderName = "AWS", regionName = "EU_CENTRAL_1") =>
  cluster(size, { providerName: "TENANT", backingProviderName, regionName });
const flex = (backingProviderName = "AWS", regionName = "EU_CENTRAL_1") =>
  cluster(undefined, { providerName: "FLEX", backingProviderName, regionName });
const ranges = (...blocks: string[]) => blocks.map((cidrBlock) => ({ cidrBlock }));

/** Values of a property between which every change is tried, both ways. */
const values: Record<string, unknown[]> = {
  // "256mb" and "0.1c-256mb" are other names of "starter" and "basic_256mb".
  plan: [undefined, "free", "starter", "256mb", "standard", "basic_256mb", "0.1c-256mb", "pro_4gb"],
  disk: [undefined, disk(10), disk(20), disk(10, "/other"), disk(20, "/other"), disk()],
  ipAllowList: [undefined, [], ranges("10.0.0.0/8"), ranges("10.0.0.0/8", "192.0.2.0/24")],
  maintenanceMode: [undefined, { enabled: true }, { enabled: false }],
  renderSubdomain: [undefined, "enabled", "disabled"],
  diskSizeGB: [undefined, 10, 20],
  readReplicas: [undefined, [], [{ name: "one" }], [{ name: "one" }, { name: "two" }], ["one"]],
  persistence: [undefined, "off", "journal_snapshot"],
  mongoDbMajorVersion: [undefined, "6.0", "7.0", "7.3", "8.0"],
  replicationSpecs: [
    undefined,
    cluster("M10"),
    cluster("M20"),
    cluster("M10", { regionName: "US_EAST_1" }),
    cluster("M10", { providerName: "GCP" }),
    cluster("M10", { autoScaling: { computeEnabled: true, computeMaxInstanceSize: "M40" } }),
    tenant("M0"),
    tenant("M0", "GCP"),
    tenant("M0", "AWS", "US_EAST_1"),
    flex(),
    flex("GCP"),
    flex("AWS", "US_EAST_1"),
  ],
  vercelAuthentication: ["all_deployments", "standard_protection_new", "none"].map(
    (deploymentType) => ({ deploymentType }),
  ),
};
/** Of a switch, and of what only a disk beside it makes a case of. */
const usual = [undefined, true, false];

const named = Object.entries(table).map(([type, kind]) => ({ type, kind }));
const file = (type: string) => `pages/${type.replaceAll(/[:/]+/g, "-")}.yaml`;

function words(outcomes: Outcomes): object[] {
  return outcomes.map((outcome) =>
    Object.fromEntries(Object.entries(outcome).filter(([, value]) => typeof value !== "function")),
  );
}

/** What each change between those values does, with a disk and without, in the order it is told. */
function judgements(type: string, property: string): Record<string, string> {
  const pool = values[property] ?? usual;
  const pairs = pool.flatMap((from) => pool.map((to) => [from, to] as const));
  const told: Record<string, string> = {};
  for (const [from, to] of pairs.filter(([one, other]) => !isDeepStrictEqual(one, other))) {
    for (const held of property === "disk" ? [{}] : [{}, { disk: disk(10) }, { disk: null }]) {
      const found = judgeUpdate(type, { ...held, [property]: from }, { ...held, [property]: to });
      const line = found.map((one) => (one.property === property ? one.means : "")).join(" | ");
      const beside = "disk" in held ? (held.disk ? ", with a disk" : ", with none") : "";
      const title = `${text(from)} to ${text(to)}${beside}`;
      const plain = told[`${text(from)} to ${text(to)}`];
      if (line !== plain) told[title] = line;
    }
  }
  return told;
}

const text = (value: unknown) => JSON.stringify(value) ?? "none";

describe("the table of changes", () => {
  it.each(named)("says and judges as it always did: $type", async ({ type, kind }) => {
    const { title, inputs, due, deleted } = kind;
    const properties = Object.entries<Outcomes>(inputs);
    const page = {
      title,
      inputs: Object.fromEntries(properties.map(([name, outcomes]) => [name, words(outcomes)])),
      ...(due && { due: { output: due.output, outcomes: words(due.outcomes) } }),
      deleted: words(deleted),
      judged: Object.fromEntries(
        properties
          .filter(([, outcomes]) => outcomes.length > 1)
          .map(([name]) => [name, judgements(type, name)]),
      ),
      ...(due && {
        judgedDue: [{}, { disk: disk(10) }].map((held) =>
          [true, false, undefined].map(
            (left) => judgeDue(type, held, { [due.output]: left })?.means ?? "nothing",
          ),
        ),
      }),
      judgedDeleted: [{}, { disk: disk(10) }].map((held) => judgeDeletion(type, held)?.means),
    };
    const written = stringify(page, { aliasDuplicateObjects: false, lineWidth: 0 });
    await expect(written).toMatchFileSnapshot(file(type));
  });

  it("has no case that the values above do not reach", () => {
    const missed = named.flatMap(({ type, kind }) =>
      Object.entries<Outcomes>(kind.inputs).flatMap(([name, outcomes]) => {
        const reached = Object.values(judgements(type, name)).join(" | ");
        return outcomes
          .filter(({ means }) => outcomes.length > 1 && !reached.includes(means))
          .map(({ when }) => `${type} ${name}: ${when ?? "otherwise"}`);
      }),
    );
    expect(missed).toEqual([]);
  });
});
