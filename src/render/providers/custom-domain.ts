import type { Unwrap } from "@pulumi/pulumi";
import { UserError } from "../../shared/errors.ts";
import { type Pace, poll } from "../../shared/poll.ts";
import { answer, type Render, removed } from "../client/client.ts";
import { isGone, undefinedIfGone } from "../client/errors.ts";
import { allRows, pageSize } from "../client/pages.ts";
import {
  type CustomDomainArgs,
  type CustomDomain as CustomDomainResource,
  customDomainProperties,
} from "../custom-domain.ts";
import type { OutputsOf } from "../properties.ts";
import { type Implementation, Unfinished } from "./implementation.ts";
import { createOnce } from "./once.ts";
import { isSame, isUnknown } from "./values.ts";
import type { CustomDomain } from "./wire.ts";

type Inputs = Unwrap<CustomDomainArgs>;
type Outputs = OutputsOf<CustomDomainResource>;

/** Looking costs two calls, of 50 an hour that all domains share. */
const verificationPace: Pace = {
  firstMs: 2000,
  growth: 2,
  longestMs: 60_000,
  boundMs: 10 * 60_000,
};

/** A domain of a service. Both its inputs replace it, the old one first: a name can be in one place. */
export const customDomainImplementation: Implementation<Inputs, Outputs> = {
  properties: customDomainProperties,
  check: ({ name }) =>
    isUnknown(name) || /^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/.test(name)
      ? []
      : [{ property: "name", reason: `"${name}" is not a full domain name in lower case.` }],
  isSame: (_, a, b) => isSame(a, b),
  replaces: (olds, news) =>
    (["serviceId", "name"] as const).filter((name) => olds[name] && olds[name] !== news[name]),
  isUnfinished: (news, state) =>
    news.waitForVerification !== false && state.verificationStatus === "unverified",

  async adoptable(context, id, news) {
    const domain = await getDomain(context, news.serviceId, id);
    if (domain.name !== news.name) {
      throw new UserError(`${id} is ${domain.name}, but the config refers to ${news.name}.`);
    }
    return { inputs: { serviceId: news.serviceId, name: domain.name }, outputs: outputsOf(domain) };
  },

  async create(context, inputs) {
    const { serviceId, name } = inputs;
    // A domain of our own service is ours, whoever added it there.
    const present = async () => (await listDomains(context, serviceId)).find(is(name));
    const known = await present();
    const once = known
      ? { found: known }
      : await createOnce(context, add(context, inputs), present);
    const domain = once.found ?? once.made;
    return { id: domain.id, outputs: await verified(context, inputs, domain) };
  },

  async read(context, id, state) {
    const domain = await getDomain(context, state.serviceId, id).catch(undefinedIfGone);
    if (!domain) return undefined;
    const { serviceId } = state;
    return { inputs: { serviceId, name: domain.name }, outputs: outputsOf(domain) };
  },

  async update(context, id, _, news) {
    return await verified(context, news, await getDomain(context, news.serviceId, id));
  },

  async delete(context, id, { serviceId, name }) {
    const domains = await listDomains(context, serviceId).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      return [];
    });
    // Whether Render takes the twin it added away again is not documented.
    const twins = domains.filter(({ redirectForName }) => redirectForName === name);
    for (const domain of [id, ...twins.map((twin) => twin.id)]) {
      const params = { path: { serviceId, customDomainIdOrName: domain } };
      const path = "/services/{serviceId}/custom-domains/{customDomainIdOrName}";
      await removed(`delete domain ${name}`, context.http.DELETE(path, { params }));
    }
  },
};

function add({ http }: Render, { serviceId, name }: Inputs): () => Promise<CustomDomain> {
  return async () => {
    const params = { path: { serviceId } };
    const call = http.POST("/services/{serviceId}/custom-domains", { params, body: { name } });
    const added = await answer(`add domain ${name} to ${serviceId}`, call);
    const domain = added.find(is(name));
    if (!domain)
      throw new UserError(`Render added no domain named ${name}; run the command again.`);
    return domain;
  };
}

/**
 * Asks Render to look at the DNS record until it has seen it. Throws an Unfinished, which keeps the
 * domain in state, where that takes too long.
 */
async function verified(context: Render, inputs: Inputs, domain: CustomDomain): Promise<Outputs> {
  const { serviceId, name, waitForVerification = true } = inputs;
  if (!waitForVerification || domain.verificationStatus === "verified") return outputsOf(domain);
  const params = { path: { serviceId, customDomainIdOrName: domain.id } };
  const path = "/services/{serviceId}/custom-domains/{customDomainIdOrName}/verify";
  try {
    const seen = await poll(context.clock, verificationPace, async () => {
      await answer(`verify domain ${name}`, context.http.POST(path, { params }));
      const now = await getDomain(context, serviceId, domain.id).catch(undefinedIfGone);
      return now?.verificationStatus === "verified" ? now : undefined;
    });
    if (seen) return outputsOf(seen);
    throw new UserError(
      `Render did not see the DNS record of ${name} within 10 minutes. A subdomain needs a CNAME ` +
        "to the service's onrender.com host, an apex an ALIAS or A record, and neither an AAAA " +
        "record nor a proxy in front. Correct it and run the command again.",
    );
  } catch (error) {
    throw new Unfinished(domain.id, outputsOf(domain), error);
  }
}

function is(name: string): (domain: CustomDomain) => boolean {
  return (domain) => domain.name === name;
}

function outputsOf({ verificationStatus, domainType }: CustomDomain): Outputs {
  return { verificationStatus, domainType };
}

async function getDomain(
  { http }: Render,
  serviceId: string,
  domainId: string,
): Promise<CustomDomain> {
  const params = { path: { serviceId, customDomainIdOrName: domainId } };
  const path = "/services/{serviceId}/custom-domains/{customDomainIdOrName}";
  return await answer(`read domain ${domainId} of ${serviceId}`, http.GET(path, { params }));
}

async function listDomains({ http }: Render, serviceId: string): Promise<CustomDomain[]> {
  return await allRows("customDomain", (cursor) => {
    const params = { path: { serviceId }, query: { limit: pageSize, cursor } };
    const call = http.GET("/services/{serviceId}/custom-domains", { params });
    return answer(`list the domains of ${serviceId}`, call);
  });
}
