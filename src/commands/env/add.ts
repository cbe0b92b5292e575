import { Command } from "commander";
import { shown } from "../../config/cost/amount.ts";
import { type Added, addEnvironment } from "../../env/add.ts";
import { jsonOption } from "../options.ts";
import { print, requireProject } from "../shared.ts";

const examples = `
Examples:
  $ npx infra env add qa --like dev
  $ npx infra env add qa --like dev --branch release/qa
  $ npx infra env add demo --like staging --own --json

Writes one file and asks no vendor. What has to differ (names, branch, domains, database, users) is
made from the name; adoptions and consents are left out; plans are the smallest. With --own it has
its own Redis, cluster and Vercel project instead of the ones that the model shares. The file is
judged with all others by the rules of "infra check" first, and not written where one is broken.
Exit codes: 0 written, 1 refused.`;

interface Flags {
  like: string;
  branch?: string;
  own: boolean;
  json: boolean;
}

/** `infra env add`: one more environment, after another one's config. */
export function addCommand(): Command {
  return new Command("add")
    .summary("one more environment, after another one's config")
    .description("Writes Pulumi.<name>.yaml from another environment's, valid beside all others.")
    .argument("<name>", "name of the new environment, e.g. qa")
    .requiredOption("--like <stack>", "the environment that is the model")
    .option("--branch <branch>", "Git branch that is deployed there (default: the name)")
    .option("--own", "share nothing: its own Redis, cluster and Vercel project", false)
    .addOption(jsonOption().default(false))
    .addHelpText("after", examples)
    .action((name: string, { json, ...flags }: Flags) => {
      print(addEnvironment(requireProject(), { name, ...flags }), json, toText);
    });
}

function toText({ stack, file, hosts, secrets, after, monthlyUsd }: Added): string {
  const enter = secrets.map((key) => `  npx infra secrets set ${key} -s ${stack}`);
  return [
    `${file} is written${hosts.length > 0 ? `: ${hosts.join(", ")}` : ""}.`,
    ...(after.length > 0 ? [`It builds on ${after.join(", ")}, which must be up.`] : []),
    `It costs ${shown(monthlyUsd)} a month: npx infra cost -s ${stack}`,
    "Next:",
    `  npx pulumi stack init ${stack}`,
    ...enter,
    `  npx pulumi up -s ${stack}`,
  ].join("\n");
}
