import type { Command } from "commander";
import type { ZoneOptions } from "../../zone/zone.ts";
import { requireProject } from "../shared.ts";

/** What both commands are told of where to look. */
export interface ZoneFlags {
  from?: string;
  name: string[];
  namesFrom?: string;
  json?: boolean;
}

/** Adds what says which name servers are asked, and for which names. */
export function withNames(command: Command): Command {
  return command
    .option("--from <name server>", "ask this one, by name or address, instead of those in use")
    .option(
      "--name <name>",
      "a name to ask for, e.g. s3._domainkey; may be repeated",
      (name: string, names: string[]) => [...names, name],
      [],
    )
    .option(
      "--names-from <file>",
      "names to ask for: a list, or the zone as the registrar exports it",
    );
}

export function optionsOf({ from, name, namesFrom }: ZoneFlags): ZoneOptions {
  return { project: requireProject(), from, names: name, namesFrom, env: process.env };
}

/** `example.com at ns1.old.example, asked for 87 names`. */
export const asking = (found: { domain: string; servers: string[]; asked: number }) =>
  `${found.domain} at ${found.servers.join(", ")}, asked for ${found.asked} names`;

/** No name server lists what it holds. */
export const unasked =
  "Only names that were asked for are found: give those of DKIM and of senders with --name, or the " +
  "registrar's export with --names-from.";
