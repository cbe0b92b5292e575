import type { Marker } from "../kind.ts";

/** Why a database may not be replaced by that of an environment, by the marker that it carries. */
export function targetRefusals(marker: Marker | undefined, environment: string): string[] {
  if (marker === undefined) {
    return [
      "The target carries no marker. If it may be replaced, mark it, once: " +
        `infra data marker -s ${environment}`,
    ];
  }
  if (marker.environment === environment) return [];
  return [`The target's marker says "${marker.environment}", not "${environment}".`];
}
