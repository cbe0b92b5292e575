import type { EnvironmentSpec } from "../../config/spec.ts";
import type { EnvironmentStatus } from "../status/model.ts";
import { runsWell } from "../status/status.ts";
import type { Facts } from "./facts.ts";
import type { PartHealth } from "./model.ts";

/** Adds whether parts are well, and since when they run, by what `infra status` found. */
export function withHealth(facts: Facts, spec: EnvironmentSpec, status: EnvironmentStatus): Facts {
  const health = Object.entries({ ...partsHealth(status), ...namesHealth(spec, status) });
  return {
    ...facts,
    healthy: runsWell(status),
    parts: {
      ...facts.parts,
      ...Object.fromEntries(
        health.map(([part, own]) => [part, { ...facts.parts[part], health: own }]),
      ),
    },
  };
}

function partsHealth({ parts }: EnvironmentStatus): Record<string, PartHealth> {
  return Object.fromEntries(
    parts.map(({ part, ok, state, since, newest }) => [
      part,
      { ok, state, ...(since && { since }), ...(newest && { newest }) },
    ]),
  );
}

/** Names are well where users who ask for them meet what they should. */
function namesHealth(
  spec: EnvironmentSpec,
  { health }: EnvironmentStatus,
): Record<string, PartHealth> {
  const byPart = Map.groupBy(spec.hosts, ({ path: [part, key] }) => `names.${part}.${key}`);
  const found = [...byPart].flatMap(([part, names]) => {
    const own = (health?.hosts ?? []).filter(({ host }) => names.some(({ name }) => name === host));
    if (own.length === 0) return [];
    const ill = own.find(({ failed }) => failed !== undefined);
    return [[part, { ok: ill === undefined, state: ill?.failed ?? "as it should be" }] as const];
  });
  return Object.fromEntries(found);
}
