import { Command } from "commander";
import { checkCommand } from "./zone/check.ts";
import { importCommand } from "./zone/import.ts";

/** `infra zone`: moving a domain's name servers to Cloudflare without losing mail. */
export function zoneCommand(): Command {
  return new Command("zone")
    .summary("move the domain's zone to Cloudflare without losing mail")
    .description(
      "Before the registrar is told of Cloudflare's name servers: what the present ones answer, as lines " +
        "for the config, and against what Cloudflare's zone holds. docs/guide/own-records.md has the steps.",
    )
    .addCommand(importCommand())
    .addCommand(checkCommand());
}
