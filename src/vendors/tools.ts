import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { engineLayout, engineVersion } from "../engine/layout.ts";
import { cliVersion } from "../engine/sources.ts";
import { type Finding, Findings } from "./finding.ts";

const leastNode = 24;

/** Node, the engine, and the packages of the vendors' plugins. */
export async function checkTools(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings = new Findings("tools");
  checkNode(process.versions.node, findings);
  const { cli } = engineLayout(env);
  const version = existsSync(cli) ? await cliVersion(cli, env) : undefined;
  if (version === engineVersion) findings.ok(`Pulumi ${version} is at ${cli}`);
  else {
    findings.fail(
      `Pulumi ${engineVersion} is not at ${cli}${version ? `; there is ${version}` : ""}`,
      "run: npx infra engine",
    );
  }
  if (!env["PULUMI_BACKEND_URL"] && !env["PULUMI_ACCESS_TOKEN"]) {
    findings.warn(
      "neither PULUMI_BACKEND_URL nor PULUMI_ACCESS_TOKEN is set, so the backend depends on this machine",
      "set one of them, or rely on this machine's `pulumi login`",
    );
  }
  const versions = plugins.map((name) => `${name} ${packageVersion(name)}`);
  findings.ok(`plugins: ${versions.join(", ")}`);
  return findings.list;
}

const plugins = [
  "@pulumiverse/vercel",
  "@pulumi/mongodbatlas",
  "@pulumi/github",
  "@pulumi/cloudflare",
  "@pulumi/random",
];

function packageVersion(name: string): string {
  const { version }: { version: string } = createRequire(import.meta.url)(`${name}/package.json`);
  return version;
}

export function checkNode(version: string, findings: Findings): void {
  if (Number(version.split(".")[0]) >= leastNode) {
    findings.ok(`Node.js ${version}`);
  } else {
    findings.fail(
      `Node.js ${version} cannot run TypeScript`,
      `run through npx or an npm script: both find the Node ${leastNode} of node_modules`,
    );
  }
}
