import { afterAll, beforeAll, expect, it } from "vitest";
import { openStageAllUp } from "./all-up.ts";
import { type Stage, tables } from "./stage.ts";

const key = "v=DKIM1; k=rsa; p=".padEnd(400, "Ab3");
const records = [
  { type: "MX", name: "bondigoo.ch", content: "mx.mail.example", priority: 5 },
  { type: "TXT", name: "bondigoo.ch", content: "v=spf1 include:mail.example -all" },
  { type: "TXT", name: "s1._domainkey.bondigoo.ch", content: key },
  { type: "CNAME", name: "em1.bondigoo.ch", content: "u1.mail.example" },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStageAllUp();
  stage.edit("prod", ["records"], records);
});
afterAll(() => stage?.close());

const held = (type: string, name: string) => stage.row(tables.dnsRecords, { type, name });

it("the team's own records stand beside ours, and nothing changes when brought up again", async () => {
  await stage.up("prod");
  expect(held("MX", "bondigoo.ch")).toMatchObject({ content: "mx.mail.example", priority: 5 });
  expect(held("CNAME", "em1.bondigoo.ch").content).toBe("u1.mail.example");
  const strings = String(held("TXT", "s1._domainkey.bondigoo.ch").content).match(/"[^"]*"/g) ?? [];
  expect(strings.map((text) => text.length - 2)).toEqual([255, 145]);
  const again = await stage.run("prod", "preview", "--refresh", "--expect-no-changes");
  expect(again.exitCode, again.output).toBe(0);
});

it("a changed list of senders is changed in place: mail never goes without one", async () => {
  const { id } = held("TXT", "bondigoo.ch");
  const content = "v=spf1 include:mail.example include:shop.example -all";
  stage.edit("prod", ["records", "1", "content"], content);
  await stage.up("prod");
  expect(held("TXT", "bondigoo.ch")).toMatchObject({ id, content: `"${content}"` });
});
