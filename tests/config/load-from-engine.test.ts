import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { loadFromEngine } from "../../src/config/load-from-engine.ts";
import { placeholder } from "../../src/config/secret-kinds.ts";
import { bondigoo } from "./draft.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The part of the SDK's state, untyped there, in which a program's own folder stands. */
interface Store {
  settings: { options: { rootDirectory?: string } };
}

beforeAll(() => {
  const { settings } = (state as unknown as { getStore(): Store }).getStore();
  settings.options.rootDirectory = root;
  pulumi.runtime.setMocks(
    { newResource: () => ({ id: "", state: {} }), call: () => ({}) },
    "bondigoo",
    "prod",
  );
});

afterEach(() => vi.restoreAllMocks());

/** What the engine hands to the program of stack prod. */
function runWith(change: (config: Record<string, unknown>) => void = () => {}) {
  const { platform, stacks } = bondigoo();
  const config: Record<string, unknown> = {
    platform,
    environment: stacks["prod"]?.environment,
    secrets: stacks["prod"]?.secrets,
  };
  change(config);
  const flat = Object.entries(config).map(([key, value]) => [
    `bondigoo:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(flat), ["bondigoo:secrets"]);
  return loadFromEngine();
}

describe("loadFromEngine", () => {
  it("gives the running stack's environment and its secrets, marked as secret", async () => {
    const { spec, secrets } = runWith();
    expect(spec.stack).toBe("prod");
    expect(Object.keys(secrets).toSorted()).toEqual([
      "cloudinaryUrl",
      "sendgridApiKey",
      "stripePublishableKey",
      "stripeSecretKey",
    ]);
    const { stripeSecretKey } = secrets;
    expect(await pulumi.isSecret(stripeSecretKey!)).toBe(true);
    const value = await new Promise((resolve) => stripeSecretKey!.apply(resolve));
    expect(value).toBe(placeholder("stripe-secret-key", "prod"));
  });

  it("reads the other stacks from their files, so that a clash with one stops this one", () => {
    const clash = (config: Record<string, unknown>) => {
      config["environment"] = { ...(config["environment"] as object), branch: "develop" };
    };
    expect(() => runWith(clash)).toThrow(
      'dev.environment.branch: branch "develop" is taken by prod.environment.branch (allowed: a branch of its own)',
    );
  });

  it("names every missing secret of this stack, and no other's, with the command that sets it", () => {
    const without = (config: Record<string, unknown>) => {
      delete config["secrets"];
    };
    let message = "";
    try {
      runWith(without);
    } catch (error) {
      message = String(error);
    }
    expect(message.match(/fix: .*/g)).toEqual([
      "fix: npx infra secrets set cloudinaryUrl -s prod",
      "fix: npx infra secrets set sendgridApiKey -s prod",
      "fix: npx infra secrets set stripePublishableKey -s prod",
      "fix: npx infra secrets set stripeSecretKey -s prod",
    ]);
  });

  it("does not show what was set in place of all secrets", () => {
    const all = (config: Record<string, unknown>) => {
      config["secrets"] = "hunter2-hunter2";
    };
    let message = "";
    try {
      runWith(all);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("prod.secrets: not an object (not shown)");
    expect(message).not.toContain("hunter2");
  });

  it("names the environment when it is text in place of an object", () => {
    const text = (config: Record<string, unknown>) => {
      config["environment"] = "production";
    };
    expect(() => runWith(text)).toThrow('prod.environment: "production" (allowed: an object)');
  });

  it("never shows a secret, neither a malformed one nor in a warning", () => {
    const warnings = vi.spyOn(pulumi.log, "warn");
    const malformed = (config: Record<string, unknown>) => {
      config["secrets"] = { ...(config["secrets"] as object), stripeSecretKey: "hunter2-hunter2" };
    };
    let message = "";
    try {
      runWith(malformed);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(
      "prod.secrets.stripeSecretKey: does not look like a stripe-secret-key",
    );
    expect(message).not.toContain("hunter2");
    expect(warnings).not.toHaveBeenCalled();
  });
});
