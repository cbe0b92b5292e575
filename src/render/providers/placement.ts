import { answer, type Render } from "../client/client.ts";
import { isGone } from "../client/errors.ts";

/** Puts something into an environment, or takes it out of the one it is in. */
export async function moveToEnvironment(
  { http }: Render,
  what: string,
  resourceId: string,
  from: string | undefined,
  to: string | undefined,
): Promise<void> {
  if (to !== undefined) {
    const params = { path: { environmentId: to } };
    const body = { resourceIds: [resourceId] };
    const call = http.POST("/environments/{environmentId}/resources", { params, body });
    await answer(`move ${what} into environment ${to}`, call);
    return;
  }
  if (from === undefined) return;
  const params = { path: { environmentId: from }, query: { resourceIds: [resourceId] } };
  const call = http.DELETE("/environments/{environmentId}/resources", {
    params,
    // This one call repeats the key, where all others join by comma.
    querySerializer: { array: { style: "form", explode: true } },
  });
  await answer(`take ${what} out of environment ${from}`, call).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
