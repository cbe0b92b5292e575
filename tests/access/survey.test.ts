import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewedFile } from "../../src/access/compare.ts";
import { keyOf } from "../../src/access/model.ts";
import { surveyAccess } from "../../src/access/survey.ts";
import type { AccessReport } from "../../src/access/text.ts";
import { openSandbox } from "../../src/rehearsal/open-sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { outcomeOf } from "../commands/outcome.ts";

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "access-"));
  const project = process.cwd();
  for (const name of readdirSync(project).filter((each) => /^Pulumi.*\.yaml$/.test(each))) {
    cpSync(join(project, name), join(folder, name));
  }
  sandbox = await openSandbox({ state: join(folder, "state") }, folder);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({ ...process.env, ...sandbox.env });
const put = (table: string, row: object) => {
  sandbox.world.table(table)[JSON.stringify(row)] = row as never;
};

async function access(...args: string[]) {
  const bin = join(import.meta.dirname, "..", "..", "bin", "infra.js");
  const options = { cwd: folder, env: env(), reject: false } as const;
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [bin, "access", ...args],
    options,
  );
  return { exitCode, stdout, stderr };
}

describe("who and what can reach the environments", () => {
  it("is the owner of each account at first; a list that is refused is named, and not empty", async () => {
    const { found, lists, notAsked } = await surveyAccess(folder, env());
    expect(found.map(keyOf)).toEqual([
      "Cloudflare: token of this shell",
      "GitHub: collaborator bondigoo",
      "GitHub: token of this shell",
      "MongoDB Atlas: member sandbox@example.com",
      "Render: member sandbox@example.com",
    ]);
    expect(notAsked).toEqual([
      "Cloudflare, account's members: answered 403: Unauthorized to access requested resource",
    ]);
    const sure = Map.groupBy(lists, (each) => each.sure);
    const named = (how: (typeof lists)[number]["sure"]) =>
      sure.get(how)?.map(({ vendor, list }) => `${vendor}, ${list}`);
    expect(named("not asked")).toEqual(["Cloudflare, account's members"]);
    expect(named("only names")).toEqual([
      "GitHub, token",
      "GitHub, repository's Actions secrets",
      "Cloudflare, token",
    ]);
    expect(named("not told")).toEqual([
      "Render, API keys",
      "Vercel, tokens of other members",
      "GitHub, personal access tokens of others",
    ]);
    expect(named("asked")).toHaveLength(10);
  });

  it("names each list of a vendor whose credential is not set", async () => {
    const without = { ...env(), GITHUB_TOKEN: "", RENDER_API_KEY: "", RENDER_OWNER_ID: "" };
    const { notAsked } = await surveyAccess(folder, without);
    expect(notAsked).toContain("Render, members: RENDER_OWNER_ID is not set");
    for (const what of ["collaborators", "deploy keys", "environments' reviewers"]) {
      expect(notAsked).toContain(`GitHub, ${what}: GITHUB_TOKEN is not set`);
    }
  });

  it("is everybody with what they may, which environments they reach, since when and until when", async () => {
    const made = Date.UTC(2025, 0, 2);
    put("vercel/tokens", {
      name: "ci",
      createdAt: made,
      expiresAt: null,
      scopes: [{ type: "team" }],
    });
    put("github/collaborators", { login: "ann", role_name: "write" });
    put("github/token", { expires: "2026-12-31 09:00:00 UTC" });
    put("github/deploy-keys", {
      title: "host",
      read_only: false,
      created_at: "2025-01-02T03:04:05Z",
    });
    put("cloudflare/members", {
      ...{ status: "pending", roles: [{ name: "DNS" }] },
      user: { email: "ann@example.com", two_factor_authentication_enabled: false },
    });
    put("atlas/service-accounts", {
      ...{ name: "infra", roles: ["GROUP_OWNER"], createdAt: "2025-01-02T03:04:05Z" },
      secrets: [{ expiresAt: "2026-06-30T00:00:00Z" }],
    });
    const project = { projectId: "64b5f0c2a1d3e4f5a6b7c8d9" };
    put("mongodbatlas:index/databaseUser:DatabaseUser", {
      ...{ ...project, username: "reader" },
      roles: [{ roleName: "read", databaseName: "bondigoo-prod" }],
    });
    put("mongodbatlas:index/projectIpAccessList:ProjectIpAccessList", {
      ...{ ...project, cidrBlock: "192.0.2.7/32", comment: "office" },
    });
    put("github:index/repositoryEnvironment:RepositoryEnvironment", {
      ...{ repository: "bondigoo-platform", environment: "deploy-prod" },
      reviewers: [{ users: [7], teams: [] }],
    });
    const { found } = await surveyAccess(folder, env());
    const about = (key: string) => found.find((each) => keyOf(each) === key);
    const everywhere = { environments: ["prod", "staging", "dev"] };
    expect(about("Vercel: token ci")).toMatchObject({
      ...{ ...everywhere, may: "everything of team, without an end", since: "2025-01-02" },
    });
    expect(about("GitHub: deploy key host")).toMatchObject({
      ...{ ...everywhere, may: "read and push, never used", since: "2025-01-02" },
    });
    expect(about("GitHub: token of this shell")).toMatchObject({
      ...{ ...everywhere, may: "what its owner gave it", expires: "2026-12-31" },
    });
    expect(about("GitHub: collaborator ann")).toMatchObject({ ...everywhere, may: "write" });
    expect(about("GitHub: reviewer user-7 of deploy-prod")).toMatchObject({
      ...{ may: "lets jobs of deploy-prod run, as a user", environments: ["prod"] },
    });
    expect(about("Cloudflare: member ann@example.com")).toMatchObject({
      may: "DNS, pending, without a second factor",
    });
    expect(about("MongoDB Atlas: service account infra")).toMatchObject({
      ...{ since: "2025-01-02", expires: "2026-06-30" },
    });
    expect(about("MongoDB Atlas: database user reader")).toMatchObject({
      ...{ may: "read on bondigoo-prod", environments: ["prod"] },
    });
    expect(about("MongoDB Atlas: address 192.0.2.7/32")).toMatchObject({
      ...{ ...everywhere, may: 'connect, with a user\'s password ("office")' },
    });
  });
});

describe("infra access", () => {
  it("is written down once reviewed, and then tells what is new", async () => {
    const first = await access();
    expect(first.stdout).toContain("Nobody has reviewed this yet");
    expect(first.exitCode).toBe(2);
    expect((await access("--review")).exitCode).toBe(0);
    expect(readFileSync(join(folder, reviewedFile), "utf8")).toContain("who: ann");
    put("github/collaborators", { login: "bob", role_name: "admin" });
    const { exitCode, stdout } = await access("--json");
    const { changes }: AccessReport = outcomeOf("access", stdout);
    expect(changes.map((each) => `${each.change} ${keyOf(each.access)}`)).toEqual([
      "new GitHub: collaborator bob",
    ]);
    expect(exitCode).toBe(2);
  });
});
