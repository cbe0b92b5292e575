import { Command } from "commander";
import { examine } from "../vendors/examine.ts";
import type { Finding } from "../vendors/finding.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra doctor                            before the first up, and when a vendor refuses something
  $ npx infra doctor --json | jq '.findings'    for scripts

Changes nothing, and never shows a credential.
Exit codes: 0 no failures (there may be warnings), 1 the checks could not run, 2 something would fail.`;

/** `infra doctor`: tools, credentials with their rights, and plan limits, before anything is built. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .summary("tools, credentials, their rights, plan limits")
    .description(
      "Checks what an up needs: versions of the tools, each vendor's credential (present, " +
        "valid, with the rights it needs) and the limits of the vendors' plans.",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examine(process.cwd(), process.env);
      const failed = findings.some(({ status }) => status === "failed");
      print({ ok: !failed, findings }, json, toText);
      if (failed) process.exitCode = 2;
    });
}

const marks = { ok: "ok  ", warning: "WARN", failed: "FAIL" };

function toText({ findings }: { findings: Finding[] }): string {
  return findings
    .flatMap(({ area, status, message, fix }) => [
      `${marks[status]}  ${area.padEnd(12)}  ${message}`,
      ...(fix ? [`${" ".repeat(20)}-> ${fix}`] : []),
    ])
    .join("\n");
}
