import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { projectFile } from "../config/project.ts";
import { settingsOf } from "../config/settings.ts";
import { pulumi, runPulumi } from "../engine/pulumi.ts";
import { interruptible } from "../shared/interrupt.ts";
import type { Answers, Questions } from "./questions.ts";

/**
 * Asks the vendors by previewing a program that makes nothing, in a stack of its own that is gone
 * afterwards. Through the engine and its plugins, so that what answers an `up` answers here too.
 */
export async function survey(project: string, questions: Questions): Promise<Answers> {
  return await inStack(project, "survey.ts", async ({ folder, preview }) => {
    writeFileSync(join(folder, "questions.json"), JSON.stringify(questions));
    await pulumi(preview);
    return JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"));
  });
}

/** Those of the domains that a Vercel project has; an id as `prj_.../www.example.com`. */
export async function existingDomains(project: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return await inStack(project, "domain-survey.ts", async ({ folder, preview }) => {
    const found: string[] = [];
    for (const id of ids) {
      writeFileSync(join(folder, "domain.txt"), id);
      if ((await runPulumi(preview)).exitCode === 0) found.push(id);
    }
    return found;
  });
}

interface SurveyStack {
  folder: string;
  /** Options that preview the program. */
  preview: { cwd: string; env: NodeJS.ProcessEnv; args: string[] };
}

async function inStack<T>(
  project: string,
  program: string,
  work: (stack: SurveyStack) => Promise<T>,
): Promise<T> {
  return await interruptible(async () => {
    const folder = mkdtempSync(join(tmpdir(), "adopt-"));
    try {
      return await work(await prepare(project, folder, program));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function prepare(project: string, folder: string, program: string): Promise<SurveyStack> {
  const env = {
    ...process.env,
    // A state of its own: nothing of the platform's is touched or even looked at.
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "nothing secret is in this stack",
  };
  const main = join(import.meta.dirname, program);
  const runtime = { name: "nodejs", options: { typescript: false } };
  writeFileSync(join(folder, projectFile), stringify({ name: "adopt", runtime, main }));
  await pulumi({ cwd: folder, env, args: ["stack", "init", "look"] });
  const [team] = settingsOf(project, "vercel:team");
  if (team !== undefined) {
    await pulumi({ cwd: folder, env, args: ["config", "set", "vercel:team", team] });
  }
  const args = ["preview", "--stack", "look"];
  return { folder, preview: { cwd: folder, env, args } };
}
