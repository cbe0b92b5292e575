import { StaticSite } from "../../render/static-site.ts";
import { baseArgs } from "./args.ts";
import type { MakeService } from "./service.ts";

export const makeStaticSite: MakeService<"static"> = (request) => {
  const { build, publish } = request.spec.service;
  const args = { ...baseArgs(request), buildCommand: build, publishPath: publish };
  const { id, url, host } = new StaticSite(request.name, args, request.opts);
  return { id, values: { url, host } };
};
