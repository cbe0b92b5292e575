import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { record } from "./recording.ts";

const { environments } = loadFromFiles(".");

describe("what an environment takes from other stacks", () => {
  it("is refused, naming the command to run first, where that stack is not up", async () => {
    const halfUp = { prod: { redisUrl: "redis://bondigoo-redis-prod:6379" } };
    await expect(record(environments.get("staging")!, halfUp)).rejects.toThrow(
      "The stack staging builds on prod, which has not been brought up yet. Run this first:\n  pulumi up -s prod",
    );
  });
});
