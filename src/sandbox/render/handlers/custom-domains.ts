import { serviceOf } from "../account.ts";
import { type Account, accepted, created, type Handlers, noContent, ok } from "../call.ts";
import { pointsAt } from "../dns.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, conflict, notFound } from "../refusals.ts";
import { serviceTypes } from "../service-types.ts";
import type { CustomDomainRow, ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

export const customDomainHandlers: Handlers = {
  "list-custom-domains": (call) => {
    const service = webServiceOf(call, call.path.serviceId);
    const rows = domainsOf(call, service);
    for (const row of rows) lookUp(call, row);
    return listAnswer(call.query, rows, { noun: "customDomain", answer: answerOf });
  },

  "create-custom-domain": (call) => {
    const service = webServiceOf(call, call.path.serviceId);
    const name = call.body.name.toLowerCase();
    if (!/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/.test(name))
      throw badRequest(`invalid domain: ${name}`);
    const taken = Object.values(call.tables.customDomains);
    if (taken.some((domain) => domain.name === name)) {
      throw conflict(`domain is already in use: ${name}`);
    }
    const rows = [addDomain(call, service, name, "")];
    const twin = twinOf(name);
    if (twin && !taken.some((domain) => domain.name === twin)) {
      rows.push(addDomain(call, service, twin, name));
    }
    return created(rows.map(answerOf));
  },

  "retrieve-custom-domain": (call) => {
    const row = domainOf(call, call.path);
    lookUp(call, row);
    return ok(answerOf(row));
  },

  "refresh-custom-domain": (call) => {
    domainOf(call, call.path).checking = true;
    return accepted();
  },

  "delete-custom-domain": (call) => {
    const row = domainOf(call, call.path);
    delete call.tables.customDomains[row.id];
    if (call.options.twinsStay) return noContent();
    for (const twin of Object.values(call.tables.customDomains)) {
      if (twin.redirectForName === row.name) delete call.tables.customDomains[twin.id];
    }
    return noContent();
  },
};

/** `example.com` brings `www.example.com` with it, and the other way round; others come alone. */
function twinOf(name: string): string | undefined {
  if (isApex(name)) return `www.${name}`;
  const rest = name.slice("www.".length);
  return name.startsWith("www.") && isApex(rest) ? rest : undefined;
}

/** The sandbox's public suffixes are single labels (`ch`, `com`), which covers its domains. */
function isApex(name: string): boolean {
  return name.split(".").length === 2 && !name.startsWith("*");
}

function addDomain(
  { world, tables }: Account,
  service: ServiceRow,
  name: string,
  redirectForName: string,
): CustomDomainRow {
  const row: CustomDomainRow = {
    id: world.id("cdm-", name),
    name,
    domainType: isApex(name) ? "apex" : "subdomain",
    publicSuffix: name.split(".").at(-1)!,
    redirectForName,
    verificationStatus: "unverified",
    createdAt: timestamp(world),
    serviceId: service.id,
    checking: false,
  };
  tables.customDomains[row.id] = row;
  return row;
}

/** A request to verify is answered at once; what the DNS says is seen by the next read. */
function lookUp(account: Account, row: CustomDomainRow): void {
  if (!row.checking) return;
  row.checking = false;
  const { slug } = serviceOf(account, row.serviceId);
  const verified = pointsAt(account.world, row.name, `${slug}.onrender.com`);
  if (verified) row.verificationStatus = "verified";
}

function domainsOf({ tables }: Account, service: ServiceRow): CustomDomainRow[] {
  return Object.values(tables.customDomains).filter((row) => row.serviceId === service.id);
}

function domainOf(
  account: Account,
  path: { serviceId: string; customDomainIdOrName: string },
): CustomDomainRow {
  const wanted = path.customDomainIdOrName;
  const service = webServiceOf(account, path.serviceId);
  const row = domainsOf(account, service).find(({ id, name }) => id === wanted || name === wanted);
  if (!row) throw notFound(wanted);
  return row;
}

function webServiceOf(account: Account, id: string): ServiceRow {
  const service = serviceOf(account, id);
  if (serviceTypes[service.type].isPublic) return service;
  throw badRequest("custom domains need a web service or a static site");
}

function answerOf(row: CustomDomainRow) {
  const { serviceId: _, checking: __, ...answer } = row;
  return answer;
}
