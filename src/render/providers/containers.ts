import { poll } from "../../shared/poll.ts";
import type { Render } from "../client/client.ts";
import { isConflict } from "../client/errors.ts";
import { lagPace } from "./polling.ts";
import type { Environment } from "./wire.ts";

/** Whether nothing is in an environment; Render shows empty lists as null. */
export function isEmpty(environment: Environment): boolean {
  const { databasesIds, redisIds, serviceIds, envGroupIds } = environment;
  const lists: (string[] | null)[] = [databasesIds, redisIds, serviceIds, envGroupIds];
  return lists.every((list) => (list ?? []).length === 0);
}

/** Deletes a container, waiting a little for what was just deleted from it to disappear. */
export async function deleteWhenEmpty(
  { clock }: Render,
  remove: () => Promise<void>,
): Promise<void> {
  let conflict: unknown;
  const deleted = await poll(clock, lagPace, async () => {
    try {
      await remove();
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      conflict = error;
      return undefined;
    }
  });
  if (!deleted) throw conflict;
}
