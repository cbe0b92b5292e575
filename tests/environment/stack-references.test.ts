import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { record } from "./recording.ts";

const { environments } = loadFromFiles(".");

const notUp =
  "The stack dev builds on prod, which has not been brought up yet, or not wholly. " +
  "Run this first:\n  pulumi up -s prod";

describe("what an environment takes from other stacks", () => {
  it.each([
    ["not up at all", {}],
    ["without its Vercel project", { frontends: {}, render: { projectId: "prj-render" } }],
    [
      "without its project at Render",
      { frontends: { platform: { projectId: "prj_prod" } }, render: { environmentId: "evm-prod" } },
    ],
  ])("is refused, naming the command to run first, where that stack is %s", async (_, parts) => {
    const partly = { prod: { redisUrl: "redis://bondigoo-redis-prod:6379", ...parts } };
    await expect(record(environments.get("dev")!, partly)).rejects.toThrow(notUp);
  });
});
