import type { Account } from "./call.ts";
import { badRequest } from "./refusals.ts";
import { credentialAnswer, credentialOf } from "./registry.ts";
import { type DetailsInput, isContainer, normalisedImage } from "./service-details.ts";
import type { Schemas, ServiceRow } from "./tables.ts";

type SourceInput = Pick<Partial<Schemas["servicePOST"]>, "repo" | "branch" | "image">;

/** Refuses a service that says neither or both of repository and image, or lacks its commands. */
export function requireSource(body: Schemas["servicePOST"], runtime: string | undefined): void {
  if (runtime === "image") {
    if (!body.image) throw badRequest("image is required when runtime is image");
    return;
  }
  if (body.image) throw badRequest("image needs runtime image");
  if (!body.repo) throw badRequest("repo is required");
  const details = body.serviceDetails as DetailsInput | undefined;
  const needsCommands = runtime !== undefined && !isContainer(runtime);
  if (needsCommands && !details?.envSpecificDetails) {
    throw badRequest("envSpecificDetails is required: buildCommand and startCommand");
  }
}

/** Refuses a PATCH that would turn a repository into an image or the other way round. */
export function requireSameSource(service: ServiceRow, body: Schemas["servicePATCH"]): void {
  const { runtime } = (body.serviceDetails ?? {}) as DetailsInput;
  const image = service.imagePath !== undefined;
  const toImage = runtime ? runtime === "image" : image;
  if (toImage !== image || (body.image && !image) || (body.repo && image)) {
    throw badRequest("cannot change between a repository and an image");
  }
}

/** Where the code comes from, as it is read. */
export function sourceOf(account: Account, body: SourceInput): Partial<ServiceRow> {
  if (body.image) {
    const { imagePath, registryCredentialId } = body.image;
    const credential = registryCredentialId && credentialOf(account, registryCredentialId);
    return {
      imagePath: normalisedImage(imagePath),
      ...(credential && { registryCredential: { id: credential.id, name: credential.name } }),
    };
  }
  return {
    ...(body.repo !== undefined && { repo: body.repo.replace(/\.git$/, "") }),
    ...(body.branch !== undefined && { branch: body.branch }),
  };
}

/** The registry credential with which a Dockerfile's base images are fetched. */
export function buildCredential(account: Account, input: DetailsInput) {
  const { registryCredentialId, registryCredential } = input.envSpecificDetails ?? {};
  const id = registryCredentialId || registryCredential?.id;
  return id ? { registryCredential: credentialAnswer(credentialOf(account, id)) } : {};
}

/** A build filter as it is read: not at all where it filters nothing. */
export function buildFilterOf(
  input: Partial<Record<"paths" | "ignoredPaths", string[] | null>> | undefined,
): Pick<Partial<ServiceRow>, "buildFilter"> {
  const { paths, ignoredPaths } = {
    paths: input?.paths ?? [],
    ignoredPaths: input?.ignoredPaths ?? [],
  };
  return paths.length + ignoredPaths.length > 0 ? { buildFilter: { paths, ignoredPaths } } : {};
}

/** `autoDeploy` and `autoDeployTrigger` say the same; where both are given the newer wins. */
export function deployTriggers(
  body: Pick<Partial<Schemas["servicePOST"]>, "autoDeploy" | "autoDeployTrigger">,
): Pick<ServiceRow, "autoDeploy" | "autoDeployTrigger"> | undefined {
  const { autoDeploy, autoDeployTrigger } = body;
  const trigger = autoDeployTrigger ?? (autoDeploy && (autoDeploy === "yes" ? "commit" : "off"));
  if (!trigger) return undefined;
  return { autoDeploy: trigger === "off" ? "no" : "yes", autoDeployTrigger: trigger };
}
