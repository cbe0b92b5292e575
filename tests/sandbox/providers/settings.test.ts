import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secret } from "../../../src/sandbox/providers/values.ts";
import { startSandboxProviders } from "./client.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const cloudflareToken = "t".repeat(40);
const vercelToken = "t".repeat(24);

describe("CheckConfig", () => {
  it.each([
    ["github", { token: "ghp_1", owner: "acme" }, { token: secret("ghp_1"), owner: "acme" }],
    ["cloudflare", { apiToken: cloudflareToken }, { apiToken: secret(cloudflareToken) }],
    ["vercel", { apiToken: vercelToken, team: "a" }, { apiToken: secret(vercelToken), team: "a" }],
    // The schema does not call these secret: only who set them can.
    ["mongodbatlas", { clientSecret: "s" }, { clientSecret: "s" }],
    [
      "mongodbatlas",
      { privateKey: "k", publicKey: "p" },
      { privateKey: secret("k"), publicKey: "p" },
    ],
  ])(
    "of %s wraps what the schema of its settings marks secret: %j",
    async (name, news, checked) => {
      expect(await sandbox.of(name).checkedConfig(news)).toEqual(checked);
    },
  );

  it("adds nothing that was not given, least of all the environment's token", async () => {
    expect(await sandbox.of("github").checkedConfig({ owner: "acme", token: null })).toEqual({
      owner: "acme",
    });
  });

  it("answers everything but text as JSON in a text, as settings travel", async () => {
    const given = { maxRetries: 3, insecure: true, retryableErrors: [500] };
    expect(await sandbox.of("github").checkedConfig(given)).toEqual({
      maxRetries: "3",
      insecure: "true",
      retryableErrors: "[500]",
    });
  });
});

describe("DiffConfig", () => {
  const diff = (olds: object, news: object, ignored: string[] = []) =>
    sandbox.of("github").diffConfig({ ...olds }, { ...news }, ignored);
  const changed = (...diffs: string[]) => ({ changes: "DIFF_SOME", diffs, replaces: [] });
  const same = { changes: "DIFF_UNKNOWN", diffs: [], replaces: [] };

  it.each([
    ["another token", { token: "a" }, { token: "b" }, changed("token")],
    ["a token taken away", { token: "a", owner: "acme" }, { owner: "acme" }, changed("token")],
    ["a new setting", {}, { owner: "acme" }, changed("owner")],
    ["another version of the plugin", { version: "1" }, { version: "2" }, changed("version")],
    ["the same", { token: "a", maxRetries: "3" }, { token: "a", maxRetries: 3 }, same],
    [
      "a field of an object",
      { appAuth: '{"id":"1"}' },
      { appAuth: '{"id":"2"}' },
      changed("appAuth.id"),
    ],
  ])("tells of %s, and replaces nothing for it", async (_title, olds, news, expected) => {
    expect(await diff(olds, news)).toEqual(expected);
  });

  it("passes over what is to be ignored", async () => {
    expect(await diff({ token: "a" }, { token: "b" }, ["token"])).toEqual(same);
  });
});
