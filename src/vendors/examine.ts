import { checkAtlas } from "./atlas.ts";
import { checkCloudflare } from "./cloudflare.ts";
import type { Finding } from "./finding.ts";
import { checkGitHub } from "./github.ts";
import { checkRender } from "./render.ts";
import { readTarget } from "./target.ts";
import { checkTools } from "./tools.ts";
import { checkVercel } from "./vercel.ts";

/** Asks all vendors at once; each is asked only for what the config needs of it. */
export async function examine(folder: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const target = readTarget(folder);
  const checks = [checkGitHub, checkCloudflare, checkVercel, checkAtlas, checkRender];
  const found = await Promise.all([checkTools(env), ...checks.map((check) => check(env, target))]);
  return found.flat();
}
