import { serviceOf } from "../account.ts";
import { accepted, type Handlers, ok } from "../call.ts";
import { startDeploy } from "../deploying.ts";
import { echoedPlan } from "../plans.ts";
import { badRequest } from "../refusals.ts";
import { newSlug, requireFreeName } from "../service-creation.ts";
import { normalisedImage, repositoryOf } from "../service-details.ts";
import type { ServiceRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

export const previewHandlers: Handlers = {
  /** A copy of an image-backed service that runs another tag or digest of the same image. */
  "preview-service": (call) => {
    const { world, tables, body } = call;
    const base = serviceOf(call, call.path.serviceId);
    const imagePath = normalisedImage(body.imagePath);
    if (!base.imagePath) throw badRequest("previews by image need an image-backed service");
    if (repositoryOf(imagePath) !== repositoryOf(base.imagePath)) {
      throw badRequest("only tag or digest of the image may differ");
    }
    const id = world.id("srv-", `preview/${base.id}`);
    const name = body.name ?? `${base.name}-preview-${id.slice(-4)}`;
    requireFreeName(call, name, undefined);
    const slug = newSlug(call, { name, type: base.type });
    const now = timestamp(world);
    const plan = body.plan && echoedPlan(call.options, "compute", body.plan);
    const preview: ServiceRow = {
      ...structuredClone(base),
      ...{ id, name, slug, imagePath, createdAt: now, updatedAt: now },
    };
    Object.assign(preview.serviceDetails, {
      ...(plan && { plan }),
      ...(base.type === "web_service" && { url: `https://${slug}.onrender.com` }),
      parentServer: { id: base.id, name: base.name },
    });
    tables.services[id] = preview;
    tables.envVars[id] = { ...tables.envVars[base.id] };
    tables.secretFiles[id] = { ...tables.secretFiles[base.id] };
    const deploy = startDeploy(call, preview, { trigger: "api" });
    return ok({ service: preview, deployId: deploy.id });
  },

  "purge-cache": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (!service.serviceDetails.url?.startsWith("https")) {
      throw badRequest("this type of service has no cache");
    }
    return accepted();
  },
};
