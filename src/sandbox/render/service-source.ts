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

/**
 * Where the code comes from after a PATCH. A service goes from a repository to an image in place
 * when its runtime says so too, and then nothing is left of the repository.
 */
export function patchedSource(
  account: Account,
  service: ServiceRow,
  body: Schemas["servicePATCH"],
): Partial<ServiceRow> {
  const { runtime } = (body.serviceDetails ?? {}) as DetailsInput;
  const fromImage = service.imagePath !== undefined;
  const toImage = runtime ? runtime === "image" : fromImage;
  if (body.image && !toImage) throw badRequest("image needs runtime image");
  if (body.repo && toImage) throw badRequest("a service with runtime image has no repo");
  if (toImage === fromImage) return sourceOf(account, body);
  if (toImage) {
    if (!body.image) throw badRequest("image is required when runtime is image");
    const none = { repo: undefined, branch: undefined, buildFilter: undefined };
    return { ...none, ...sourceOf(account, body) };
  }
  if (account.options.imageToRepository === "refused") {
    throw badRequest("cannot change from an image to a repository");
  }
  if (!body.repo) throw badRequest("repo is required");
  const none = { imagePath: undefined, registryCredential: undefined };
  return { ...none, branch: "main", ...sourceOf(account, body) };
}

/**
 * Where the code comes from, as it is read. An image without a credential keeps the one there is;
 * an empty id takes it off, where the account's option says so.
 */
export function sourceOf(account: Account, body: SourceInput): Partial<ServiceRow> {
  if (body.image) {
    const { imagePath, registryCredentialId } = body.image;
    const credential = registryCredentialId && credentialOf(account, registryCredentialId);
    const clears = registryCredentialId === "" && account.options.emptyCredential === "clears";
    return {
      imagePath: normalisedImage(imagePath),
      ...(credential && { registryCredential: { id: credential.id, name: credential.name } }),
      ...(clears && { registryCredential: undefined }),
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
