import { settingsOf } from "../config/settings.ts";
import { allEnvironments } from "../overview/environments.ts";
import { NotAsked } from "../vendors/asked.ts";
import { readNeeds } from "../vendors/needs.ts";
import { atlasQuestions } from "./atlas.ts";
import { cloudflareQuestions } from "./cloudflare.ts";
import { gitHubQuestions } from "./github.ts";
import { type Access, type AccessList, type Answered, keyOf } from "./model.ts";
import type { Question, Session } from "./question.ts";
import { renderQuestions } from "./render.ts";
import { untold } from "./untold.ts";
import { vercelQuestions } from "./vercel.ts";

const questions: readonly Question[] = [
  ...renderQuestions,
  ...vercelQuestions,
  ...gitHubQuestions,
  ...cloudflareQuestions,
  ...atlasQuestions,
];

/** Who and what can reach a project's environments, by every list that is wanted. Only reads. */
export async function surveyAccess(
  project: string,
  env: NodeJS.ProcessEnv = process.env,
  wanted: (question: Question) => boolean = () => true,
): Promise<Answered> {
  const environments = allEnvironments(project);
  const needs = readNeeds(project);
  const session = { environments, team: settingsOf(project, "vercel:team")[0], env };
  const asked = questions.filter((one) => one.vendor.isUsed(needs) && wanted(one));
  const answers = await Promise.all(asked.map((question) => answer(question, session)));
  const lists = answers.map(({ list }) => list);
  return {
    found: answers.flatMap(({ found }) => found).toSorted(byName),
    lists: [...lists, ...untold.filter(({ vendor }) => vendor.isUsed(needs)).map(notTold)],
    notAsked: lists.filter(({ sure }) => sure === "not asked").map(sentence),
  };
}

/** A list that is refused must not keep the others from being read, nor pass for empty. */
async function answer(
  { vendor, what: list, namesOnly, ask }: Question,
  session: Session,
): Promise<{ found: Access[]; list: AccessList }> {
  const about = { vendor: vendor.title, list };
  try {
    const found = await ask(session);
    if (namesOnly === undefined) return { found, list: { ...about, sure: "asked" } };
    return { found, list: { ...about, sure: "only names", why: namesOnly } };
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    const why = error.message.replace(`${vendor.title}: `, "").replace(`${vendor.title} `, "");
    return { found: [], list: { ...about, sure: "not asked", why } };
  }
}

function notTold({ vendor, what: list, why }: (typeof untold)[number]): AccessList {
  return { vendor: vendor.title, list, sure: "not told", why };
}

const sentence = ({ vendor, list, why }: AccessList) => `${vendor}, ${list}: ${why}`;

function byName(a: Access, b: Access): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
