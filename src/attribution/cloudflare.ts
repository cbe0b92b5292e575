import { z } from "zod";
import { answerOf, NotAsked } from "../vendors/asked.ts";
import { cloudflare } from "../vendors/cloudflare.ts";
import { type Log, lastOf, type Thing } from "./model.ts";

const zones = z.object({
  result: z.array(z.object({ id: z.string(), account: z.object({ id: z.string() }) })),
});
const entries = z.object({
  result: z.array(
    z.object({
      when: z.string(),
      actor: z.object({ email: z.string().nullish(), type: z.string().nullish() }).default({}),
      resource: z.object({ id: z.string().nullish() }).nullish(),
    }),
  ),
});

/**
 * The account's audit log, on every plan, for tokens with Account Settings > Read, which the one that
 * edits a zone has not. Source: developers.cloudflare.com/api, "Get account audit logs" (A). Assumed: that
 * an entry about a record names the record's id. Certainty of that: B.
 */
export const cloudflareLog: Log = {
  vendor: cloudflare,
  prefix: "cloudflare:",
  async read({ env }, things) {
    const accounts = await accountsOf(things, env);
    const lists = await Promise.all(
      accounts.map((account) => {
        const path = `/accounts/${account}/audit_logs?per_page=1000&direction=desc`;
        return answerOf(cloudflare, path, env, entries).catch(explained);
      }),
    );
    return lists
      .flatMap(({ result }) => result)
      .map(({ when, actor, resource }) => ({
        who: actor.email ?? actor.type ?? "nobody that it names",
        at: when,
        isAbout: ({ id }) => resource?.id === lastOf(id),
      }));
  },
};

/** Accounts of the zones that the records stand in. */
async function accountsOf(things: readonly Thing[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const { result } = await answerOf(cloudflare, "/zones?per_page=50", env, zones);
  const wanted = things.map(({ inputs }) => inputs["zoneId"]);
  return [
    ...new Set(result.filter(({ id }) => wanted.includes(id)).map(({ account }) => account.id)),
  ];
}

function explained(error: unknown): never {
  if (!(error instanceof NotAsked) || !/answered 403/.test(error.message)) throw error;
  throw new NotAsked(`${error.message} (the token lacks Account > Account Settings > Read)`);
}
