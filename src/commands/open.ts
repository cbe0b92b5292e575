import { Command } from "commander";
import { execa } from "execa";
import { allEnvironments, chosenEnvironments } from "../overview/environments.ts";
import { UserError } from "../shared/errors.ts";
import { jsonOption, stackOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra open -s staging            the first page of staging, in the browser
  $ npx infra open api -s prod           the address of the API
  $ npx infra open -s dev --json | jq -r .url

By the config alone. Where nobody sits at a terminal, and with --json, the address is only printed.
Exit codes: 0 opened or printed, 1 there is no such address.`;

/** What opens an address, by Node's name of the system. */
const openers: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
  linux: ["xdg-open"],
};

/** `infra open`: an environment in the browser. */
export function openCommand(): Command {
  return new Command("open")
    .summary("open an environment's page or API in the browser")
    .description("Prints the address of a part of an environment, and opens it.")
    .argument("[part]", "its key, e.g. api; default: the first page")
    .addOption(stackOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (part: string | undefined, { stack, json = false }: Flags) => {
      const url = addressOf(requireProject(), stack, part);
      print({ stack, url }, json, () => url);
      const opener = openers[process.platform];
      if (json || opener === undefined || !process.stdout.isTTY || process.env["CI"]) return;
      const [command, ...args] = opener;
      // The address is printed: a machine without a browser is no failure.
      await execa(command, [...args, url], { reject: false, stdio: "ignore" });
    });
}

interface Flags {
  stack: string;
  json?: boolean;
}

function addressOf(project: string, stack: string, part: string | undefined): string {
  const [spec] = chosenEnvironments(allEnvironments(project), [stack]);
  const parts = [...spec!.frontends, ...spec!.services].flatMap(({ key, url }) =>
    url === undefined ? [] : [{ key, url }],
  );
  const found = part === undefined ? parts[0] : parts.find(({ key }) => key === part);
  if (found !== undefined) return found.url;
  const known = parts.map(({ key }) => key).join(", ") || "nothing";
  throw new UserError(`${stack} has no address of "${part ?? "a page"}" (there is ${known}).`);
}
