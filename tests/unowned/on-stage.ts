import { environmentsOf } from "../../src/config/load-from-files.ts";
import type { Look } from "../../src/unowned/model.ts";
import { surveyUnowned } from "../../src/unowned/survey.ts";
import type { Stage } from "../rehearsal/stage.ts";

/** What a stage's vendors hold that no stack of it owns, asked without some of the credentials. */
export async function surveyOn(stage: Stage, without: readonly string[] = []): Promise<Look> {
  const env: NodeJS.ProcessEnv = { ...process.env, ...stage.sandbox.env };
  for (const name of without) delete env[name];
  return await surveyUnowned(stage.cwd, environmentsOf(stage.cwd), env);
}
