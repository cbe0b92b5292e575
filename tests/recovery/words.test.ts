import { describe, expect, it } from "vitest";
import type { Found, Recovery } from "../../src/recovery/recover.ts";
import { describeRecovery } from "../../src/recovery/words.ts";

const nothing: Recovery = {
  stack: "prod",
  taken: [],
  left: [],
  blind: [],
  pending: 0,
  next: { same: 51 },
};
const domain: Found = {
  name: "frontend-www.example.com",
  type: "vercel:index/projectDomain:ProjectDomain",
  id: "prj_1/www.example.com",
};
const project: Found = {
  name: "render-project",
  type: "pulumi-nodejs:dynamic/render:Project",
  id: "prj-1",
};
const doubtful: Found = { ...domain, doubt: "differs in redirect" };
const lines = (recovery: Partial<Recovery>, previewOnly = false) =>
  describeRecovery({ ...nothing, ...recovery }, previewOnly).split("\n");

describe("what infra recover tells", () => {
  it("is that nothing is there already", () => {
    expect(lines({})).toEqual([
      "Nothing that the next up would make exists already.",
      "",
      "Next: npx pulumi up -s prod (changes nothing)",
    ]);
  });

  it("is what was taken, whose lock and how many operations were cleared, and what is next", () => {
    const locked = ["created by ana@laptop (pid 7) at 10:00"];
    const next = { same: 40, create: 5, update: 2 };
    expect(lines({ locked, taken: [domain, project], pending: 2, next })).toEqual([
      "lock       was cleared: created by ana@laptop (pid 7) at 10:00",
      "taken      vercel ProjectDomain frontend-www.example.com (prj_1/www.example.com)",
      "taken      render Project render-project (prj-1)",
      "pending    2 creations without an end, cleared",
      "",
      "Next: npx pulumi up -s prod (create 5, update 2)",
    ]);
  });

  it("is what was left, and how it is taken over", () => {
    expect(lines({ left: [doubtful], pending: 1, next: { create: 1 } })).toEqual([
      "left       vercel ProjectDomain frontend-www.example.com (prj_1/www.example.com): differs in redirect",
      "pending    1 creation without an end",
      "",
      "Take over what is meant: npx infra recover -s prod --take frontend-www.example.com",
      "Delete or rename the rest at its vendor.",
      "Next: npx pulumi up -s prod (create 1)",
    ]);
  });

  it("is what could not be seen", () => {
    const blind = [{ what: "cloudflare getDnsRecords zoneId=z1", why: " 500 error\n" }];
    expect(lines({ blind, pending: 1 })).toEqual([
      "unseen     cloudflare getDnsRecords zoneId=z1: 500 error",
      "pending    1 creation without an end",
      "",
      "Next: npx pulumi up -s prod (changes nothing)",
    ]);
  });

  it("is what it would do, where it only looks", () => {
    expect(lines({ locked: [], left: [domain], pending: 1 }, true)).toEqual([
      "lock       is there: its holder is not known",
      "would take vercel ProjectDomain frontend-www.example.com (prj_1/www.example.com)",
      "pending    1 creation without an end",
      "",
      "Next: npx infra recover -s prod",
    ]);
  });
});
