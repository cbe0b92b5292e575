import { describe, expect, it } from "vitest";
import {
  fingerprint,
  infoOf,
  newFingerprintKey,
  secretInfoSchema,
} from "../../src/config/fingerprint.ts";

const key = "a key for tests";

describe("a fingerprint", () => {
  it("is equal for equal values and differs for others", () => {
    const one = fingerprint(key, "opaque", "value");
    expect(fingerprint(key, "opaque", "value")).toBe(one);
    expect(fingerprint(key, "opaque", "Value")).not.toBe(one);
  });

  it("cannot be tried out without the key", () => {
    expect(fingerprint("another key", "opaque", "value")).not.toBe(
      fingerprint(key, "opaque", "value"),
    );
  });

  it("is that of the deployment for Convex keys, so that two keys of one are seen", () => {
    expect(fingerprint(key, "convex-deploy-key", "prod:otter-1|a")).toBe(
      fingerprint(key, "convex-deploy-key", "prod:otter-1|b"),
    );
  });

  it("stands in the config with day and mode, and nothing of the value", () => {
    const value = "sk_live_fake_key_1";
    const info = infoOf(key, "stripe-secret-key", value, new Date("2026-11-21T10:00:00Z"));
    expect(info).toEqual({
      fingerprint: fingerprint(key, "stripe-secret-key", value),
      changed: "2026-11-21",
      mode: "live",
    });
    expect(secretInfoSchema.parse({ stripeSecretKey: info })).toEqual({ stripeSecretKey: info });
    expect(JSON.stringify(info)).not.toContain(value);
  });

  it("needs a key that nobody guesses", () => {
    expect(newFingerprintKey()).toMatch(/^[\w-]{43}$/);
    expect(newFingerprintKey()).not.toBe(newFingerprintKey());
  });
});
