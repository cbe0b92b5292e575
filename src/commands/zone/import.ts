import { Command } from "commander";
import { stringify } from "yaml";
import { stackFile } from "../../config/project.ts";
import { writeLines } from "../../recovery/write-lines.ts";
import { untilAsked } from "../../shared/interrupt.ts";
import { describe } from "../../zone/record.ts";
import { importZone, type ZoneImport } from "../../zone/zone.ts";
import { jsonOption } from "../options.ts";
import { nothingChanged, print } from "../shared.ts";
import { asking, optionsOf, unasked, withNames, type ZoneFlags } from "./asked.ts";

const examples = `
Examples:
  $ npx infra zone import                                what stands there today, as lines to paste
  $ npx infra zone import --names-from export.txt        with every name that the registrar lists
  $ npx infra zone import --name s3._domainkey --write   and write them

Changes nothing at any vendor. --write judges the file first, as "infra check" does, and keeps comments.
Exit codes: 0 nothing to import, or it is written, 1 somebody did not answer, 2 there are lines to paste.`;

/** `infra zone import`: the present zone's records as lines of the config. */
export function importCommand(): Command {
  return withNames(new Command("import"))
    .summary("the present zone's records, as lines for the config")
    .description(
      "Asks the name servers that the internet is led to today for mail, proofs and hosts that are none " +
        "of the platform's, and prints them as `records` of production.",
    )
    .option("--write", "write them into production's stack file")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: ZoneFlags & { write?: boolean }) => {
      const { write = false, json = false } = flags;
      const options = optionsOf(flags);
      const found = await untilAsked(() => importZone(options), nothingChanged);
      const { stack, records, added } = found;
      const writes = write && added.length > 0;
      const written = writes
        ? writeLines(options.project, [{ stack, environment: { records }, notes: [] }])
        : [];
      print({ ...found, written }, json, toText);
      if (added.length > 0 && !writes) process.exitCode = 2;
    });
}

function toText(found: ZoneImport & { written: string[] }): string {
  const { stack, added, byHand, written } = found;
  const file = stackFile(stack);
  return [
    asking(found),
    ...(added.length === 0 ? [`Nothing that was found is missing in the config.`] : []),
    ...(added.length > 0 && written.length === 0 ? [`Add to ${file}:`, linesOf(added)] : []),
    ...(written.length > 0 ? [`Written into ${file}:`, linesOf(added)] : []),
    ...(byHand.length === 0
      ? []
      : ["To enter at Cloudflare by hand, as records cannot hold them:"]),
    ...byHand.map((record) => `  ${describe(record)}`),
    unasked,
    ...(added.length > 0 ? [`Then: npx pulumi up -s ${stack}, and npx infra zone check.`] : []),
  ].join("\n");
}

const linesOf = (records: ZoneImport["added"]) =>
  stringify({ records }, { collectionStyle: "block", lineWidth: 0 }).trimEnd();
