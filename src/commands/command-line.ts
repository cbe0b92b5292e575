import { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { enterFolder, withFolder } from "./options.ts";

/** Each command is loaded only when it is asked for, so that starting stays quick. */
const commands: Record<string, () => Promise<Command>> = {
  init: async () => (await import("./init.ts")).initCommand(),
  rehearse: async () => (await import("./rehearse.ts")).rehearseCommand(),
  sandbox: async () => (await import("./sandbox.ts")).sandboxCommand(),
  check: async () => (await import("./check.ts")).checkCommand(),
  format: async () => (await import("./format.ts")).formatCommand(),
  explain: async () => (await import("./explain.ts")).explainCommand(),
  engine: async () => (await import("./engine.ts")).engineCommand(),
  cost: async () => (await import("./cost.ts")).costCommand(),
  diff: async () => (await import("./diff.ts")).diffCommand(),
  doctor: async () => (await import("./doctor.ts")).doctorCommand(),
  plan: async () => (await import("./plan.ts")).planCommand(),
  drift: async () => (await import("./drift.ts")).driftCommand(),
  access: async () => (await import("./access.ts")).accessCommand(),
  duties: async () => (await import("./duties.ts")).dutiesCommand(),
  verify: async () => (await import("./verify.ts")).verifyCommand(),
  "go-live": async () => (await import("./go-live.ts")).goLiveCommand(),
  zone: async () => (await import("./zone.ts")).zoneCommand(),
  adopt: async () => (await import("./adopt.ts")).adoptCommand(),
  recover: async () => (await import("./recover.ts")).recoverCommand(),
  report: async () => (await import("./report.ts")).reportCommand(),
  map: async () => (await import("./map.ts")).mapCommand(),
  env: async () => (await import("./env.ts")).envCommand(),
  suspend: async () => (await import("./suspend.ts")).suspendCommand(),
  resume: async () => (await import("./suspend.ts")).resumeCommand(),
  open: async () => (await import("./open.ts")).openCommand(),
  logs: async () => (await import("./logs.ts")).logsCommand(),
  status: async () => (await import("./status.ts")).statusCommand(),
  secrets: async () => (await import("./secrets.ts")).secretsCommand(),
  data: async () => (await import("./data.ts")).dataCommand(),
  completion: async () => (await import("./completion.ts")).completionCommand(),
  ci: async () => (await import("./ci.ts")).ciCommand(),
};

const examples = `
Examples:
  $ npx infra rehearse                                        the whole life of all environments, on this machine
  $ npx infra sandbox exec -- npx pulumi preview -s prod      try anything, with no account
  $ npx infra <command> --help                                examples of one command

Exit codes: 0 fine, 1 failed, 2 found something. A command that is asked to end stops what it has
started, cleans up, and ends with 130 for Ctrl-C (SIGINT), 143 for SIGTERM, 129 for SIGHUP.`;

function wantedBy(name: string | undefined): string[] {
  if (name === "--version" || name === "-V") return [];
  return name !== undefined && Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
}

/** The command line with the one command that `name` asks for, or with all of them. */
export async function commandLine(name: string | undefined): Promise<Command> {
  const program = new Command("infra")
    .description("Every environment of a web platform, from one typed Pulumi component.")
    .version(manifest.version)
    .addHelpText("after", examples)
    .exitOverride()
    .enablePositionalOptions();
  withFolder(program).hook("preAction", (_, command) => enterFolder(command));
  for (const key of wantedBy(name)) {
    program.addCommand(withFolder(await commands[key]!()).copyInheritedSettings(program));
  }
  return program;
}
