import { beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { type Recording, record } from "./recording.ts";

let production: Recording;
let development: Recording;
beforeAll(async () => {
  const { environments } = loadFromFiles(".");
  production = await record(environments.get("prod")!);
  development = await record(environments.get("dev")!, {
    prod: {
      frontends: { platform: { projectId: "prj_prod" } },
      render: { projectId: "prj-render", environmentId: "evm-prod", groupId: "evg-prod" },
      redisUrl: "redis://bondigoo-redis-prod:6379",
    },
  });
});

describe("where a resource stands, which is half of its identity in the state", () => {
  const childrenOf = ({ registered }: Recording) => {
    const groups = Object.groupBy(registered, ({ parent }) => parent);
    return Object.fromEntries(
      Object.entries(groups).map(([parent, children = []]) => [
        parent,
        children.map(({ name }) => name).toSorted(),
      ]),
    );
  };
  const below = (parent: string, names: string[]) =>
    names.map((name) => `${parent}-${name}`).toSorted();

  it("is below the part that made it: production", async () => {
    expect(childrenOf(production)).toEqual({
      "": ["bondigoo", "deletion-lock"],
      bondigoo: [
        "actions",
        "database",
        "dns",
        "domains",
        "frontend-platform",
        "redis",
        "render",
        "repository",
        "secrets",
        "services",
      ],
      repository: below("repository", [
        "github",
        "protection",
        "environment",
        "environment-branch",
        "variable-API_URL",
        "variable-PLATFORM_URL",
        "variable-PULUMI_STACK",
      ]),
      render: below("render", ["project", "environment"]),
      redis: ["redis-store"],
      secrets: below("secrets", ["csrfSecret", "jwtSecret", "sessionSecret"]),
      services: below("services", ["group", "api", "worker"]),
      domains: ["domains-api.bondigoo.ch"],
      dns: below("dns", ["bondigoo.ch", "www.bondigoo.ch", "api.bondigoo.ch"]),
      "database-cluster": ["database-backups"],
      database: below("database", [
        "cluster",
        "user",
        "password",
        "access-74.220.51.0/24",
        "access-74.220.59.0/24",
        "bondigoo-prod-developer-user",
        "bondigoo-prod-developer-password",
        "bondigoo-prod-refresh-user",
        "bondigoo-prod-refresh-password",
      ]),
      "frontend-platform": below("frontend-platform", [
        "project",
        "www.bondigoo.ch",
        "bondigoo.ch",
        "digest-key",
        "deployment",
        "REACT_APP_API_URL",
        "REACT_APP_LAUNCHED",
        "REACT_APP_STRIPE_PKEY",
      ]),
    });
  });

  it("is below the domain it opens: the exception of development", async () => {
    const children = childrenOf(development);
    expect(children["frontend-platform-dev.bondigoo.ch"]).toEqual([
      "frontend-platform-dev.bondigoo.ch-open",
    ]);
    expect(children["repository"]).toContain("repository-branch");
  });
});

describe("the provider of a resource", () => {
  it("is for GitHub, and for GitHub alone, one that works on the repository's owner", async () => {
    const { registered, find } = development;
    const given = registered.filter(({ provider }) => provider !== "");
    expect(new Set(given.map(({ provider }) => provider))).toEqual(new Set(["repository-github"]));
    expect(given.map(({ name }) => name).toSorted()).toEqual([
      "repository-branch",
      "repository-environment",
      "repository-environment-branch",
      "repository-protection",
      "repository-variable-API_URL",
      "repository-variable-PLATFORM_URL",
      "repository-variable-PULUMI_STACK",
    ]);
    expect(find("pulumi:providers:github", "").inputs).toMatchObject({ owner: "bondigoo" });
  });
});
