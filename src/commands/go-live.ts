import { Command } from "commander";
import { UserError } from "../shared/errors.ts";
import { configItems } from "./go-live/config-items.ts";
import { domainItem, sandboxDomainItems } from "./go-live/domain-items.ts";
import type { Item } from "./go-live/item.ts";
import { deployedOf, stateItems } from "./go-live/state-items.ts";
import { environmentsOf } from "./open-sandbox.ts";
import { requireProject } from "./secrets/target.ts";

const examples = `
Examples:
  $ npx infra go-live                            what is still open
  $ npx infra go-live --json | jq '.items[] | select(.status == "open")'
  $ npx infra sandbox exec -- npx infra go-live  rehearsed on this machine

Changes nothing. Reads the stack files, what the last up of each stack left, and the domains.
Exit codes: 0 nothing is open, 1 could not look, 2 something is open.`;

/** `infra go-live`: what is open before launch, and whether it stays so afterwards. */
export function goLiveCommand(): Command {
  return new Command("go-live")
    .summary("what is still open before launch, and after it")
    .description(
      "Lists every condition of going live and whether it is met: in the stack files, judged as if " +
        "production were launched; in what was last brought up; and by the domains themselves.",
    )
    .option("--json", "print the outcome as JSON")
    .addHelpText("after", examples)
    .action(async ({ json = false }: { json?: boolean }) => {
      const items = await look(requireProject(), process.env);
      const ready = items.every(({ status }) => status !== "open");
      process.stdout.write(`${json ? JSON.stringify({ ready, items }) : toText(items)}\n`);
      if (!ready) process.exitCode = 2;
    });
}

async function look(project: string, env: NodeJS.ProcessEnv): Promise<Item[]> {
  const specs = environmentsOf(project);
  const production = specs.find(({ purpose }) => purpose === "production");
  if (production === undefined) throw new UserError(`No environment in ${project} is production.`);
  const deployed = await deployedOf(project, specs);
  const isSandbox = env["PULUMI_DEBUG_PROVIDERS"] !== undefined;
  return [
    ...configItems(project, production),
    ...stateItems(deployed),
    ...(isSandbox ? sandboxDomainItems(deployed) : [await domainItem(deployed)]),
  ];
}

const marks = { done: "done  ", open: "OPEN  ", unseen: "look  " };

function toText(items: readonly Item[]): string {
  const lines = items.flatMap(({ title, status, findings }) => [
    `${marks[status]} ${title}`,
    ...findings.flatMap(({ found, fix }) => [
      `        ${found}`,
      ...(fix === undefined ? [] : [`        -> ${fix}`]),
    ]),
  ]);
  const open = items.filter(({ status }) => status === "open").length;
  const unseen = items.some(({ status }) => status === "unseen")
    ? ' What says "look" cannot be told from here.'
    : "";
  const sum = open === 0 ? "Nothing is open." : `${open} of ${items.length} still open.`;
  return [...lines, "", `${sum}${unseen}`].join("\n");
}
