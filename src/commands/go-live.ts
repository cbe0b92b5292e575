import { Command } from "commander";
import type { Condition } from "../live/condition.ts";
import { launchConditions } from "../live/launch.ts";
import { jsonOption } from "./options.ts";
import { print, requireProject } from "./shared.ts";

const examples = `
Examples:
  $ npx infra go-live                            what is still open
  $ npx infra go-live --json | jq '.items[] | select(.status == "open")'
  $ npx infra sandbox exec -- npx infra go-live  rehearsed on this machine

Changes nothing. Reads the stack files, the state of each stack, and the domains.
Exit codes: 0 nothing is open, 1 the checks could not run, 2 something is open.`;

/** `infra go-live`: what is open before launch, and whether it stays so afterwards. */
export function goLiveCommand(): Command {
  return new Command("go-live")
    .summary("what is still open before launch, and after it")
    .description(
      "Lists every launch condition and whether it is met: in the stack files, checked as if " +
        "production were launched; in what was last deployed; and on the domains themselves.",
    )
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(async ({ json = false }: { json?: boolean }) => {
      const items = await launchConditions(requireProject(), process.env);
      const ready = items.every(({ status }) => status !== "open");
      print({ ready, items }, json, toText);
      if (!ready) process.exitCode = 2;
    });
}

const marks = { done: "done  ", open: "OPEN  ", unseen: "look  " };

function toText({ items }: { items: readonly Condition[] }): string {
  const lines = items.flatMap(({ title, status, findings }) => [
    `${marks[status]} ${title}`,
    ...findings.flatMap(({ found, fix }) => [
      `        ${found}`,
      ...(fix === undefined ? [] : [`        -> ${fix}`]),
    ]),
  ]);
  const open = items.filter(({ status }) => status === "open").length;
  const unseen = items.some(({ status }) => status === "unseen")
    ? ' Lines marked "look" cannot be checked from here: check them by hand.'
    : "";
  const sum = open === 0 ? "Nothing is open." : `${open} of ${items.length} still open.`;
  return [...lines, "", `${sum}${unseen}`].join("\n");
}
