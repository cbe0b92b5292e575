import { Command, InvalidArgumentError } from "commander";
import { environmentNamed } from "../../config/load-from-files.ts";
import {
  closeAccess,
  longestHours,
  openAccess,
  openedWith,
  refuseProduction,
} from "../../env/database-access.ts";
import { systemClock } from "../../shared/clock.ts";
import { address, owner } from "../let-in.ts";
import { jsonOption, stackOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const openExamples = `
Examples:
  $ npx infra env open -s dev --ip "$(curl -4 -s https://ifconfig.me)"    for 8 hours
  $ npx infra env open -s dev --ip 203.0.113.7 --hours 2
  $ npx infra env open -s dev --ip 203.0.113.7 --confirm dev              where production is in the project

An Atlas project has one access list for all its clusters: where production has one of them, this
shows so, and does it with --confirm alone. Logins stay what keeps the laptop to dev's data. Atlas
removes the entry by itself; drift leaves it alone. Needs the Atlas service account of doctor.
Exit codes: 0 let in, 1 failed or refused, 2 shown only.`;

const closeExamples = `
Examples:
  $ npx infra env close -s dev --ip 203.0.113.7

Exit codes: 0 removed, or not there, 1 failed.`;

interface Flags {
  stack: string;
  ip: string;
  hours?: number;
  confirm?: string;
  json?: boolean;
}

/** `infra env open`: a laptop reaches an environment's database, for some hours. */
export function openCommand(): Command {
  return accessCommand("open", openExamples)
    .summary("let a laptop reach an environment's database for some hours")
    .description("Lets one address reach the Atlas cluster of an environment, never of production.")
    .option("--hours <number>", `for how long, at most ${longestHours}`, hours, 8)
    .option(
      "--confirm <name>",
      "its name again: also where production is in the same Atlas project",
    )
    .action(async ({ stack, ip, hours: given = 8, confirm, json = false }: Flags) => {
      const { spec, environments } = environmentNamed(requireProject(), stack);
      refuseProduction(spec);
      const production = openedWith(spec, environments).filter(
        ({ purpose }) => purpose === "production",
      );
      if (production.length > 0 && confirm !== stack) {
        const also = production.map((other) => other.stack).join(", ");
        print({ stack, ip, opens: also }, json, ({ opens }) =>
          [
            `${ip} would reach ${stack}'s cluster, and that of ${opens}, which is in the same Atlas project:`,
            "its users and their passwords are what keeps it out there.",
            `To do it: npx infra env open -s ${stack} --ip ${ip} --hours ${given} --confirm ${stack}`,
          ].join("\n"),
        );
        process.exitCode = 2;
        return;
      }
      const term = { hours: given, owner: owner(), clock: systemClock };
      const opened = await openAccess({ spec, ip, env: process.env }, term);
      print({ stack, ...opened }, json, ({ until }) =>
        until === undefined
          ? `${ip} is let in already, for good.`
          : `${ip} reaches ${stack}'s database until ${until.slice(0, 16).replace("T", " ")} UTC.`,
      );
    });
}

/** `infra env close`: the entry goes before its time is over. */
export function closeCommand(): Command {
  return accessCommand("close", closeExamples)
    .summary("end what env open began, before its time is over")
    .description(
      "Removes a temporary entry from the access list of an environment's Atlas project.",
    )
    .action(async ({ stack, ip, json = false }: Flags) => {
      const { spec } = environmentNamed(requireProject(), stack);
      const removed = await closeAccess({ spec, ip, env: process.env });
      print({ stack, ip, removed }, json, () =>
        removed ? `${ip} is no longer let in.` : `${ip} has no temporary entry.`,
      );
    });
}

function accessCommand(name: string, examples: string): Command {
  return new Command(name)
    .addOption(stackOption())
    .requiredOption("--ip <address>", "the laptop's IPv4 address, as the internet sees it", address)
    .addOption(jsonOption())
    .addHelpText("after", examples);
}

function hours(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= longestHours) return number;
  throw new InvalidArgumentError(`Not a whole number from 1 to ${longestHours}.`);
}
