import type { z } from "zod";
import { environmentService } from "../environment.ts";
import { names } from "../names.ts";
import type { Platform, Service } from "../platform.ts";
import { mergeVariables } from "../template.ts";

/** A service of one environment: what the platform says of it, and what the environment does. */
export function composeService(
  platform: Platform,
  stack: string,
  key: string,
  service: Service,
  settings: z.infer<typeof environmentService> = environmentService.parse({}),
) {
  return {
    key,
    /** Name on Render. */
    name: settings.name ?? names.service(platform.name, key, stack),
    /** The platform's description of it, with this environment's start command. */
    service:
      service.type === "static" ? service : { ...service, start: settings.start ?? service.start },
    settings,
    /** `https://<domain>` if it has one; else known only once Render answers. */
    url: settings.domain === undefined ? undefined : `https://${settings.domain}`,
    variables: mergeVariables(service.variables, settings.variables),
  };
}
