import { names } from "../names.ts";
import type { Platform, Service } from "../platform.ts";
import { type EnvironmentService, environmentService } from "../services/environment.ts";
import { serviceKind } from "../services/kinds.ts";
import { mergeVariables } from "../template.ts";

/** A service of one environment: what the platform says of it, and what the environment does. */
export function composeService(
  platform: Platform,
  stack: string,
  key: string,
  service: Service,
  settings: EnvironmentService = environmentService.parse({}),
) {
  return {
    key,
    /** Name on Render. */
    name: settings.name ?? names.service(platform.name, key, stack),
    /** The platform's description of it, with this environment's start command. */
    service:
      "runtime" in service ? { ...service, start: settings.start ?? service.start } : service,
    settings,
    /** Whether pull requests get a copy; none of what Render makes no copies of. */
    previews: hasPreviews(service) ? settings.previews : undefined,
    /** `https://<domain>` if it has one; else known only once Render answers. */
    url: settings.domain === undefined ? undefined : `https://${settings.domain}`,
    variables: mergeVariables(service.variables, settings.variables),
  };
}

/** An image is built elsewhere, and a clock has nothing to show. */
function hasPreviews(service: Service): boolean {
  const fromImage = "runtime" in service && service.runtime === "image";
  return serviceKind(service).settings.previews && !fromImage;
}
