import { z } from "zod";
import { text } from "../common.ts";
import { paidComputePlans } from "../plans.ts";
import { isValidSchedule } from "../rules/cron.ts";
import type { Rule } from "../rules/rule.ts";
import { defineService } from "./kind.ts";
import { inside, running } from "./shared.ts";

/** Judges the schedule as Render will read it. */
const cronSchedules: Rule = {
  name: "cron-schedules",
  reason:
    "A schedule that cannot be read would be refused by Render after other changes were made.",
  source: "https://render.com/docs/cronjobs",
  check: ({ platform }) =>
    Object.entries(platform.services).flatMap(([key, service]) =>
      service.type !== "cron" || isValidSchedule(service.schedule)
        ? []
        : [
            {
              path: `platform.services.${key}.schedule`,
              problem: `"${service.schedule}" is not a cron expression`,
              allowed: "minute hour day month weekday, in UTC, e.g. 0 3 * * *",
            },
          ],
    ),
};

/** A process that a clock starts, one run at a time. */
export const cron = defineService({
  type: "cron",
  platform: z
    .strictObject({
      type: z.literal("cron").describe("Runs on a schedule and ends."),
      ...running,
      schedule: text.describe("Five-field cron expression, in UTC, e.g. `0 3 * * *`."),
    })
    .describe("A cron job."),
  settings: { ...inside, instances: false, autoscaling: false, disk: false, previews: false },
  plans: { sold: paidComputePlans },
  serves: "nothing",
  references: {},
  rules: [cronSchedules],
});
