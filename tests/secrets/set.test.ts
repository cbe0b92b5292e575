import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { SecretMatrix } from "../../src/secrets/matrix.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { makeProject, type Project } from "./project.ts";

const testKey = "sk_test_fake_key_canary";
const liveKey = "sk_live_fake_key_canary";
const cloud = "cloudinary://placeholder:canary@one";

let fresh: Project;
/** Where the first secret was entered, and with it the key of the fingerprints. */
let begun: Project;
let project: Project;
beforeAll(async () => {
  fresh = await makeProject();
  begun = fresh.copy();
  await begun.secrets(["set", "smtpUrl", "-s", "dev"], "smtp://placeholder:canary@one");
});
beforeEach(() => {
  project = begun.copy();
});
afterEach(() => project.remove());
afterAll(() => {
  fresh?.remove();
  begun?.remove();
});

const matrix = async (): Promise<SecretMatrix> =>
  outcomeOf("secrets", (await project.secrets(["--json"])).stdout);
const cell = async (key: string, stack: string) => (await matrix()).secrets[key]![stack];

it("names what is missing in which environment, and ends with 2", async () => {
  const { stdout, exitCode } = await fresh.secrets([]);
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^ +prod +staging +dev$/m);
  expect(stdout).toMatch(/^stripeSecretKey +MISSING +MISSING +MISSING$/m);
  expect(stdout).toMatch(/^sendgridApiKey +MISSING +- +-$/m);
  expect(stdout).toMatch(/^sessionSecret +generated +generated +generated$/m);
});

it("encrypts a value from standard input and records date, mode and fingerprint", async () => {
  const { stdout, stderr, exitCode } = await project.secrets(
    ["set", "stripeSecretKey", "-s", "prod"],
    `${testKey}\n`,
  );
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("npx pulumi up -s prod");
  expect(await cell("stripeSecretKey", "prod")).toEqual({
    state: "set",
    mode: "test",
    changed: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    sameAs: [],
  });
  const held = await project.pulumi(
    "config",
    "get",
    "--path",
    "secrets.stripeSecretKey",
    "-s",
    "prod",
  );
  expect(held.trim()).toBe(testKey);
  expect(stdout + project.file("prod")).not.toContain("canary");
});

it("shows that two environments hold the same value, where they may", async () => {
  await project.secrets(["set", "cloudinaryUrl", "-s", "dev"], cloud);
  const set = ["set", "cloudinaryUrl", "-s", "staging", "--json"];
  const { exitCode, stdout } = await project.secrets(set, cloud);
  expect(exitCode).toBe(0);
  outcomeOf("secrets set", stdout);
  expect(await cell("cloudinaryUrl", "dev")).toMatchObject({ sameAs: ["staging"] });
  expect((await project.secrets([])).stdout).toMatch(/= staging$/m);
});

it("refuses production what another environment holds, whichever had it first", async () => {
  await project.secrets(["set", "cloudinaryUrl", "-s", "dev"], cloud);
  const { stderr, exitCode } = await project.secrets(["set", "cloudinaryUrl", "-s", "prod"], cloud);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("compared by fingerprint");
  expect(await cell("cloudinaryUrl", "prod")).toMatchObject({ state: "missing" });
});

it.each([
  ["a live key outside production", "stripeSecretKey", "staging", liveKey, "a live key in staging"],
  ["what the kind does not look like", "stripeSecretKey", "dev", "canary", "sk_test_..."],
  ["an empty value", "stripeSecretKey", "dev", "\n", "No value was given"],
  ["a generated one", "sessionSecret", "dev", "canary", "is generated and cannot be entered"],
  ["a name nobody knows", "stripeSecretKy", "dev", "canary", 'did you mean "stripeSecretKey"?'],
  ["an environment nobody knows", "stripeSecretKey", "prd", "canary", 'did you mean "prod"?'],
])("refuses %s, changes nothing and never shows it", async (_, key, stack, value, message) => {
  const before = ["prod", "staging", "dev"].map((one) => project.file(one));
  const { stdout, stderr, exitCode } = await project.secrets(["set", key, "-s", stack], value);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
  expect(stdout + stderr).not.toContain("canary");
  expect(["prod", "staging", "dev"].map((one) => project.file(one))).toEqual(before);
});

it("lets the keys of one vendor change one after the other, and says what is left", async () => {
  await project.secrets(["set", "stripePublishableKey", "-s", "prod"], "pk_test_fake_key_canary");
  const { stdout, exitCode } = await project.secrets(
    ["set", "stripeSecretKey", "-s", "prod"],
    liveKey,
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Before the next up:");
  expect(stdout).toContain("stripePublishableKey: a test key, but stripeSecretKey is a live key");
});

it("gives every environment the key of the fingerprints, so that all can be compared", async () => {
  const keys = await Promise.all(
    ["prod", "staging", "dev"].map((stack) =>
      begun.pulumi("config", "get", "fingerprintKey", "-s", stack),
    ),
  );
  expect(new Set(keys).size).toBe(1);
});

it("says who can help where another passphrase holds that key", async () => {
  const locked = await makeProject(["prod"], ["--secrets-provider=passphrase"]);
  await locked.secrets(["set", "stripeSecretKey", "-s", "prod"], testKey);
  locked.env["PULUMI_CONFIG_PASSPHRASE"] = "another";
  const { stderr, exitCode } = await locked.secrets(
    ["set", "stripeSecretKey", "-s", "prod"],
    testKey,
  );
  expect(exitCode).toBe(1);
  expect(stderr).toContain("could not be decrypted here");
  locked.remove();
});
