import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { saysSecret } from "../../src/config/secret-names.ts";
import { looksSecret } from "../../src/config/secret-shapes.ts";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(4);
const hex = "0123456789abcdef".repeat(8);

/** Made up, and put together here, so that no scanner takes this file for a leak. */
const tokens: [vendor: string, ...pieces: string[]][] = [
  ["Stripe", "sk", "_live_51Habcdefgh"],
  ["Stripe, in a sentence", "key is rk", "_live_51Habcdefgh!"],
  ["Stripe's webhooks", "whsec", "_abcdefghij"],
  ...["p", "o", "u", "s", "r"].map((form): [vendor: string, start: string, rest: string] => [
    `GitHub gh${form}`,
    `gh${form}`,
    `_${letters.slice(0, 36)}`,
  ]),
  ["GitHub, fine-grained", "github", `_pat_${letters.slice(0, 60)}`],
  ["GitLab", "glpat", `-${letters.slice(0, 20)}`],
  ["GitLab's deploys", "gldt", `-${letters.slice(0, 20)}`],
  ["GitLab's runners", "glrt", `-${letters.slice(0, 20)}`],
  ["Slack's bots", "xoxb", "-123456789012-1234567890123-abcdefghijklmnopqrstuvwx"],
  ["Slack's users", "xoxp", "-123456789012-123456789012-abcdef"],
  ["Slack's apps", "xapp", "-1-A0123456789-0123456789012-abcdef"],
  ["Slack's webhooks", "https://hooks.slack", ".com/services/T00000000/B00000000/abc"],
  ["npm", "npm", `_${letters.slice(0, 36)}`],
  ["npm's settings", "//registry.npmjs.org/:_auth", "Token=abc"],
  ["Google", "AIza", letters.slice(0, 35)],
  ["Google's clients", "GOCSPX", `-${letters.slice(0, 28)}`],
  ["Google's sessions", "ya29", `.${letters.slice(0, 40)}`],
  ["Pulumi", "pul", `-${hex.slice(0, 40)}`],
  ["Atlas", "mdb", `_sa_sk_${letters.slice(0, 40)}`],
  ["Render", "rnd", `_${letters.slice(0, 28)}`],
  ["Vercel", "vcp", `_${letters.slice(0, 48)}`],
  ["OpenAI", "sk", `-proj-${letters.slice(0, 48)}`],
  ["OpenAI, older", "sk", `-${letters.slice(0, 48)}`],
  ["Anthropic", "sk", `-ant-api03-${letters.slice(0, 80)}`],
  ["Amazon", "AKIA", "ABCDEFGHIJKLMNOP"],
  ["Amazon, for a while", "ASIA", "ABCDEFGHIJKLMNOP"],
  ["SendGrid", "SG", `.${letters.slice(0, 22)}.${letters.slice(0, 43)}`],
  ["Twilio", "SK", hex.slice(0, 32)],
  ["Convex", "prod:happy-otter-123", "|abcdef"],
  ["Hugging Face", "hf", `_${"abcdefghijklmnopqrstuvwxyz".repeat(2).slice(0, 34)}`],
  ["a JSON web token", "eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijklmnop"],
  ["a private key", "-----BEGIN ", "PRIVATE KEY-----"],
  ["a private key of OpenSSH", "-----BEGIN OPENSSH ", "PRIVATE KEY-----"],
  ["a private key of PGP", "-----BEGIN PGP ", "PRIVATE KEY BLOCK-----"],
  ["a login in an address", "mongodb+srv://user:", "hunter2@cluster0.abc.mongodb.net/db"],
  ["DigitalOcean, by gitleaks", "dop", `_v1_${hex.slice(0, 64)}`],
  ["Databricks, by gitleaks", "dapi", hex.slice(0, 32)],
  ["Linear, by gitleaks", "lin", `_api_${letters.slice(0, 40)}`],
  ["Postman, by gitleaks", "PMAK", `-${hex.slice(0, 24)}-${hex.slice(0, 34)}`],
];

describe("looksSecret", () => {
  it.each(tokens)("sees one of %s", (_vendor, ...pieces) => {
    expect(looksSecret(pieces.join(""))).toBe(true);
  });

  it.each([
    "production",
    "https://api.example.com:8080/x",
    "redis://localhost:6379",
    "a:b@c",
    "git@github.com:bondigoo/platform.git",
    "task-management_test_suite",
    "-----BEGIN PUBLIC KEY-----",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "uvicorn flowdesk.main:app --host 0.0.0.0 --port $PORT",
    "pk_test_51Habcdefgh",
    "v1:bm9uY2U=:Y2lwaGVydGV4dA==",
  ])("sees none in %s", (text) => {
    expect(looksSecret(text)).toBe(false);
  });
});

describe("the pinned rules of gitleaks", () => {
  const path = join(import.meta.dirname, "../../pins/gitleaks/tokens.json");
  const { rules } = JSON.parse(readFileSync(path, "utf8"));

  it.each<{ id: string; keywords: string[]; pattern: string }>(rules)(
    "$id compiles, and has keywords in lower case",
    ({ keywords, pattern }) => {
      expect(() => new RegExp(pattern)).not.toThrow();
      expect(keywords.length).toBeGreaterThan(0);
      expect(keywords).toEqual(keywords.map((keyword) => keyword.toLowerCase()));
    },
  );
});

const plugins = join(import.meta.dirname, "../../pins/plugins");

describe("saysSecret", () => {
  it.each(readdirSync(plugins))("knows every credential that %s takes as a setting", (file) => {
    const { config } = JSON.parse(readFileSync(join(plugins, file), "utf8"));
    const credentials = Object.entries<{ secret?: boolean; env?: string[] }>(config ?? {}).filter(
      ([, { secret }]) => secret,
    );
    for (const [setting, { env = [] }] of credentials) {
      for (const name of [setting, ...env]) {
        expect(saysSecret(name), name).toBe(true);
      }
    }
  });

  it.each([
    "clientSecret",
    "accessToken",
    "awsSecretAccessKey",
    "RENDER_API_KEY",
    "MONGODB_ATLAS_CLIENT_SECRET",
    "SMTP_PASS",
    "PGPASSWORD",
    "SECRET_KEY_BASE",
  ])("knows %s", (name) => {
    expect(saysSecret(name)).toBe(true);
  });

  it.each([
    "clientId",
    "publicKey",
    "TOKEN_URL",
    "COMPASS",
    "PUBLISHABLE_KEY",
    "secretName",
    "KEY",
  ])("lets %s be", (name) => {
    expect(saysSecret(name)).toBe(false);
  });
});
