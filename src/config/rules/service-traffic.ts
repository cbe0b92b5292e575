import type { ConfigFault } from "../fault.ts";
import { at, each, type Rule } from "./rule.ts";

/** Judges the page that visitors will see in place of a service. */
export const maintenancePages: Rule = {
  name: "maintenance-pages",
  reason:
    "Render has maintenance mode for paid web services, and a page of the service itself would be " +
    "answered with itself.",
  source: "https://render.com/docs/maintenance-mode",
  check: each((environment) =>
    environment.spec.services.flatMap(({ key, name, url, settings }): ConfigFault[] => {
      const { maintenance, plan } = settings;
      if (maintenance === undefined) return [];
      const path = at(environment, "services", key, "maintenance");
      const faults: ConfigFault[] = [];
      if (plan === "free") {
        const problem = "given, but the free plan has no maintenance mode";
        faults.push({ path, problem, allowed: "a paid plan" });
      }
      const { page } = maintenance;
      const host = page === undefined ? undefined : new URL(page).host;
      const own = [`${name}.onrender.com`, ...(url === undefined ? [] : [new URL(url).host])];
      if (host !== undefined && own.includes(host)) {
        faults.push({
          path: `${path}.page`,
          problem: `"${page}" is a page of the service itself`,
          allowed: "a page that something else serves, e.g. a static site",
        });
      }
      return faults;
    }),
  ),
};

/** Judges who gets a copy of a service, with the environment's variables. */
export const servicePreviews: Rule = {
  name: "service-previews",
  reason:
    "A preview runs code that nobody has reviewed with all variables of its environment: in " +
    "production that is the users' data. An image has no pull requests.",
  source: "https://render.com/docs/service-previews",
  check: each((environment) =>
    environment.spec.services.flatMap(({ key, service, settings: { previews } }): ConfigFault[] => {
      if (previews === "off") return [];
      const path = at(environment, "services", key, "previews");
      if ("runtime" in service && service.runtime === "image") {
        return [{ path, problem: `"${previews}", but it is a ready image`, allowed: "off" }];
      }
      if (environment.spec.purpose !== "production") return [];
      const problem = `"${previews}" in production`;
      return [{ path, problem, allowed: "off; previews belong to development" }];
    }),
  ),
};
