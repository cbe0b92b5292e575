import { describe, expect, it } from "vitest";
import { changedInputs, judgeDeletion, judgeDue, judgeUpdate } from "../../src/changes/judge.ts";
import { refusedSentence, sentence } from "../../src/changes/words.ts";

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const render = (kind: string) => `pulumi-nodejs:dynamic/render:${kind}`;
const clusterOf = (size: string, regionName = "EU_CENTRAL_1", providerName = "AWS") => ({
  replicationSpecs: [
    {
      regionConfigs: [
        size === "FLEX"
          ? { providerName: "FLEX", backingProviderName: providerName, regionName }
          : { providerName, regionName, electableSpecs: { instanceSize: size } },
      ],
    },
  ],
});
const version = (mongoDbMajorVersion: string | undefined) => ({ mongoDbMajorVersion });
const withDisk = (disk?: object) => ({ name: "prefect", disk });
const tenGb = { name: "data", mountPath: "/data", sizeGB: 10 };

const scaling = (cluster: ReturnType<typeof clusterOf>, computeMaxInstanceSize: string) => {
  Object.assign(cluster.replicationSpecs[0]!.regionConfigs[0]!, {
    autoScaling: { computeMaxInstanceSize },
  });
  return cluster;
};

/** Effect and consent of each thing a change does, riskiest first. */
function does(type: string, before: object, after: object): string[] {
  const told = judgeUpdate(type, before as never, after as never);
  return told.map(({ effect, consent }) => (consent ? `${effect}, ${consent}` : `${effect}`));
}

describe("what an update does though no input differs", () => {
  it.each<[what: string, type: string, inputs: object, outputs: object, does: string | undefined]>([
    [
      "a service that runs what was set before",
      render("WebService"),
      {},
      { deployDue: true },
      "in place",
    ],
    ["one with a disk", render("WebService"), withDisk(tenGb), { deployDue: true }, "interrupts"],
    ["one that runs what is set", render("WebService"), {}, { deployDue: false }, undefined],
    ["one of an older state", render("WebService"), {}, {}, undefined],
    ["what has no deploys", render("KeyValue"), {}, { deployDue: true }, undefined],
    ["what nobody knows", "other:index:Thing", {}, { deployDue: true }, undefined],
  ])("%s", (_, type, inputs, outputs, effect) => {
    expect(judgeDue(type, inputs as never, outputs as never)?.effect).toBe(effect);
  });
});

describe("what a change does", () => {
  it.each<[what: string, type: string, before: object, after: object, does: string[]]>([
    ["MongoDB lowered", clusterType, version("8.0"), version("7.0"), ["impossible"]],
    ["MongoDB raised", clusterType, version("7.0"), version("8.0"), ["interrupts, everywhere"]],
    ["MongoDB raised by two", clusterType, version("6.0"), version("8.0"), ["impossible"]],
    ["MongoDB to none", clusterType, version("8.0"), version(undefined), ["in place"]],
    ["M10 to M30", clusterType, clusterOf("M10"), clusterOf("M30"), ["interrupts"]],
    ["M30 to M10", clusterType, clusterOf("M30"), clusterOf("M10"), ["interrupts"]],
    [
      "other bounds of scaling beside a larger size",
      clusterType,
      clusterOf("M10"),
      scaling(clusterOf("M20"), "M40"),
      ["interrupts", "in place"],
    ],
    ["M10 to M0", clusterType, clusterOf("M10"), clusterOf("M0"), ["impossible"]],
    ["M10 to FLEX", clusterType, clusterOf("M10"), clusterOf("FLEX"), ["impossible"]],
    ["FLEX to M0", clusterType, clusterOf("FLEX"), clusterOf("M0"), ["impossible"]],
    ["M0 to M10", clusterType, clusterOf("M0"), clusterOf("M10"), ["interrupts, everywhere"]],
    [
      "another region",
      clusterType,
      clusterOf("M10"),
      clusterOf("M10", "US_EAST_1"),
      ["interrupts, where kept whole"],
    ],
    [
      "another provider and region",
      clusterType,
      clusterOf("M10"),
      clusterOf("M10", "WESTERN_EUROPE", "GCP"),
      ["interrupts, where kept whole", "interrupts, where kept whole"],
    ],
    [
      "another region of a FLEX cluster",
      clusterType,
      clusterOf("FLEX"),
      clusterOf("FLEX", "US_EAST_1"),
      ["impossible"],
    ],
    ["backups off", clusterType, { backupEnabled: true }, { backupEnabled: false }, ["loses"]],
    ["storage lowered", render("Postgres"), { diskSizeGB: 20 }, { diskSizeGB: 10 }, ["impossible"]],
    ["storage raised", render("Postgres"), { diskSizeGB: 10 }, { diskSizeGB: 20 }, ["in place"]],
    [
      "a larger Postgres",
      render("Postgres"),
      { plan: "basic_1gb" },
      { plan: "basic_4gb" },
      ["interrupts, where kept whole"],
    ],
    [
      "a smaller Postgres",
      render("Postgres"),
      { plan: "basic_4gb" },
      { plan: "0.5c-1g" },
      ["interrupts, everywhere"],
    ],
    [
      "a free Postgres",
      render("Postgres"),
      { plan: "basic_1gb" },
      { plan: "free" },
      ["impossible"],
    ],
    [
      "the plan's other name",
      render("Postgres"),
      { plan: "basic_1gb" },
      { plan: "0.5c-1g" },
      ["in place"],
    ],
    ["a smaller store", render("KeyValue"), { plan: "standard" }, { plan: "starter" }, ["loses"]],
    ["a free store", render("KeyValue"), { plan: "standard" }, { plan: "free" }, ["loses"]],
    [
      "a store no longer kept on disk",
      render("KeyValue"),
      { persistence: "snapshot" },
      { persistence: "off" },
      ["loses"],
    ],
    [
      "a stopped worker",
      render("BackgroundWorker"),
      { suspended: undefined },
      { suspended: true },
      ["interrupts, where kept whole"],
    ],
    [
      "a free service",
      render("WebService"),
      { plan: "starter" },
      { plan: "free" },
      ["interrupts, where kept whole"],
    ],
    ["a service deployed", render("WebService"), { branch: "a" }, { branch: "b" }, ["in place"]],
    [
      "a service with a disk deployed",
      render("PrivateService"),
      { ...withDisk(tenGb), branch: "a" },
      { ...withDisk(tenGb), branch: "b" },
      ["interrupts"],
    ],
    [
      "a disk made smaller and mounted elsewhere",
      render("PrivateService"),
      withDisk(tenGb),
      withDisk({ ...tenGb, sizeGB: 5, mountPath: "/other" }),
      ["impossible", "loses"],
    ],
    ["a disk taken away", render("WebService"), withDisk(tenGb), withDisk(), ["loses"]],
    [
      "a disk renamed",
      render("WebService"),
      withDisk(tenGb),
      withDisk({ ...tenGb, name: "x" }),
      ["in place"],
    ],
    [
      "the region of a service with a disk",
      render("WebService"),
      { ...withDisk(tenGb), region: "oregon" },
      { ...withDisk(tenGb), region: "frankfurt" },
      ["loses"],
    ],
    [
      "Git to an image",
      render("WebService"),
      { runtime: "node", repo: "x" },
      { runtime: "image", image: { url: "y" } },
      ["in place", "in place", "in place"],
    ],
    [
      "an address taken off the list",
      render("WebService"),
      { ipAllowList: [{ cidrBlock: "10.0.0.0/8" }] },
      { ipAllowList: [] },
      ["interrupts, where kept whole"],
    ],
    [
      "pages closed to visitors",
      "vercel:index/project:Project",
      { vercelAuthentication: { deploymentType: "none" } },
      { vercelAuthentication: { deploymentType: "all_deployments" } },
      ["interrupts, where kept whole"],
    ],
  ])("%s", (_, type, before, after, expected) => {
    expect(does(type, before, after)).toEqual(expected);
  });

  it("is not made up for what the table does not know", () => {
    const [told] = judgeUpdate(render("WebService"), { colour: 1 }, { colour: 2 });
    expect(told).toMatchObject({ property: "colour", effect: undefined });
    expect(sentence(told!)).toMatch(/^colour: unknown: What this does is not written down/);
    expect(judgeUpdate("aws:s3/bucket:Bucket", { acl: 1 }, {})[0]?.effect).toBeUndefined();
    expect(judgeDeletion("constructor", {})).toBeUndefined();
  });

  it("of a deletion depends on whether data is there", () => {
    expect(judgeDeletion(render("WebService"), withDisk(tenGb) as never)?.effect).toBe("loses");
    expect(judgeDeletion(render("WebService"), withDisk() as never)?.effect).toBe("interrupts");
    expect(judgeDeletion(clusterType, {})?.effect).toBe("loses");
  });

  it("is told of inputs only, and never of the engine's own", () => {
    const before = { __defaults: [], __provider: "a", plan: "x", gone: 1, kept: { a: [1] } };
    expect(changedInputs(before, { __defaults: ["y"], plan: "y", kept: { a: [1] } })).toEqual([
      "plan",
      "gone",
    ]);
  });
});

describe("the words for it", () => {
  const size = [clusterOf("M10"), clusterOf("M0")] as const;

  it("of a preview hold no value, and of a refusal what it was and would be", () => {
    const [told] = judgeUpdate(clusterType, ...size);
    expect(sentence(told!)).toMatch(/^replicationSpecs: impossible: Atlas refuses it/);
    expect(refusedSentence(told!, ...size)).toMatch(
      /^replicationSpecs from M10 to M0 is impossible\. Atlas refuses it.*\(https:.*\)$/,
    );
  });

  it("repeat no value that may be more than a word", () => {
    const told = { property: "startCommand", effect: "interrupts", means: "It stops." } as const;
    const said = refusedSentence(told, { startCommand: "run --key x" }, { startCommand: "run" });
    expect(said).toBe("startCommand interrupts. It stops.");
  });
});
