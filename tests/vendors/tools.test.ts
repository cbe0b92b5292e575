import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { engineLayout, engineVersion } from "../../src/engine/layout.ts";
import { Findings } from "../../src/vendors/finding.ts";
import { checkNode, checkTools } from "../../src/vendors/tools.ts";
import { told } from "./vendor-stand-in.ts";

it("refuses a Node.js that cannot run TypeScript", () => {
  const findings = new Findings("tools");
  checkNode("20.19.0", findings);
  checkNode("24.1.0", findings);
  expect(told(findings.list)).toEqual([
    "failed: Node.js 20.19.0 cannot run TypeScript",
    "ok: Node.js 24.1.0",
  ]);
  expect(findings.list[0]!.fix).toBe(
    "run through npx or an npm script: both find the Node 24 of node_modules",
  );
});

const nowhere = { PULUMI_HOME: "/nowhere" };

it("says what to do about an engine that is missing and a backend that is not named", async () => {
  expect(await checkTools(nowhere)).toEqual([
    { area: "tools", status: "ok", message: `Node.js ${process.versions.node}` },
    {
      area: "tools",
      status: "failed",
      message: `Pulumi ${engineVersion} is not at ${engineLayout(nowhere).cli}`,
      fix: "run: npx infra engine",
    },
    {
      area: "tools",
      status: "warning",
      message:
        "neither PULUMI_BACKEND_URL nor PULUMI_ACCESS_TOKEN is set, so the backend depends on this machine",
      fix: "set one of them, or rely on this machine's `pulumi login`",
    },
    { area: "tools", status: "ok", message: expect.stringMatching(/^plugins: /) },
  ]);
});

it.each(["PULUMI_BACKEND_URL", "PULUMI_ACCESS_TOKEN"])("needs no more than %s", async (name) => {
  const findings = await checkTools({ ...nowhere, [name]: "x" });
  expect(findings.map(({ status }) => status)).toEqual(["ok", "failed", "ok"]);
});

it("names the version of every plugin that the project brings", async () => {
  const plugins = Object.entries(manifest.dependencies).filter(
    ([name]) => /^@pulumi(verse)?\//.test(name) && name !== "@pulumi/pulumi",
  );
  const message = (await checkTools(nowhere)).at(-1)!.message.slice("plugins: ".length);
  expect(message.split(", ").toSorted()).toEqual(
    plugins.map(([name, version]) => `${name} ${version}`).toSorted(),
  );
});
