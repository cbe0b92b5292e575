import { z } from "zod";
import { choice } from "./choice.ts";
import { partKey, stackName, text, vendorId, vendorName } from "./common.ts";
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

const externalRedis = z
  .strictObject({
    external: partKey.describe(
      "Key of the secret, of the kind `url`, that holds the address of a Redis which nobody manages " +
        "here. `redis.url` is its value.",
    ),
  })
  .describe("A Redis that stands elsewhere.");

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

/** Redis of its own, another environment's, or one that nobody manages here. */
export const environmentRedis = z.union([sharedRedis, externalRedis, ownRedis]);
