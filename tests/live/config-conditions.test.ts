import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { configConditions } from "../../src/live/config-conditions.ts";
import { launched } from "../config/broken/case.ts";
import { bondigoo, type Draft, set, unset } from "../config/draft.ts";
import { writeProject } from "../config/write-project.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "config-conditions-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function itemsOf(draft: Draft) {
  writeProject(folder, draft);
  const production = environmentsOf(folder).find(({ purpose }) => purpose === "production")!;
  return configConditions(folder, production);
}

/** What is open, by the condition's title. */
const openIn = (draft: Draft) =>
  Object.fromEntries(
    itemsOf(draft)
      .filter(({ status }) => status !== "done")
      .map(({ title, findings }) => [title, findings]),
  );

const titles = {
  redis: "every environment has its own Redis",
  plans: "no free plans",
  running: "nothing of production is suspended",
  backups: "production's database is backed up",
  keys: "live keys in production, and only there",
  data: "the initial data is seeded",
  alerts: "people are told when production fails",
  errors: "production's errors are tracked",
  flag: "the pages know whether the platform is launched",
  review: "every change to production is reviewed",
  others: "the config has no other problem",
};

/** Bondigoo on the day before launch: all is ready but the word. */
const ready = () => set(launched(bondigoo()), "prod.environment.launched", false);

describe("what the stack files leave open before launch", () => {
  it("is nothing when all is ready; every condition is named, in order", () => {
    const items = itemsOf(ready());
    expect(items.map(({ title }) => title)).toEqual(Object.values(titles));
    expect(items.every(({ status, findings }) => status === "done" && findings.length === 0)).toBe(
      true,
    );
  });

  it("says of a team of one that nobody reviews, and holds nothing up for it", () => {
    const draft = set(ready(), "platform.team", 1);
    for (const stack of ["prod", "staging"])
      set(draft, `${stack}.environment.protection.reviews`, 0);
    expect(openIn(draft)).toEqual({});
    expect(itemsOf(draft).map(({ title }) => title)).toContain(
      "every change to production is a pull request (team: 1, there is nobody to review it)",
    );
  });

  it("is what a launched production would be refused for, each with what mends it", () => {
    expect(openIn(bondigoo())).toEqual({
      [titles.redis]: ["staging", "dev"].map((stack) => ({
        found: `${stack}.environment.redis.sharedFrom: "prod", but production is launched (needed: a Redis of its own)`,
        fix: "remove it",
      })),
      [titles.keys]: ["stripePublishableKey", "stripeSecretKey"].map((key) => ({
        found: `prod.secrets.${key}: a test key, but production is launched (needed: a live key)`,
        fix: `npx infra secrets set ${key} -s prod`,
      })),
      [titles.data]: [
        {
          found:
            "prod.environment.seeded: missing, but production is launched (needed: the day on which the initial data was put in)",
          fix: "put the data in, then write seeded: 2026-01-31 with that day",
        },
      ],
      [titles.alerts]: [
        {
          found:
            "prod.environment.alerts: missing, but production is launched (needed: the addresses of those who are told when production fails)",
          fix: "write alerts: { emails: [ops@bondigoo.ch] }; with their addresses",
        },
      ],
      [titles.errors]: [
        {
          found:
            "prod.environment.variables.SENTRY_DSN: no variable holds a Sentry DSN, but production is launched (needed: a secret of the kind sentry-dsn, in a variable of any name)",
          fix: "write SENTRY_DSN: ${secrets.sentryDsn}",
        },
      ],
    });
  });

  it.each([
    ["plans", "services.api.plan", "free"],
    ["plans", "services.api.plan", "standart"],
    ["running", "services.api.suspended", true],
    ["backups", "database.cluster.backups", false],
    ["review", "protection.reviews", 0],
    ["flag", "frontends.platform.variables.REACT_APP_LAUNCHED", "false"],
  ] as const)("is told under its own condition: %s", (condition, path, value) => {
    const draft = set(ready(), `prod.environment.${path}`, value);
    const open = openIn(draft);
    expect(Object.keys(open)).toEqual([titles[condition]]);
    expect(open[titles[condition]]![0]!.found).toContain(`prod.environment.${path}: `);
  });

  it("is a live key outside production, or one whose twin is another's, under the keys", () => {
    const draft = ready();
    set(draft, "dev.secrets.stripeSecretKey", "sk_live_fake_key_1");
    expect(openIn(draft)[titles.keys]!.map(({ found }) => found)).toEqual([
      expect.stringContaining("dev.secrets.stripeSecretKey: a live key in development"),
      expect.stringContaining("dev.secrets.stripePublishableKey: a test key, but stripeSecretKey"),
    ]);
  });

  it("is a key that is missing, or whose mode nobody has recorded", () => {
    const draft = ready();
    unset(draft, "prod.secrets.stripeSecretKey");
    unset(draft, "prod.secrets.cloudinaryUrl");
    expect(openIn(draft)).toEqual({
      [titles.keys]: [
        {
          found: expect.stringContaining("prod.secrets.stripeSecretKey: missing"),
          fix: "npx infra secrets set stripeSecretKey -s prod",
        },
      ],
    });
  });

  it("is whatever else is wrong anywhere, last", () => {
    const draft = ready();
    set(draft, "dev.environment.branch", "staging");
    expect(openIn(draft)).toEqual({
      [titles.others]: [
        {
          found:
            'dev.environment.branch: branch "staging" is already used by staging.environment.branch (needed: a branch of its own)',
          fix: "write branch: dev; create that branch where the repository has none",
        },
      ],
    });
  });
});
