import { z } from "zod";

/** What an environment may cost: `environment.budget`. */
export const budget = z
  .strictObject({
    monthlyUsd: z.number().min(0).max(1_000_000).describe("US dollars a month without tax."),
    over: z
      .enum(["refuse", "warn"])
      .default("refuse")
      .describe(
        "What happens where plans and sizes cost more: `refuse` in `infra check` and every `up`, or " +
          "`warn` in `infra check`.",
      ),
  })
  .describe(
    "The most that the environment may cost a month, as `infra cost` estimates it; what is charged " +
      "by use is not counted. Default: no limit.",
  );
