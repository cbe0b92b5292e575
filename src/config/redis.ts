import { z } from "zod";
import { choice } from "./choice.ts";
import { stackName, text, vendorId, vendorName } from "./common.ts";
import { keyValuePlans, meaningOf } from "./plans.ts";

const allowedRange = z.strictObject({
  cidrBlock: z.cidrv4("an IPv4 range such as 203.0.113.7/32").describe("The addresses."),
  description: text.describe("Whose they are; Render shows it."),
});

const sharedRedis = z
  .strictObject({
    sharedFrom: stackName.describe("Use that stack's Redis. Allowed before launch only."),
  })
  .describe("Another environment's Redis.");

const ownRedis = z
  .strictObject({
    name: vendorName.optional().describe("Name on Render. Default: `<platform>-redis-<stack>`."),
    plan: choice(keyValuePlans, (plan) => meaningOf(plan, "keyValue"))
      .default("starter")
      .describe("Render plan. Raised in place; Render offers no downgrade."),
    ipAllowList: z
      .array(allowedRange)
      .default([])
      .describe(
        "Who may connect from outside Render, with TLS and the password. Changed in place. Default: " +
          "nobody; services of its region always may.",
      ),
    adopt: vendorId("red-")
      .optional()
      .describe("Id (`red-...`) of a Key Value that exists: taken over, never replaced."),
  })
  .describe("A Redis of its own.");

/** Redis of its own, or another environment's. */
export const environmentRedis = z.union([sharedRedis, ownRedis]);
