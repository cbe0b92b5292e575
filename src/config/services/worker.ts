import { z } from "zod";
import { paidComputePlans } from "../plans.ts";
import { defineService } from "./kind.ts";
import { inside, running } from "./shared.ts";

/** A process that nobody asks: it takes jobs from a queue. */
export const worker = defineService({
  type: "worker",
  platform: z
    .strictObject({
      type: z.literal("worker").describe("Runs all the time and answers no requests."),
      ...running,
    })
    .describe("A background worker."),
  settings: inside,
  plans: { sold: paidComputePlans },
  serves: "nothing",
  references: {},
  rules: [],
});
