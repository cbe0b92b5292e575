import { expect, it } from "vitest";
import { Findings } from "../../src/vendors/finding.ts";
import { checkNode } from "../../src/vendors/tools.ts";
import { told } from "./vendor-stand-in.ts";

it("refuses a Node.js that cannot run TypeScript", () => {
  const findings = new Findings("tools");
  checkNode("20.19.0", findings);
  checkNode("24.1.0", findings);
  expect(told(findings.list)).toEqual([
    "failed: Node.js 20.19.0 cannot run TypeScript",
    "ok: Node.js 24.1.0",
  ]);
});
