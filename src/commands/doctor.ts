import { resolve } from "node:path";
import { Command } from "commander";
import { checkAtlas } from "./doctor/atlas.ts";
import { checkCloudflare } from "./doctor/cloudflare.ts";
import type { Finding } from "./doctor/finding.ts";
import { checkGitHub } from "./doctor/github.ts";
import { checkRender } from "./doctor/render.ts";
import { readTarget } from "./doctor/target.ts";
import { checkTools } from "./doctor/tools.ts";
import { checkVercel } from "./doctor/vercel.ts";

const examples = `
Examples:
  $ npx infra doctor                            before the first up, and when something is refused
  $ npx infra doctor --json | jq '.findings'    for scripts

Changes nothing, and never shows a credential.
Exit codes: 0 all is well or only warnings, 1 could not look, 2 something would fail.`;

/** `infra doctor`: tools, credentials with their rights, and plan limits, before anything is built. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .summary("tools, credentials, their rights, plan limits")
    .description(
      "Looks at what an up will need: versions of the tools, each vendor's credential (present, " +
        "valid, with the rights it needs) and the limits of the vendors' plans.",
    )
    .argument("[folder]", "folder of Pulumi.yaml", ".")
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action(async (folder: string, { json = false }: { json?: boolean }) => {
      const findings = await examine(resolve(folder), process.env);
      const failed = findings.some(({ status }) => status === "failed");
      process.stdout.write(
        `${json ? JSON.stringify({ ok: !failed, findings }) : toText(findings)}\n`,
      );
      if (failed) process.exitCode = 2;
    });
}

/** Asks all vendors at once; each is asked only for what the config needs of it. */
async function examine(folder: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const target = readTarget(folder);
  const checks = [checkGitHub, checkCloudflare, checkVercel, checkAtlas, checkRender];
  const found = await Promise.all([checkTools(env), ...checks.map((check) => check(env, target))]);
  return found.flat();
}

const marks = { ok: "ok  ", warning: "WARN", failed: "FAIL" };

function toText(findings: Finding[]): string {
  return findings
    .flatMap(({ area, status, message, fix }) => [
      `${marks[status]}  ${area.padEnd(12)}  ${message}`,
      ...(fix ? [`${" ".repeat(20)}-> ${fix}`] : []),
    ])
    .join("\n");
}
