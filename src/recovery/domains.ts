import type { EnvironmentSpec } from "../config/spec.ts";
import { type Adoption, merge } from "./lines.ts";

/** A domain that an adopted Vercel project may have already. */
export interface AskedDomain {
  stack: string;
  /** The frontend's key. */
  key: string;
  domain: string;
  /** Under which it would be imported: `prj_.../www.example.com`. */
  id: string;
}

/** The domains to ask for: those of every frontend whose project is taken over. */
export function domainsToAsk(
  specs: readonly EnvironmentSpec[],
  found: readonly Adoption[],
): AskedDomain[] {
  return specs.flatMap(({ stack, frontends }) =>
    frontends.flatMap(({ key, domains, redirects }) => {
      const project = adoptedProject(found, stack, key);
      if (project === undefined) return [];
      return [...domains, ...redirects].map((domain) => ({
        stack,
        key,
        domain,
        id: `${project}/${domain}`,
      }));
    }),
  );
}

function adoptedProject(
  found: readonly Adoption[],
  stack: string,
  key: string,
): string | undefined {
  const { environment } = found.find((adoption) => adoption.stack === stack) ?? {};
  const frontends = environment?.["frontends"] as Record<string, { adopt?: string }> | undefined;
  return frontends?.[key]?.adopt;
}

/** Adds those that exist to the lines of their environments. */
export function withDomains(
  found: readonly Adoption[],
  asked: readonly AskedDomain[],
  existing: readonly string[],
): Adoption[] {
  return found.map((adoption) => {
    const mine = asked.filter(({ stack, id }) => stack === adoption.stack && existing.includes(id));
    const environment = mine.reduce(
      (lines, { key, domain, id }) =>
        merge(lines, { frontends: { [key]: { adoptDomains: { [domain]: id } } } }),
      adoption.environment,
    );
    return { ...adoption, environment };
  });
}
