import { expect, it } from "vitest";
import { stepOf } from "../../src/rehearsal/steps.ts";

it("reads of the engine's lines which resource was done, and how long it took", () => {
  expect(stepOf(" +  vercel:index:Deployment page-deployment created (0.25s) ", 10)).toEqual({
    op: "created",
    type: "vercel:index:Deployment",
    name: "page-deployment",
    start: 9.75,
    seconds: 0.25,
  });
  expect(
    stepOf(" ~  cloudflare:index:DnsRecord dns-api updated (3s) [diff: ~content]", 10),
  ).toMatchObject({ op: "updated", seconds: 3 });
});

it("takes no notice of lines that end nothing", () => {
  for (const line of [
    " +  pulumi:pulumi:Stack bondigoo-prod creating (0s) ",
    " +  platform:environment:Dns dns create ",
    "@ updating........",
    "    + 51 created",
  ]) {
    expect(stepOf(line, 10)).toBeUndefined();
  }
});
