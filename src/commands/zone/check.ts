import { Command } from "commander";
import { untilAsked } from "../../shared/interrupt.ts";
import { describe, type Found } from "../../zone/record.ts";
import { checkZone, type ZoneCheck } from "../../zone/zone.ts";
import { jsonOption } from "../options.ts";
import { nothingChanged, print } from "../shared.ts";
import { asking, optionsOf, unasked, withNames, type ZoneFlags } from "./asked.ts";

const examples = `
Examples:
  $ npx infra zone check                                 the name servers in use against Cloudflare
  $ npx infra zone check --names-from export.txt         with every name that the registrar lists
  $ npx infra zone check --from ns1.registrar.example    after the move, against the ones before

Changes nothing. What leads to the platform's own hosts moves on purpose and is listed apart.
Exit codes: 0 nothing would be lost, 1 somebody did not answer, 2 Cloudflare lacks a record.`;

/** `infra zone check`: what a move to Cloudflare would lose. */
export function checkCommand(): Command {
  return withNames(new Command("check"))
    .summary("what the present name servers answer, against Cloudflare's zone")
    .description(
      "Asks the name servers that the internet is led to today for every name of the config, of " +
        "Cloudflare's zone, and some eighty common ones, and compares with the zone at Cloudflare.",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (flags: ZoneFlags) => {
      const checked = await untilAsked(() => checkZone(optionsOf(flags)), nothingChanged);
      print(checked, flags.json ?? false, toText);
      if (checked.missing.length > 0) process.exitCode = 2;
    });
}

function toText(checked: ZoneCheck): string {
  const { missing, moving, same, added } = checked;
  const lost = missing.flatMap(({ instead, ...record }) => [
    `  ${describe(record)}`,
    ...instead.map((content) => `      Cloudflare has: ${content}`),
  ]);
  return [
    asking(checked),
    ...section("Lost by a move: Cloudflare's zone has not", lost),
    ...section("Moves on purpose, to what the platform is", lines(moving)),
    ...section("At Cloudflare only", lines(added)),
    `The same: ${same.length}.`,
    missing.length === 0 ? "Nothing that was found would be lost." : next,
    unasked,
  ].join("\n");
}

const next =
  "Next: npx infra zone import, npx pulumi up of that stack, and this once more. What records cannot " +
  "hold is entered at Cloudflare by hand.";

const lines = (records: Found[]) => records.map((record) => `  ${describe(record)}`);

const section = (title: string, content: string[]) =>
  content.length === 0 ? [] : [`${title}:`, ...content];
