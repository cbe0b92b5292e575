import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { neededOutputs } from "../../src/environment/other-stacks.ts";
import { record } from "./recording.ts";

const { environments } = loadFromFiles(".");

describe("what an environment takes from other stacks", () => {
  it("is nothing for production, which owns what is shared", () => {
    expect(neededOutputs(environments.get("prod")!)).toEqual(new Map());
  });

  it("is Render's project and Redis of production for staging before launch", () => {
    const needed = new Map([["prod", new Set(["render", "redisUrl"])]]);
    expect(neededOutputs(environments.get("staging")!)).toEqual(needed);
  });

  it("is the Vercel project too for dev, which is previews of it", () => {
    const needed = new Map([["prod", new Set(["render", "redisUrl", "frontends"])]]);
    expect(neededOutputs(environments.get("dev")!)).toEqual(needed);
  });

  it("is refused, naming the command to run first, where that stack is not up", async () => {
    const halfUp = { prod: { redisUrl: "redis://bondigoo-redis-prod:6379" } };
    await expect(record(environments.get("staging")!, halfUp)).rejects.toThrow(
      "The stack staging builds on prod, which has not been brought up yet. Run this first:\n  pulumi up -s prod",
    );
  });
});
