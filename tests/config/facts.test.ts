import { describe, expect, it } from "vitest";
import { bondigoo, type Draft, examineDraft, set, unset } from "./draft.ts";
import { convexSaas, midSize } from "./platforms.ts";

function environment(draft: Draft, stack: string) {
  const spec = examineDraft(draft).environments.get(stack);
  if (spec === undefined) throw new Error(`no environment ${stack}`);
  return spec;
}

describe("what an environment depends on", () => {
  const dependencies = (draft: Draft, stack: string) => environment(draft, stack).dependencies;

  it("is nothing for production, which owns what is shared", () => {
    expect(dependencies(bondigoo(), "prod")).toEqual({});
  });

  it("is the outputs of each stack that it reads, each once", () => {
    expect(dependencies(bondigoo(), "staging")).toEqual({ prod: ["render", "redisUrl"] });
    expect(dependencies(bondigoo(), "dev")).toEqual({ prod: ["render", "redisUrl", "frontends"] });
  });

  it("is not the owner of Render's project where nothing is on Render", () => {
    expect(dependencies(convexSaas("simple"), "dev")).toEqual({ prod: ["frontends"] });
  });

  it("is the owner of the access list too, of which it reads nothing", () => {
    const draft = set(bondigoo(), "prod.environment.database.accessListFrom", "staging");
    unset(draft, "staging.environment.database.accessListFrom");
    set(draft, "dev.environment.database.accessListFrom", "staging");
    expect(dependencies(draft, "dev")).toMatchObject({ staging: [] });
  });
});

describe("whether an environment is on Render", () => {
  const usesOnly = (part: object) => {
    const draft = convexSaas("simple");
    Object.assign(draft.platform, part);
    return environment(draft, "dev").onRender;
  };

  it("is false for frontends alone", () => {
    expect(usesOnly({})).toBe(false);
  });

  it.each([
    ["a service", { services: { api: { type: "web", start: "npm start" } } }],
    ["a Redis of its own", { redis: {} }],
    ["a Render Postgres", { database: { type: "render-postgres" } }],
  ])("is true with %s", (_, part) => {
    expect(usesOnly(part)).toBe(true);
  });

  it("is false with MongoDB on Atlas", () => {
    const project = "0123456789abcdef01234567";
    expect(usesOnly({ database: { type: "mongodb-atlas", project } })).toBe(false);
  });
});

describe("the public hosts of an environment", () => {
  it("are those of frontends and services, with their lines and their kind of DNS record", () => {
    expect(environment(bondigoo(), "prod").hosts).toEqual([
      { name: "www.bondigoo.ch", path: ["frontends", "platform", "domains", "0"], record: "CNAME" },
      { name: "bondigoo.ch", path: ["frontends", "platform", "redirects", "0"], record: "A" },
      { name: "api.bondigoo.ch", path: ["services", "api", "domain"], record: "CNAME" },
    ]);
  });

  it("give a service at the zone's own name an alias: Render has no addresses to give", () => {
    const draft = set(midSize(), "prod.environment.services.docs.domain", "example.com");
    const { hosts } = environment(draft, "prod");
    expect(hosts.find(({ name }) => name === "example.com")?.record).toBe("CNAME");
  });
});

it("users are in a launched production, and nowhere else", () => {
  const draft = set(bondigoo(), "prod.environment.launched", true);
  set(draft, "staging.environment.launched", true);
  expect(["prod", "staging", "dev"].map((stack) => environment(draft, stack).live)).toEqual([
    true,
    false,
    false,
  ]);
});

describe("what references lead to", () => {
  const written = (draft: Draft, stack: string) =>
    Object.fromEntries(
      [...environment(draft, stack).references].map(([name, { secret, value, waitsFor }]) => [
        name,
        value ?? (secret ? "secret" : waitsFor === undefined ? "later" : `after ${waitsFor}`),
      ]),
    );

  it("is all that the config tells, and who tells the rest", () => {
    expect(written(bondigoo(), "prod")).toEqual({
      "environment.name": "prod",
      "environment.purpose": "production",
      "environment.branch": "main",
      "environment.launched": "false",
      "platform.name": "bondigoo",
      "platform.domain": "bondigoo.ch",
      "platform.region": "frankfurt",
      "frontends.platform.url": "https://www.bondigoo.ch",
      "frontends.platform.host": "www.bondigoo.ch",
      "frontends.platform.origins": "https://www.bondigoo.ch",
      "frontends.platform.previewOrigins": "later",
      "services.api.url": "https://api.bondigoo.ch",
      "services.api.host": "api.bondigoo.ch",
      "services.api.internalHost": "after api",
      "database.url": "secret",
      "database.name": "bondigoo-prod",
      "database.user": "bondigoo-prod-user",
      "database.password": "secret",
      "database.host": "later",
      "redis.url": "secret",
      "secrets.cloudinaryUrl": "secret",
      "secrets.csrfSecret": "secret",
      "secrets.jwtSecret": "secret",
      "secrets.sendgridApiKey": "secret",
      "secrets.sessionSecret": "secret",
      "secrets.sentryDsn": "later",
      "secrets.smtpUrl": "secret",
      "secrets.stripePublishableKey": "later",
      "secrets.stripeSecretKey": "secret",
    });
  });

  it("is an address that waits for its service where it has no domain", () => {
    const draft = unset(midSize(), "dev.environment.services.docs.domain");
    expect(written(draft, "dev")).toMatchObject({
      "services.docs.url": "after docs",
      "services.docs.host": "after docs",
      "services.search.internalHost": "after search",
    });
  });

  it("is known by rules as far as by the component: a page may be told the database's name", () => {
    const draft = set(bondigoo(), "platform.variables.CORS_ORIGIN", "${database.name}");
    const fault = examineDraft(draft).faults.find(({ code }) => code === "cors-origins");
    expect(fault?.problem).toBe('"bondigoo-prod"');
  });
});
