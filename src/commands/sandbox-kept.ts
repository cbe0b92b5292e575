import { Command } from "commander";
import { type Kept, keptStates, removeState } from "../rehearsal/kept.ts";
import { jsonOption } from "./options.ts";
import { print } from "./shared.ts";

const examples = `
Examples:
  $ npx infra sandbox kept               what rehearsals left on this machine
  $ npx infra sandbox kept --remove      away with all of it, but what runs`;

interface Outcome {
  kept: Kept[];
  removed: string[];
}

/** `infra sandbox kept`: the folders that rehearsals left. */
export function keptCommand(): Command {
  return new Command("kept")
    .summary("list what rehearsals left, or remove it")
    .description(
      "Lists the folders that rehearsals left: with --keep, after a failure, or as they were killed.",
    )
    .option("--remove", "remove those where no sandbox runs")
    .addOption(jsonOption())
    .addHelpText("after", examples)
    .action(({ remove = false, json = false }: { remove?: boolean; json?: boolean }) => {
      const all = keptStates();
      const removed = remove
        ? all.filter(({ folder, inUse }) => !inUse && removeState(folder))
        : [];
      const kept = all.filter((one) => !removed.includes(one));
      print({ kept, removed: removed.map(({ folder }) => folder) }, json, toText);
    });
}

function toText({ kept, removed }: Outcome): string {
  if (kept.length + removed.length === 0) return "Rehearsals left nothing on this machine.";
  return [
    ...removed.map((folder) => `${folder} is gone.`),
    ...kept.map(({ folder, since, inUse }) => {
      const day = since.slice(0, 16).replace("T", " ");
      return `${folder}   since ${day} UTC${inUse ? ", in use" : ""}`;
    }),
    ...(kept.some(({ inUse }) => !inUse)
      ? [
          "To look at one: npx infra sandbox exec --state <folder> -- npx pulumi stack ls",
          "To remove all:  npx infra sandbox kept --remove",
        ]
      : []),
  ].join("\n");
}
