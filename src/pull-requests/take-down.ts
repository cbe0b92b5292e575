import { pullRequestStack } from "../config/pull-request-stacks.ts";
import { stackResources } from "../engine/pulumi.ts";
import { removeEnvironment } from "../env/remove.ts";
import type { Keeping } from "./keeping.ts";
import type { Why } from "./pull-request.ts";
import type { Kept } from "./report.ts";
import { settle } from "./settle.ts";
import { forgetStack } from "./stack.ts";
import { whereItStands, withDerivedFile, withLastFile, writeSecrets } from "./stack-file.ts";

/** Removes a pull request's environment, whole; `why` is told. */
export async function takeDown(keeping: Keeping, why: Why): Promise<Kept> {
  const { project, number, like, pull } = keeping;
  const stack = pullRequestStack(number);
  if ((await stackResources({ cwd: project, stack })).length === 0) {
    await forgetStack(project, number);
    return { number, end: "removed", ...why };
  }
  const known = await withLastFile(project, number, () => remove(keeping, why));
  if (known !== undefined) return known;
  // No `up` of it ever came to its end.
  const derived = { project, number, like, branch: pull?.branch ?? stack };
  try {
    return await withDerivedFile(derived, async (_, secrets) => {
      await writeSecrets(project, number, secrets);
      return await remove(keeping, why);
    });
  } catch (error) {
    throw whereItStands(error);
  }
}

async function remove({ project, number, onLine }: Keeping, why: Why): Promise<Kept> {
  await settle(project, number, onLine);
  const { stays } = await removeEnvironment(project, pullRequestStack(number), onLine);
  return { number, end: "removed", ...why, stays };
}
