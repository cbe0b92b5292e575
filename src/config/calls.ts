import type { PreviewsOf } from "./compose/preview-origins.ts";
import { previewReferences } from "./rules/previews.ts";
import type { EnvironmentSpec, ServiceSpec } from "./spec.ts";
import { referencesIn, type Template, type Variables } from "./template.ts";

/** Whether something of a service, its address most likely, is in a page's variables. */
export function calls(variables: Variables, service: string): boolean {
  return Object.values(variables)
    .flatMap(referencesIn)
    .some(({ path: [part, key] }) => part === "services" && key === service);
}

/** The pages of pull requests that call a service and that it lets in by a pattern. */
export function previewsThatCall(
  { frontends, group, platform }: EnvironmentSpec,
  { key, variables }: ServiceSpec,
): PreviewsOf[] {
  const used = [group.variables, variables].flatMap(Object.values<Template>);
  const names = used.flatMap(previewReferences);
  return frontends.flatMap((frontend) => {
    const isUsed = names.includes(`frontends.${frontend.key}.previewOrigins`);
    const [project, team] = [frontend.previewsIn, platform.vercelTeam];
    if (!isUsed || project === undefined || team === undefined) return [];
    return calls(frontend.variables, key) ? [{ project, team }] : [];
  });
}
