import { consentTo } from "../consent.ts";
import type { CheckFailure } from "../implementation.ts";
import { isUnknown } from "../values.ts";
import type { ServiceType } from "../wire.ts";
import { isSameInput } from "./bodies.ts";
import type { InputName, ServiceInputs } from "./inputs.ts";
import { isProcess, serviceTypes } from "./types.ts";

/**
 * What Render would refuse or could only do by making another service, told before any call.
 * Sources: Render's documentation of free plans, disks, scaling and regions.
 */
export function checkService(
  type: ServiceType,
  news: ServiceInputs,
  olds: ServiceInputs | undefined,
): CheckFailure[] {
  return [
    ...sourceFailures(type, news),
    ...planFailures(type, news),
    ...scalingFailures(news),
    ...(olds ? changeFailures(olds, news) : []),
  ];
}

/** Inputs that only a new service can satisfy. */
export function replacedInputs(olds: Partial<ServiceInputs>, news: ServiceInputs): InputName[] {
  const replaced: InputName[] = [];
  const regions = [olds.region, news.region];
  // Without a region in the config, whatever region an adopted service has is right.
  const managesRegion = regions.some((region) => region !== undefined && !isUnknown(region));
  if (
    managesRegion &&
    "name" in olds &&
    !isSameInput("region", ...(regions as [before: unknown, after: unknown]))
  ) {
    replaced.push("region");
  }
  return replaced;
}

function sourceFailures(type: ServiceType, news: ServiceInputs): CheckFailure[] {
  const fromImage = news.runtime === "image";
  if (fromImage && !news.image) {
    return [{ property: "image", reason: 'Runtime "image" needs image.url.' }];
  }
  if (!fromImage && news.image && !isUnknown(news.runtime)) {
    return [{ property: "runtime", reason: 'A service with an image has runtime "image".' }];
  }
  if (fromImage && news.repo) {
    return [{ property: "repo", reason: "A service runs an image or a repository, not both." }];
  }
  if (!fromImage && !news.repo) {
    return [{ property: "repo", reason: "A service needs repo, or runtime image and image.url." }];
  }
  const native = isProcess(type) && news.runtime !== "docker" && !fromImage;
  if (native && !news.startCommand && !isUnknown(news.runtime)) {
    const reason = `Runtime "${news.runtime}" needs a startCommand.`;
    return [{ property: "startCommand", reason }];
  }
  return [];
}

function planFailures(type: ServiceType, news: ServiceInputs): CheckFailure[] {
  if (news.plan !== "free" || !isProcess(type)) return [];
  if (!serviceTypes[type].hasFreePlan) {
    const reason =
      `Render sells no free ${type.replace("_", " ")}: only web services can be free. ` +
      'The smallest plan is "starter"; `suspended: true` stops its costs while it is not needed.';
    return [{ property: "plan", reason }];
  }
  const paid = ["preDeployCommand", "disk", "autoscaling", "maintenanceMode"] as const;
  const used: string[] = paid.filter((name) => news[name] !== undefined);
  if ((news.instances ?? 1) > 1) used.push("instances above 1");
  return used.map((name) => ({
    property: name.split(" ")[0]!,
    reason: `A free web service cannot have ${name}; choose a paid plan, "starter" or above.`,
  }));
}

function scalingFailures(news: ServiceInputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (news.autoscaling && news.instances !== undefined) {
    const reason = "Render ignores instances while autoscaling is on; give one of the two.";
    failures.push({ property: "instances", reason });
  }
  if (news.disk && (news.autoscaling || (news.instances ?? 1) > 1)) {
    const reason = "A service with a disk runs as one instance.";
    failures.push({ property: "disk", reason });
  }
  return failures;
}

function changeFailures(olds: ServiceInputs, news: ServiceInputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  if (olds.disk && news.disk && news.disk.sizeGB < olds.disk.sizeGB) {
    const reason = `A disk can only grow; it has ${olds.disk.sizeGB} GB.`;
    failures.push({ property: "disk", reason });
  }
  if (news.allowReplace) return failures;
  if (olds.disk && !news.disk) {
    const reason = `Removing the disk loses its data. ${consentTo(news.name)}`;
    failures.push({ property: "disk", reason });
  }
  if (olds.disk && news.disk && news.disk.mountPath !== olds.disk.mountPath) {
    const reason =
      `The disk holds what the process wrote below ${olds.disk.mountPath}; mounted at ` +
      `${news.disk.mountPath}, none of it is where it was. ${consentTo(news.name)}`;
    failures.push({ property: "disk", reason });
  }
  for (const property of replacedInputs(olds, news)) {
    const reason =
      `Render cannot change the ${property} of a service: it would be destroyed and made again, with ` +
      `another host name and without its disk. ${consentTo(news.name)}`;
    failures.push({ property, reason });
  }
  return failures;
}
