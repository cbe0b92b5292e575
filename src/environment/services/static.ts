import { StaticSite } from "../../render/static-site.ts";
import { addressesKept } from "./addresses-kept.ts";
import { baseArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeStaticSite: MakeService<"static"> = (request) => {
  const { build, publish } = request.spec.service;
  const args = { ...baseArgs(request), buildCommand: build, publishPath: publish };
  const site = new StaticSite(request.name, args, request.opts);
  const { url, host } = addressesKept(site, ["url", "host"], request.context.outputsBefore);
  return { id: site.id, values: { url, host } };
};
