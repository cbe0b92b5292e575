import { z } from "zod";
import { computePlans } from "../plans.ts";
import { defineService } from "./kind.ts";
import { inside, internalAddress, publicAddress, running } from "./shared.ts";

/** A process that the public asks: an API, or an application that makes its own pages. */
export const web = defineService({
  type: "web",
  platform: z
    .strictObject({
      type: z.literal("web").describe("Answers HTTP requests from the internet."),
      ...running,
      healthCheck: z
        .string()
        .regex(
          /^(?!.*\/(?:\.|%2e){2}(?:[/?]|$))\/(?!\/)[^\s\\#]*$/i,
          "a path such as /health, without .. and #",
        )
        .optional()
        .describe(
          "Path that answers 2xx or 3xx when the service is healthy; Render switches over only then. " +
            "Default: an open port is enough.",
        ),
    })
    .describe("A web service."),
  settings: { ...inside, domain: true, maintenance: true },
  plans: { sold: computePlans },
  serves: "requests",
  references: { ...publicAddress, ...internalAddress },
  rules: [],
});
