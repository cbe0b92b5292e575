import { verify } from "../live/verify/verify.ts";
import { UserError } from "../shared/errors.ts";
import { type EngineContext, type EngineRun, timed } from "./engine-run.ts";

/** `infra verify` of a stack; a UserError names everything that users would meet. */
export async function look(
  { folder: project, env }: EngineContext,
  stack: string,
): Promise<EngineRun> {
  return await timed(`verify ${stack}`, async () => {
    const { outcomes } = await verify({ project, stack, env, waitMs: 0 });
    const failed = outcomes.filter(({ status }) => status === "failed");
    if (failed.length > 0) {
      const lines = failed.map(({ subject, check, found }) => `  ${subject} ${check}: ${found}`);
      throw new UserError(`verify ${stack} found what users would meet:\n${lines.join("\n")}`);
    }
    return { "checks met": outcomes.length };
  });
}
