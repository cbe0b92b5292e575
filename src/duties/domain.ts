import { z } from "zod";
import { dayOf } from "../access/model.ts";
import { askVendor, NotAsked } from "../vendors/asked.ts";
import { cloudflare } from "../vendors/cloudflare.ts";
import type { Owed } from "./model.ts";

const zones = z.object({
  result: z.array(z.object({ account: z.object({ id: z.string() }).optional() })),
});

const registration = z.object({
  result: z.object({ expires_at: z.string(), auto_renew: z.boolean().optional() }),
});

/**
 * The end of the domain's registration. Cloudflare tells it where it is the registrar and the token may
 * read that (developers.cloudflare.com/api, "Get Domain"); of other registrars it is written down.
 */
export async function domainDuty(
  domain: string,
  noticeDays: number,
  env: NodeJS.ProcessEnv,
): Promise<Owed> {
  const duty = { name: "domain", kind: "domain", noticeDays } as const;
  const found = await registrationOf(domain, env);
  const ends = "why" in found ? undefined : dayOf(found.expires_at);
  if ("why" in found || ends === undefined) {
    return {
      ...{ ...duty, from: "why" in found ? found.why : "Cloudflare tells no end of it" },
      command: `npx infra duties done domain --until <the day on which ${domain} ends at its registrar>`,
    };
  }
  return {
    ...{ ...duty, ends },
    from: `Cloudflare, which ${found.auto_renew ? "renews it by itself" : "does not renew it by itself"}`,
    command: `renew ${domain} at Cloudflare: Domain Registration, Manage Domains`,
  };
}

async function registrationOf(
  domain: string,
  env: NodeJS.ProcessEnv,
): Promise<z.infer<typeof registration>["result"] | { why: string }> {
  try {
    const { result } = zones.parse(await askVendor(cloudflare, `/zones?name=${domain}`, env));
    const account = result[0]?.account?.id;
    if (account === undefined) return { why: `Cloudflare shows this token no zone ${domain}` };
    const path = `/accounts/${account}/registrar/domains/${domain}`;
    const told = registration.safeParse(await askVendor(cloudflare, path, env)).data?.result;
    return told ?? { why: "Cloudflare tells no end of it" };
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
    return { why: `${error.message}; it is mostly told by the registrar alone` };
  }
}
