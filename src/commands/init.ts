import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { placed } from "../config/fault.ts";
import { loadFromFiles } from "../config/load-from-files.ts";
import { projectFile, strayFiles } from "../config/project.ts";
import { answersTo } from "../init/ask.ts";
import { filesOf, installCommand } from "../init/files.ts";
import { lookAround } from "../init/found.ts";
import { optionName, options, questionsFor, withAnswers } from "../init/questions.ts";
import { UserError } from "../shared/errors.ts";
import { jsonOption, yesOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra init                   asks, and writes into this folder
  $ npx infra init platforms/acme    into another one
  $ npx infra init --yes --domain acme.example --repository acme/shop
                                     asks nothing

What the code in the folder tells is proposed: render.yaml, package.json with its workspaces, and
Git's remote. Nothing that exists is overwritten. Exit codes: 0 written, 1 nothing was written,
2 written, and something in it is left to mend.`;

type Given = Partial<Record<keyof typeof options, string>> & { yes?: true; json?: true };

/** `infra init`: writes a platform's Pulumi.yaml and stack files, ready to be rehearsed. */
export function initCommand(): Command {
  const command = new Command("init")
    .summary("begin a platform of your own")
    .description(
      "Asks a few questions and writes Pulumi.yaml, a file for each of production, staging and " +
        "development, and what a repository of their own needs beside them.",
    )
    .argument("[folder]", "where to write", ".");
  for (const [name, text] of Object.entries(options)) {
    command.option(`--${optionName(name)} <answer>`, text);
  }
  return command
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async (folder: string, { yes = false, json = false, ...given }) => {
      const outcome = await init(resolve(folder), given, yes);
      print(outcome, json, toText);
      if (outcome.faults.length > 0) process.exitCode = 2;
    });
}

async function init(folder: string, given: Given, takeDefaults: boolean) {
  refuseExisting(folder);
  const found = lookAround(folder);
  const answers = await answersTo(questionsFor(found, given), takeDefaults);
  const { name = "", domain = "none", repository = "", region = "" } = answers;
  const parts = withAnswers(found.parts, answers);
  const files = filesOf(
    folder,
    { name, domain: domain === "none" ? undefined : domain, repository, region },
    parts,
  );
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: "wx" });
  }
  const { faults } = loadFromFiles(folder);
  const written = [...files.keys()];
  return {
    folder,
    source: found.source,
    files: written,
    notes: parts.notes,
    faults,
    install: installCommand(folder, written),
  };
}

function refuseExisting(folder: string): void {
  if (!existsSync(folder)) return;
  const own = [projectFile].filter((name) => existsSync(join(folder, name)));
  const [file] = [...own, ...strayFiles(folder)];
  if (file === undefined) return;
  throw new UserError(
    `There is a project in ${folder} already: ${file}. Name another folder, or edit that one.`,
  );
}

function toText({
  folder,
  source,
  files,
  notes,
  faults,
  install,
}: Awaited<ReturnType<typeof init>>): string {
  const here = relative(process.cwd(), folder);
  const steps = [
    ...(here === "" ? [] : [`cd ${here}`]),
    ...(install === undefined ? [] : [install]),
    "npx infra check       # what is refused, offline",
    "npx infra rehearse    # the whole life of all environments, on this machine",
  ];
  return [
    `Written${source === undefined ? "" : `, by what ${source} tells`}:`,
    ...files.map((file) => `  ${file}`),
    ...notes.map((note) => `note: ${note}`),
    ...(faults.length === 0 ? [] : ["To mend:", ...faults.map((fault) => `  ${placed(fault)}`)]),
    "Next:",
    ...steps.map((step) => `  ${step}`),
  ].join("\n");
}
