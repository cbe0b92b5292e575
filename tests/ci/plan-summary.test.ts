import { describe, expect, it } from "vitest";
import { commentBody } from "../../src/ci/bodies.ts";
import { changesOf } from "../../src/ci/changes.ts";
import { maxBodyLength } from "../../src/ci/markdown.ts";
import { plansIn } from "../../src/ci/plan.ts";
import { planPicture } from "../../src/ci/plan-picture.ts";
import { risksOf } from "../../src/ci/plan-summary.ts";
import { planText } from "../../src/ci/plan-text.ts";
import type { Change, StackReport } from "../../src/ci/report.ts";
import { previewSchema } from "../../src/ci/steps.ts";

const record = "cloudflare:index/dnsRecord:DnsRecord";
const web = "pulumi-nodejs:dynamic/render:WebService";
const redis = "pulumi-nodejs:dynamic/render:KeyValue";
const user = "mongodbatlas:index/databaseUser:DatabaseUser";
const project = "vercel:index/project:Project";

type Inputs = Record<string, unknown>;
/** One step of a preview, as it is told. */
function step(op: string, type: string, before?: Inputs, after?: Inputs): Change {
  const urn = `urn:pulumi:prod::p::${type}::${op}-it`;
  const state = (inputs: Inputs) => ({ type, inputs });
  const steps = [
    {
      ...{ op, urn },
      ...(before && { oldState: state(before) }),
      ...(after && { newState: state(after) }),
    },
  ];
  return changesOf(previewSchema.parse({ steps }))[0]!;
}
const report = (changes: Change[], more: Partial<StackReport> = {}): StackReport => ({
  ...{ stack: "prod", changes, drift: [], unseen: [] },
  ...more,
});
const risks = (change: Change) => risksOf([report([change])]).map(({ risk }) => risk);

const ranges = (...all: string[]) => ({ ipAllowList: all.map((cidrBlock) => ({ cidrBlock })) });

describe("the risks of a change", () => {
  it.each([
    ["of what is deleted", step("delete", record, { content: "a" }), ["deleted"]],
    [
      "of what is replaced",
      step("replace", record, { type: "A" }, { type: "CNAME" }),
      ["replaced"],
    ],
    [
      "of what is interrupted",
      step("update", record, { content: "a" }, { content: "b" }),
      ["interrupted"],
    ],
    ["of what nothing is written about", step("update", record, { x: 1 }, { x: 2 }), ["unknown"]],
    ["of a new public service", step("create", web, undefined, {}), ["opened"]],
    ["of a wider list", step("update", redis, ranges(), ranges("0.0.0.0/0")), ["opened"]],
    ["of a narrower list", step("update", redis, ranges("1.2.3.4/32"), ranges()), ["interrupted"]],
    [
      "of pages without a login",
      step(
        "update",
        project,
        { vercelAuthentication: { deploymentType: "all_deployments" } },
        { vercelAuthentication: { deploymentType: "none" } },
      ),
      ["opened"],
    ],
    ["of a user's rights", step("update", user, { roles: [1] }, { roles: [2] }), ["rights"]],
    [
      "of a secret value",
      step("update", web, { secretFiles: "[secret]" }, { secretFiles: "[secret]" }),
      ["rights"],
    ],
    ["of nothing but a plan", step("update", web, { plan: "starter" }, { plan: "pro" }), []],
    ["of a new record", step("create", record, undefined, { content: "a" }), []],
  ])("are those %s", (_, change, expected) => {
    expect(risks(change)).toEqual(expected);
  });
});

describe("a plan", () => {
  const change = step("delete", record, { content: "a" });
  const money = { difference: "+$18", parts: [{ part: "services.api", change: "$7 -> $25" }] };

  it("tells what is deleted before all else, then each environment and what it costs", () => {
    expect(planText([report([change], { money })])).toBe(
      [
        "deleted, or loses what it holds (1)",
        "  prod: delete delete-it (Cloudflare: DNS record): The name leads nowhere, as soon as resolvers forget it.",
        "",
        "prod: 1 to delete; a month: +$18",
        "  delete delete-it (Cloudflare: DNS record)",
        "    interrupts: The name leads nowhere, as soon as resolvers forget it.",
        "  costs services.api: $7 -> $25",
      ].join("\n"),
    );
    expect(planText([report([], { stack: "dev" })])).toBe("dev: nothing to change");
    expect(planText([report([], { error: "boom" })])).toBe("prod: the preview failed\n  boom");
  });

  it("stands in the comment with its risks before the table, the picture and the rest", () => {
    const body = commentBody([report([change], { money })], "0123456789", "https://run");
    const places = [
      "<!-- infra:plan:prod:",
      "**deleted, or loses what it holds** (1)",
      "| `prod` | 1 to delete; 1 interrupts | +$18 |",
      "```mermaid",
      "<summary><code>prod</code>",
      "- costs `services.api`: `$7 -> $25`",
    ].map((text) => body.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("keeps what has to be read, and what a deploy is compared with, however long the rest is", () => {
    const long = { ...step("update", web, { plan: "a" }, { plan: "b" }), name: "x".repeat(200) };
    const crowd = Array.from({ length: 5_000 }, () => long);
    const stacks = ["a", "b", "c", "d", "e"].map((stack) => report([change, ...crowd], { stack }));
    const body = commentBody(stacks, "0123456789", "https://run");
    expect(body.length).toBeLessThanOrEqual(maxBodyLength);
    expect(body).toContain("**deleted, or loses what it holds** (5)");
    for (const { stack } of stacks) expect(body).toContain(`- \`${stack}\` delete \`delete-it\``);
    expect(Object.keys(plansIn(body))).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("a plan that makes what there was not", () => {
  const own = [
    step("create", "pulumi:pulumi:Stack", undefined, {}),
    step("create", "platform:environment:Dns", undefined, {}),
  ];

  it("tells the things at vendors, not the program's parts that stand for them", () => {
    const changes = [...own, step("create", record, undefined, {})];
    const text = planText([report(changes)]);
    expect(text).toContain("prod: 1 to create\n  create create-it (Cloudflare: DNS record)");
    expect(text).not.toContain("something else");
    expect(planPicture([report(changes)])).not.toContain("something else");
    const body = commentBody([report(changes)], "0123456789", "https://run");
    expect(body).not.toContain("something else");
  });

  it("tells them where nothing else changes, as an up is still due", () => {
    expect(planText([report(own)])).toContain("prod: 2 to create");
  });
});

describe("the picture of a plan", () => {
  it("has one frame an environment and one box a kind, coloured by the worst that happens", () => {
    const changes = [
      step("update", record, { content: "a" }, { content: "b" }),
      step("create", record, undefined, {}),
      step("create", "nobody's:own/type:Thing", undefined, {}),
    ];
    const picture = planPicture([report(changes), report([], { stack: "dev" })])!;
    expect(picture.split("\n").slice(0, 5)).toEqual([
      "flowchart LR",
      '  subgraph e0["prod"]',
      '    e0k0["Cloudflare: DNS record<br>1 to update, 1 to create"]:::interrupts',
      '    e0k1["something else<br>1 to create"]',
      "  end",
    ]);
  });

  it("is left out where nothing changes, or too many environments would be in it", () => {
    const one = report([step("delete", record, {})]);
    expect(planPicture([report([])])).toBeUndefined();
    expect(planPicture(Array.from({ length: 9 }, () => one))).toBeUndefined();
  });
});
