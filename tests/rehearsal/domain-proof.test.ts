import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, tables } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  // Somebody used the domain in another Vercel account, years ago.
  stage.sandbox.world.table("vercel/claimed-domains")["bondigoo.ch"] = { domain: "bondigoo.ch" };
});
afterAll(() => stage?.close());

const proofs = () => stage.rows(tables.dnsRecords).filter(({ type }) => type === "TXT");
/** What Vercel answered when it was asked last. */
const served = async () => {
  const domains = (await stage.resources("prod")).filter(
    ({ type }) => type === tables.vercelDomains,
  );
  return domains.map(({ outputs }) => outputs?.verified);
};

describe("a domain that another Vercel account uses", () => {
  let asked: string[];

  it("comes up all the same, with the lines that prove it in the warnings", async () => {
    const { output } = await stage.up("prod");
    asked = [...output.matchAll(/write proofs: \["(vc-domain-verify=[^"]+)"\]/g)].map(
      ([, proof]) => proof!,
    );
    expect(new Set(asked.map((proof) => proof.replace(/^.*=|,.*$/g, "")))).toEqual(
      new Set(["www.bondigoo.ch", "bondigoo.ch"]),
    );
    expect(await served()).toEqual([false, false]);
    expect(proofs()).toEqual([]);
  });

  it("is served once those lines are in the config: TXT records, one for each domain", async () => {
    stage.edit("prod", ["frontends", "platform", "proofs"], [...new Set(asked)]);
    await stage.up("prod");
    expect(proofs().map(({ name, content }) => [name, content])).toEqual(
      expect.arrayContaining(asked.map((proof) => ["_vercel.bondigoo.ch", `"${proof}"`])),
    );
    const { output } = await stage.must("prod", "up", "--yes", "--skip-preview", "--refresh");
    expect(output).not.toContain("prove that it is yours");
    expect(await served()).toEqual([true, true]);
  });

  it("keeps its records when Vercel no longer asks for them", async () => {
    const args = ["preview", "--refresh", "--expect-no-changes", "--diff"];
    const { exitCode, output } = await stage.run("prod", ...args);
    expect(exitCode, output).toBe(0);
    expect(proofs()).toHaveLength(2);
  });
});
