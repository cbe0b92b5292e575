import { serviceOf } from "../account.ts";
import { type Account, accepted, created, type Handlers, ok } from "../call.ts";
import {
  deployAnswer,
  deploysOf,
  end,
  isRunning,
  progressByRead,
  startDeploy,
} from "../deploying.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, conflict, notFound } from "../refusals.ts";
import { normalisedImage, repositoryOf } from "../service-details.ts";
import type { DeployRow, Schemas, ServiceRow } from "../tables.ts";

export const deployHandlers: Handlers = {
  "list-deploys": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const deploys = deploysOf(call, service.id);
    progressByRead(call, deploys);
    return listAnswer(call.query, deploys, {
      noun: "deploy",
      answer: deployAnswer,
    });
  },

  "create-deploy": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.suspended === "suspended") throw conflict(`service is suspended: ${service.id}`);
    checkRequest(service, call.body);
    const busy = deploysOf(call, service.id).some(isRunning);
    const { commitId, imageUrl } = call.body;
    const deploy = startDeploy(call, service, { trigger: "api", commitId, imageUrl });
    // Render's answer to a deploy it queues is 202 without a body: the id must be listed.
    return busy ? accepted() : created(deployAnswer(deploy));
  },

  "retrieve-deploy": (call) => {
    const deploy = deployOf(call, call.path);
    progressByRead(call, [deploy]);
    return ok(deployAnswer(deploy));
  },

  "cancel-deploy": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    if (service.type === "cron_job") throw badRequest("deploys of cron jobs cannot be canceled");
    const deploy = deployOf(call, call.path);
    if (!isRunning(deploy)) throw badRequest(`deploy is not in progress: ${deploy.id}`);
    end(call, deploy, "canceled");
    return ok(deployAnswer(deploy));
  },

  "rollback-deploy": (call) => {
    const service = serviceOf(call, call.path.serviceId);
    const target = deployOf(call, { ...call.path, deployId: call.body.deployId });
    if (!["live", "deactivated"].includes(target.status)) {
      throw badRequest(`deploy was never live: ${target.id}`);
    }
    const deploy = startDeploy(call, service, {
      trigger: "rollback",
      commitId: target.commit?.id,
      imageUrl: target.image?.ref,
      target,
    });
    return created(deployAnswer(deploy));
  },
};

function deployOf(account: Account, path: { serviceId: string; deployId: string }): DeployRow {
  serviceOf(account, path.serviceId);
  const deploy = account.tables.deploys[path.deployId];
  if (deploy?.serviceId !== path.serviceId) throw notFound(path.deployId);
  return deploy;
}

interface DeployInput {
  commitId?: string;
  imageUrl?: string;
  clearCache?: string;
  deployMode?: Schemas["DeployMode"];
}

function checkRequest(service: ServiceRow, body: DeployInput): void {
  const { commitId, imageUrl, clearCache, deployMode } = body;
  if (deployMode === "deploy_only" && (commitId || imageUrl || clearCache)) {
    throw badRequest("deployMode deploy_only excludes commitId, imageUrl and clearCache");
  }
  if (commitId && (service.imagePath || service.type === "cron_job")) {
    throw badRequest("commitId is not supported for this service");
  }
  if (!imageUrl) return;
  if (!service.imagePath) throw badRequest("imageUrl needs an image-backed service");
  if (repositoryOf(normalisedImage(imageUrl)) !== repositoryOf(service.imagePath)) {
    throw badRequest("imageUrl must name the configured image; only tag or digest may differ");
  }
}
