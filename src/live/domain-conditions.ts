import { type Blocker, type Condition, conditionOf } from "./condition.ts";
import type { Deployed } from "./state-conditions.ts";

const timeoutMs = 10_000;
const title = "every domain resolves and serves TLS";

/** Asks every domain for its first page, as a browser would. */
export async function domainCondition(environments: readonly Deployed[]): Promise<Condition> {
  const domains = environments.flatMap(({ spec }) => spec.hosts.map(({ name }) => name));
  const findings = await Promise.all(domains.map(probe));
  return conditionOf(title, findings.flat());
}

async function probe(domain: string): Promise<Blocker[]> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status } = await fetch(`https://${domain}/`, { redirect: "manual", signal });
    return status < 500 ? [] : [{ found: `${domain} answers ${status}` }];
  } catch (error) {
    return [{ found: `${domain}: ${reasonOf(error)}` }];
  }
}

/** Why no answer came; fetch hides it in the cause: `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} seconds`;
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

/**
 * In a sandbox nothing serves the domains: what can be told is that a record of each was made.
 * Whether one really serves is for a person to look at.
 */
export function sandboxDomainConditions(environments: readonly Deployed[]): Condition[] {
  const missing = environments.flatMap(({ spec, resources = [] }) => {
    const records = resources
      .filter(({ type }) => type === "cloudflare:index/dnsRecord:DnsRecord")
      .map(({ outputs }) => outputs?.["name"]);
    return spec.hosts
      .filter(({ name, record }) => record !== undefined && !records.includes(name))
      .map(({ name }) => ({
        found: `${name} has no record`,
        fix: `npx pulumi up -s ${spec.stack}`,
      }));
  });
  return [conditionOf("every domain has its record", missing), conditionOf(title, [], false)];
}
