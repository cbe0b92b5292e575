import { settingsOf } from "../config/settings.ts";
import { allEnvironments } from "../overview/environments.ts";
import { NotAsked } from "../vendors/asked.ts";
import { readNeeds } from "../vendors/needs.ts";
import { atlasQuestions } from "./atlas.ts";
import { cloudflareQuestions } from "./cloudflare.ts";
import { gitHubQuestions } from "./github.ts";
import { type Access, type Answered, keyOf } from "./model.ts";
import type { Question, Session } from "./question.ts";
import { renderQuestions } from "./render.ts";
import { vercelQuestions } from "./vercel.ts";

const questions: readonly Question[] = [
  ...renderQuestions,
  ...vercelQuestions,
  ...gitHubQuestions,
  ...cloudflareQuestions,
  ...atlasQuestions,
];

/** Who and what can reach a project's environments, by every list that its vendors give. Only reads. */
export async function surveyAccess(
  project: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Answered> {
  const environments = allEnvironments(project);
  const needs = readNeeds(project);
  const session = { environments, team: settingsOf(project, "vercel:team")[0], env };
  const asked = questions.filter(({ vendor }) => vendor.isUsed(needs));
  const answers = await Promise.all(asked.map((question) => answer(question, session)));
  return {
    found: answers.flatMap(({ found }) => found).toSorted(byName),
    notAsked: [...new Set(answers.flatMap(({ notAsked }) => notAsked))],
  };
}

/** A list that is refused must not keep the others from being read, nor pass for empty. */
async function answer({ vendor, what, ask }: Question, session: Session): Promise<Answered> {
  try {
    return { found: await ask(session), notAsked: [] };
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    const why = error.message.replace(`${vendor.title}: `, "").replace(`${vendor.title} `, "");
    return { found: [], notAsked: [`${vendor.title}, ${what}: ${why}`] };
  }
}

function byName(a: Access, b: Access): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
