import type { EnvironmentSpec } from "../config/spec.ts";
import { type Adoption, merge } from "./lines.ts";
import { domainsIn, type PossibleDomain } from "./vercel-projects.ts";

/** A domain that an adopted Vercel project may have already. */
export interface AskedDomain extends PossibleDomain {
  stack: string;
  /** The frontend's key. */
  key: string;
}

/** The domains to ask for: those of every frontend whose project is taken over. */
export function domainsToAsk(
  specs: readonly EnvironmentSpec[],
  found: readonly Adoption[],
): AskedDomain[] {
  return specs.flatMap(({ stack, frontends }) =>
    frontends.flatMap((frontend) => {
      const { key } = frontend;
      const id = adoptedProject(found, stack, key);
      if (id === undefined) return [];
      return domainsIn({ id }, frontend).map((domain) => ({ stack, key, ...domain }));
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
