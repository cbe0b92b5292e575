import { aboutDatabase } from "../databases/kinds.ts";
import type { ConfigFault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import { frameworks, keyValuePlans } from "../plans.ts";
import { type ServiceType, serviceKind } from "../services/kinds.ts";
import { at, each, isGiven, type Rule } from "./rule.ts";

const render = "Render's OpenAPI document, schemas plan, paidPlan, keyValuePlan and postgresPlans";

/** Judges the plans that will be ordered, those by default included. */
export const plansExist: Rule = {
  name: "plans-exist",
  reason: "Render refuses a plan it does not sell for that type, after other things were changed.",
  source: render,
  check: each((environment) => {
    const { spec } = environment;
    const faults: ConfigFault[] = [];
    for (const { key, service, settings } of spec.services) {
      const path = at(environment, "services", key, "plan");
      const { plans } = serviceKind(service);
      if ("none" in plans) {
        if (!isGiven(environment, "services", key, "plan")) continue;
        faults.push({ path, problem: plans.none, fix: "remove it" });
      } else if (settings.plan === "free" && !plans.sold.includes("free")) {
        faults.push({
          path,
          problem: `"free", but Render sells no free ${service.type} service any more`,
          allowed: plans.sold.join(", "),
          fix: "write plan: starter; suspended: true saves its cost while nobody needs it",
        });
      } else {
        faults.push(...unknownPlan(path, settings.plan, plans.sold));
      }
    }
    if (spec.redis?.own) {
      faults.push(...unknownPlan(at(environment, "redis", "plan"), spec.redis.plan, keyValuePlans));
    }
    faults.push(
      ...aboutDatabase(spec.database, ({ bought, plans }, database) =>
        bought(database).flatMap(({ path, value }) =>
          unknownPlan(at(environment, "database", ...path), value, Object.keys(plans)),
        ),
      ),
    );
    return faults;
  }),
};

function unknownPlan(path: string, plan: string, known: readonly string[]): ConfigFault[] {
  if (known.includes(plan)) return [];
  const problem = `"${plan}" is not a plan${didYouMean(plan, known)}`;
  return [{ path, problem, allowed: known.join(", ") }];
}

/** Judges the command that each service will start with, in every environment. */
export const startCommands: Rule = {
  name: "start-commands",
  reason: "A native runtime does not know by itself what to start; an image does.",
  source: "https://render.com/docs/deploys#start-command",
  check: ({ platform, environments }) => {
    const faults: ConfigFault[] = [];
    for (const [key, service] of Object.entries(platform.services)) {
      const path = `platform.services.${key}`;
      if (!("runtime" in service)) continue;
      const native = service.runtime !== "docker" && service.runtime !== "image";
      const everywhere = environments.every(
        ({ config }) => config.services[key]?.start !== undefined,
      );
      if (native && service.start === undefined && !everywhere) {
        faults.push({
          path: `${path}.start`,
          problem: `missing, and the runtime ${service.runtime} has no default`,
          allowed: "a start command here or in every environment",
        });
      }
      if ((service.runtime === "image") !== (service.image !== undefined)) {
        faults.push({
          path: `${path}.image`,
          problem:
            service.image === undefined
              ? "missing, but the runtime is image"
              : `given, but the runtime is ${service.runtime}`,
          allowed: "an image exactly when runtime is image",
        });
      }
      for (const field of ["dockerfile", "dockerContext"] as const) {
        if (service[field] === undefined || service.runtime === "docker") continue;
        faults.push({
          path: `${path}.${field}`,
          problem: `given, but the runtime is ${service.runtime}`,
          allowed: "with runtime docker only",
        });
      }
      if (!native && service.build !== undefined) {
        faults.push({
          path: `${path}.build`,
          problem:
            service.runtime === "image"
              ? "given, but a ready image is not built"
              : "given, but the Dockerfile says how it is built",
          fix: "remove it",
        });
      }
    }
    return faults;
  },
};

/** Judges what somebody wrote, as Render is never told what its type does not have. */
export const fieldsFitType: Rule = {
  name: "fields-fit-type",
  reason: "A setting that its type of service does not have would be ignored in silence.",
  source: "Render's OpenAPI document, schemas of service details",
  check: each((environment) =>
    environment.spec.services.flatMap(({ key, service }) =>
      Object.entries(serviceKind(service).settings)
        .filter(([field, has]) => !has && isGiven(environment, "services", key, field))
        .map(([field]) => ({
          path: at(environment, "services", key, field),
          problem: `a ${service.type} service has no ${field}`,
          fix: "remove it",
        })),
    ),
  ),
};

/** Judges instances, autoscaling, disk and plan that each service will have. */
export const scaling: Rule = {
  name: "scaling",
  reason:
    "A disk belongs to one instance, a free service is one instance, and bounds have to be bounds.",
  source: "https://render.com/docs/scaling and https://render.com/docs/disks",
  check: each((environment) =>
    environment.spec.services.flatMap(({ key, service, settings }) => {
      const path = at(environment, "services", key);
      const { autoscaling, disk, instances, plan } = settings;
      const many = instances > 1 || autoscaling !== undefined;
      const field = autoscaling === undefined ? "instances" : "autoscaling";
      const faults: ConfigFault[] = [];
      const refuse = (name: string, problem: string, allowed: string) =>
        faults.push({ path: `${path}.${name}`, problem, allowed });
      if (autoscaling !== undefined) {
        if (autoscaling.min > autoscaling.max) {
          refuse("autoscaling.min", `${autoscaling.min}`, `at most its max, ${autoscaling.max}`);
        }
        if (autoscaling.cpu === undefined && autoscaling.memory === undefined) {
          refuse("autoscaling", "neither cpu nor memory", "at least one of them, in percent");
        }
        if (isGiven(environment, "services", key, "instances")) {
          refuse("instances", "given beside autoscaling", "one of the two");
        }
      }
      if (disk !== undefined && many) refuse(field, "a disk allows one instance", "1, or no disk");
      if (plan === "free" && many) refuse(field, "the free plan has one instance", "a paid plan");
      if (plan === "free" && disk !== undefined) {
        refuse("disk", "the free plan has no disk", "a paid plan");
      }
      // What is not sold for free at all is refused for that.
      const preDeploy = "preDeploy" in service ? service.preDeploy : undefined;
      if (plan === "free" && isSold("free", service) && preDeploy !== undefined) {
        refuse("plan", '"free", but it has a preDeploy command', "a paid plan");
      }
      return faults;
    }),
  ),
};

function isSold(plan: string, service: { type: ServiceType }): boolean {
  const { plans } = serviceKind(service);
  return "sold" in plans && plans.sold.includes(plan);
}

/** Judges the place where the disk will be mounted. */
export const diskMounts: Rule = {
  name: "disk-mounts",
  reason: "A disk hides what the image has at its mount: the system itself, or the program.",
  source: "https://render.com/docs/disks",
  check: each((environment) =>
    environment.spec.services.flatMap(({ key, settings: { disk } }) =>
      disk === undefined || !isOccupied(disk.mount)
        ? []
        : [
            {
              path: at(environment, "services", key, "disk", "mount"),
              problem: `"${disk.mount}" holds what the service needs to run`,
              allowed: "a folder of its own such as /data",
            },
          ],
    ),
  ),
};

/** Folders of the system, those that the kernel makes up, and where Render puts program and secrets. */
function isOccupied(mount: string): boolean {
  return (
    /^\/(?:bin|boot|etc|home|lib\d*|opt|root|run|sbin|srv|tmp|usr|var)\/?$/.test(mount) ||
    /^\/(?:bin|boot|dev|etc|lib\d*|proc|sbin|sys|usr)(?:\/|$)/.test(mount) ||
    /^\/opt\/render(?:\/project(?:\/src)?)?\/?$/.test(mount)
  );
}

/** Judges the preset that the Vercel project will name. */
export const frameworksExist: Rule = {
  name: "frameworks-exist",
  reason: "Vercel refuses a preset that it does not have, after other things were changed.",
  source: "pins/vercel/frameworks.json",
  check: ({ platform }) =>
    Object.entries(platform.frontends).flatMap(([key, { framework }]) =>
      framework === undefined || frameworks.includes(framework)
        ? []
        : [
            {
              path: `platform.frontends.${key}.framework`,
              problem: `"${framework}" is not a preset of Vercel${didYouMean(framework, frameworks)}`,
              allowed: frameworks.join(", "),
              fix: "correct it, or leave it out and say build and output",
            },
          ],
    ),
};

/** Counts what will be bought on Render, in the one workspace that all environments share. */
export const oneFreeStore: Rule = {
  name: "one-free-store",
  reason: "A workspace has one free Redis and one free Postgres: a second one is refused half-way.",
  source: "https://render.com/docs/free",
  check: ({ environments }) => {
    const redis = environments.filter(({ spec }) => spec.redis?.own && spec.redis.plan === "free");
    const databases = environments.filter(
      ({ spec: { database } }) => database?.type === "render-postgres" && database.plan === "free",
    );
    return [
      ...redis.slice(1).map((environment) => ({ environment, part: "redis" })),
      ...databases.slice(1).map((environment) => ({ environment, part: "database" })),
    ].map(({ environment, part }) => ({
      path: at(environment, part, "plan"),
      problem: '"free", which another environment has already',
      allowed: "one free plan per workspace",
    }));
  },
};
