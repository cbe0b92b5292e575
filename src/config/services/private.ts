import { z } from "zod";
import { paidComputePlans } from "../plans.ts";
import { defineService } from "./kind.ts";
import { inside, internalAddress, running } from "./shared.ts";

/** A process that the other services ask. */
export const privateService = defineService({
  type: "private",
  platform: z
    .strictObject({
      type: z.literal("private").describe("Answers requests of the other services only."),
      ...running,
    })
    .describe("A private service."),
  settings: inside,
  plans: { sold: paidComputePlans },
  serves: "nothing",
  references: internalAddress,
  rules: [],
});
