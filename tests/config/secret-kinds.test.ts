import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindOf, placeholder, secretKinds } from "../../src/config/secret-kinds.ts";

const enterable = secretKinds.filter((kind) => kindOf(kind).generated !== true);

describe("a placeholder", () => {
  it.each(secretKinds)("is a valid %s, the same for the same seed, another for another", (kind) => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("test", "live"), (seed, mode) => {
        const value = placeholder(kind, seed, mode);
        expect(value).toMatch(kindOf(kind).pattern);
        expect(placeholder(kind, seed, mode)).toBe(value);
        expect([mode, undefined]).toContain(kindOf(kind).mode?.(value));
        expect(placeholder(kind, `${seed}x`, mode)).not.toBe(value);
      }),
    );
  });

  it.each(enterable)("of %s looks like no real key to secret scanners", (kind) => {
    for (const mode of ["test", "live"] as const) {
      const value = placeholder(kind, "prod-a-secret-with-a-rather-long-name", mode);
      for (const scanner of scanners) expect(value).not.toMatch(scanner);
    }
  });
});

/**
 * Patterns of gitleaks (config/gitleaks.toml) and of GitHub's own scanning for the vendors at hand.
 */
const scanners = [
  /\b(?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99}/,
  /\bSG\.[\w=.-]{66}/,
  /\bwhsec_[A-Za-z0-9+/]{32}/,
  /cloudinary:\/\/\d{15}:/,
  /\b[0-9a-f]{32}\b/,
];

it.each(secretKinds.filter((kind) => kindOf(kind).madeUp !== undefined))(
  "a value that is made up for a %s is a valid one, and nobody's to share",
  (kind) => {
    const { madeUp, pattern, sharing } = kindOf(kind);
    expect(madeUp?.("0123456789abcdef".repeat(4))).toMatch(pattern);
    expect(sharing).toBe("nobody");
  },
);

describe("the kind of a secret", () => {
  it.each([
    ["stripe-secret-key", "sk_test_51Habcdefgh", "test"],
    ["stripe-secret-key", "rk_live_51Habcdefgh", "live"],
    ["stripe-publishable-key", "pk_live_51Habcdefgh", "live"],
    ["clerk-secret-key", "sk_live_abcdefghij", "live"],
    ["clerk-publishable-key", "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k", "test"],
    ["convex-deploy-key", "dev:sad-otter-12|eyJ2", "test"],
    ["convex-deploy-key", "prod:happy-otter-12|eyJ2", undefined],
    ["convex-deploy-key", "preview:team:project|eyJ2", "test"],
    ["cloudinary-url", "cloudinary://123:abc-d_e@demo", undefined],
    ["sendgrid-api-key", "SG.abc-d_e.fgh", undefined],
    ["smtp-url", "smtp://user:p%40ss@smtp.mailtrap.io:2525", undefined],
    ["smtp-url", "smtps://mail.example.com", undefined],
    ["webhook-secret", "whsec_abcdefgh+/=", undefined],
    ["auth0-client-secret", "a".repeat(64), undefined],
    ["sentry-dsn", "https://abc123@o1.ingest.sentry.io/42", undefined],
    ["slack-webhook-url", "https://hooks.slack.com/services/T0/B0/abc", undefined],
    ["url", "https://user:pass@example.com/x", undefined],
    ["opaque", "anything", undefined],
  ] as const)("%s takes %s", (kind, value, mode) => {
    expect(value).toMatch(kindOf(kind).pattern);
    expect(kindOf(kind).mode?.(value)).toBe(mode);
  });

  it.each([
    ["stripe-secret-key", "pk_test_51Habcdefgh"],
    ["stripe-secret-key", "sk_test_51Habcdefgh\n"],
    ["stripe-publishable-key", "sk_test_51Habcdefgh"],
    ["clerk-secret-key", "rk_live_abcdefghij"],
    ["convex-deploy-key", "happy-otter-12|eyJ2"],
    ["cloudinary-url", "https://res.cloudinary.com/demo"],
    ["sendgrid-api-key", "SG.abc"],
    ["smtp-url", "smtp.mailtrap.io:2525"],
    ["webhook-secret", "sk_test_51Habcdefgh"],
    ["auth0-client-secret", "short"],
    ["sentry-dsn", "https://sentry.io/42"],
    ["slack-webhook-url", "https://hooks.slack.com.example/services/T0/B0/abc"],
    ["url", "example.com"],
    ["opaque", "  "],
  ] as const)("%s refuses %j", (kind, value) => {
    expect(value).not.toMatch(kindOf(kind).pattern);
  });
});
