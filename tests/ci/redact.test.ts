import { describe, expect, it } from "vitest";
import { changesOf } from "../../src/ci/changes.ts";
import { judgeDrift } from "../../src/ci/drift.ts";
import { withoutSecrets } from "../../src/ci/preview.ts";
import { isSecretProperty, redact, redactor } from "../../src/ci/redact.ts";
import { previewSchema } from "../../src/ci/steps.ts";
import { loadFacts } from "../../src/sandbox/providers/facts.ts";

describe("redact", () => {
  it("removes the values of the environment's secrets, the longest first, and colours", () => {
    const env = { API_TOKEN: "abcdef", OTHER_SECRET: "abcdefgh", PLAIN: "visible", X_TOKEN: "ab" };
    const esc = String.fromCharCode(27);
    expect(redact(`${esc}[31mabcdefgh abcdef visible ab${esc}[0m`, env)).toBe(
      "[secret] [secret] visible ab",
    );
  });

  const secret = 'p"ss w/rd+1';
  it.each([
    ["as it is", secret],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in a URL", encodeURIComponent(secret)],
    ["in base64", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
  ])("finds a secret %s", (_title, spelling) => {
    expect(redact(`before ${spelling} after`, { DB_PASSWORD: secret })).toBe(
      "before [secret] after",
    );
  });

  it("finds the lines of a key, whatever stands between them", () => {
    const key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nshort\n-----END KEY-----";
    const text = redact("a MIIEvQIBADANBgkqhkiG9w0 b", { GITHUB_APP_PEM_FILE: key });
    expect(text).toBe("a [secret] b");
  });

  it("finds the password of an address, as written and decoded", () => {
    const env = { PULUMI_BACKEND_URL: "postgres://state:hunter%2F22@db.example/state" };
    expect(redact("hunter%2F22 hunter/22 db.example", env)).toBe("[secret] [secret] db.example");
  });

  const variables = ["cloudflare", "github", "mongodbatlas", "vercel"]
    .flatMap((name) => Object.values(loadFacts(name).config).flatMap(({ env = [] }) => env))
    .concat("RENDER_API_KEY", "PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "VAULT_TOKEN")
    .concat("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_STORAGE_KEY", "SENTRY_DSN")
    .concat("GOOGLE_CREDENTIALS", "AZURE_STORAGE_SAS_TOKEN", "npm_config__authToken");
  const harmless = /URL$|OWNER$|ORGANIZATION$|EMAIL$|CLIENT_ID$|APP_ID$|INSTALLATION_ID$|PUBLIC/;
  it.each(variables.filter((name) => !harmless.test(name)))("hides what %s holds", (name) => {
    expect(redact("value-of-it", { [name]: "value-of-it" })).toBe("[secret]");
  });

  it.each(["PATH", "HOME", "GITHUB_SHA", "GITHUB_REPOSITORY", "SSH_AUTH_SOCK", "RENDER_OWNER_ID"])(
    "leaves what %s holds",
    (name) => {
      expect(redact("value-of-it", { [name]: "value-of-it" })).toBe("value-of-it");
    },
  );
});

describe("isSecretProperty", () => {
  it.each(["token", "apiToken", "clientSecret", "connectionKeySecret", "password", "passwordWo"])(
    "knows %s",
    (name) => expect(isSecretProperty(name)).toBe(true),
  );
  it.each([
    "accessToken",
    "awsSessionToken",
    "apiKey",
    "privateKey",
    "apiUserServiceKey",
    "pemFile",
  ])("knows %s", (name) => expect(isSecretProperty(name)).toBe(true));
  it.each(["secretName", "key", "variableName", "publicKey", "zoneId", "passwordUpdatedAt"])(
    "does not take %s for one",
    (name) => expect(isSecretProperty(name)).toBe(false),
  );
});

describe("what a look makes of the engine's answer", () => {
  const env = { GITHUB_TOKEN: "ghp_environment" };
  const type = "pulumi:providers:github";
  const row = "vendor:index/row:Row";
  const state = (of: string, inputs: object) => ({ type: of, inputs });
  const update = (of: string, before: object, after: object, diffReasons: string[]) => ({
    op: "update",
    urn: `urn:pulumi:prod::bondigoo::platform:environment:Environment$${of}::thing`,
    oldState: state(of, before),
    newState: state(of, after),
    diffReasons,
  });
  const judged = (...steps: object[]) => {
    const answer = previewSchema.parse(withoutSecrets(JSON.stringify({ steps }), redactor(env)));
    return { changes: changesOf(answer), drift: judgeDrift(answer) };
  };

  it.each<[title: string, step: object]>([
    [
      "a token in the clear, older than the environment's",
      update(type, { token: "ghp_old_one" }, {}, ["token"]),
    ],
    [
      "both tokens in the clear",
      update(type, { token: "ghp_old_one" }, { token: "ghp_environment" }, ["token"]),
    ],
    [
      "a provider's key under a name that says nothing",
      update(type, { appAuth: "ghp_old_one" }, {}, ["appAuth"]),
    ],
    [
      "the environment's token in any property",
      update(row, { note: "a ghp_environment" }, { note: "b" }, ["note"]),
    ],
    [
      "a password that nobody marked",
      update(row, { password: "ghp_old_one" }, { password: "x" }, ["password"]),
    ],
    ["one deep inside", update(row, { a: [{ apiToken: "ghp_old_one" }] }, {}, ["a[0].apiToken"])],
    ["a list of them", update(row, { tokens: ["ghp_old_one"] }, { tokens: [] }, ["tokens"])],
    ["one that is cut in half", update(row, { a: `${"x".repeat(115)}ghp_environment` }, {}, ["a"])],
  ])("hides %s, from changes and from drift", (_title, step) => {
    const text = JSON.stringify(judged(step));
    expect(text).toContain("thing");
    expect(text).not.toMatch(/ghp_o|ghp_e/);
  });

  it("still names what changes, and shows what is no secret", () => {
    const { changes } = judged(
      update(type, { token: "a-token", owner: "a" }, { owner: "b" }, ["token", "owner"]),
    );
    expect(changes[0]?.properties).toEqual([
      { name: "token", before: "[secret]", after: undefined },
      { name: "owner", before: "a", after: "b" },
    ]);
  });

  it("is nothing when the engine has printed plain text", () => {
    expect(withoutSecrets("error: no stack", redactor(env))).toBeUndefined();
  });
});
