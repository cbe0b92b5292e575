import { z } from "zod";
import { choice } from "../choice.ts";
import { hostname, text, variables, vendorId, vendorName } from "../common.ts";
import { computePlans, meaningOf } from "../plans.ts";

const autoscaling = z.strictObject({
  min: z.int().min(1).max(100).describe("Fewest instances."),
  max: z.int().min(1).max(100).describe("Most instances."),
  cpu: z.int().min(1).max(90).optional().describe("Percent of CPU that adds an instance."),
  memory: z.int().min(1).max(90).optional().describe("Percent of memory that adds an instance."),
});

const disk = z.strictObject({
  mount: z
    .string()
    .regex(
      /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)+\/?$/,
      "an absolute path such as /data, without ..",
    )
    .describe("Absolute path where it is mounted."),
  sizeGb: z.int().min(1).max(16_384).describe("Size in GB, at most 16,384; only grows."),
});

const maintenance = z.strictObject({
  enabled: z.boolean().describe("Whether the page is shown."),
  page: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[^\s#]*)?$/,
      "an https:// address such as https://status.example.com/down",
    )
    .optional()
    .describe("Address of the page, not one of this service. Default: Render's own page."),
});

/** What one environment says about a service. */
export const environmentService = z.strictObject({
  name: vendorName
    .optional()
    .describe(
      "Name of the service on Render. Renamed in place. Default: `<platform>-<service>-<stack>`.",
    ),
  adopt: vendorId("srv-", "crn-")
    .optional()
    .describe("Id (`srv-...`, `crn-...`) of a service that exists: taken over, never replaced."),
  domain: hostname
    .optional()
    .describe(
      "Public host name. Web services and static sites only. Default: the onrender.com address.",
    ),
  start: text.optional().describe("Start command here. Default: the platform's."),
  plan: choice(computePlans, (plan) => meaningOf(plan, "compute"))
    .default("starter")
    .describe(
      "Render plan, by its old or new name; `starter` is the smallest paid one. Changed in place.",
    ),
  instances: z.int().min(1).max(100).default(1).describe("Number of instances. Changed in place."),
  autoscaling: autoscaling
    .optional()
    .describe("Instances follow the load between two bounds, in place of `instances`."),
  disk: disk
    .optional()
    .describe("A disk that outlives deploys: one instance, and no zero-downtime deploys."),
  suspended: z
    .boolean()
    .default(false)
    .describe("Stopped to save money; its state stays. Changed in place."),
  maintenance: maintenance
    .optional()
    .describe(
      "A page in place of a web service that goes on running, answered with status 503. Paid plans " +
        "only. Changed in place, no deploy. Default: none.",
    ),
  previews: z
    .enum(["off", "manual", "automatic"])
    .default("off")
    .describe(
      "Whether Render makes a copy of the service, with this environment's variables, for pull " +
        "requests: `off`, `manual` for those whose title says so, or `automatic` for every one. " +
        "Never in production. Changed in place, no deploy.",
    ),
  variables: variables.default({}).describe("Added to, or in place of, the platform's."),
});

export type EnvironmentService = z.infer<typeof environmentService>;
