import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumi, runPulumi } from "../engine/pulumi.ts";
import type { Answers, Questions } from "./questions.ts";
import { inScratchStack } from "./scratch-stack.ts";

/**
 * Asks the vendors by previewing a program that makes nothing. Through the engine and its plugins,
 * so that what answers an `up` answers here too.
 */
export async function survey(project: string, questions: Questions): Promise<Answers> {
  return await inScratchStack({ project, program: "survey.ts" }, async (scratch) => {
    writeFileSync(join(scratch.folder, "questions.json"), JSON.stringify(questions));
    await pulumi({ ...scratch.where, args: ["preview", ...scratch.stack] });
    return JSON.parse(readFileSync(join(scratch.folder, "answers.json"), "utf8"));
  });
}

/** Those of the domains that a Vercel project has; an id as `prj_.../www.example.com`. */
export async function existingDomains(project: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return await inScratchStack({ project, program: "domain-survey.ts" }, async (scratch) => {
    const found: string[] = [];
    for (const id of ids) {
      writeFileSync(join(scratch.folder, "domain.txt"), id);
      const { exitCode } = await runPulumi({
        ...scratch.where,
        args: ["preview", ...scratch.stack],
      });
      if (exitCode === 0) found.push(id);
    }
    return found;
  });
}
