import { Command } from "commander";

/** `infra rehearse`: the whole life of all environments in a sandbox of its own. */
export function rehearseCommand(): Command {
  return new Command("rehearse").summary("the whole life of all environments, on this machine");
}
