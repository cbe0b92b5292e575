import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { adoptions, merge } from "../../src/recovery/lines.ts";
import { type Answers, questionsOf } from "../../src/recovery/questions.ts";

const specs = [...loadFromFiles(projectFolder).environments.values()];
const nothing: Answers = {
  vercelProjects: [],
  clusters: [],
  users: [],
  branches: [],
  protections: [],
  records: [],
  blind: [],
};
const noRender = { services: {}, keyValues: {}, postgres: {}, blind: [] };
const of = (stack: string, answers: Partial<Answers>, render: Partial<typeof noRender> = {}) =>
  adoptions(specs, { ...nothing, ...answers }, { ...noRender, ...render }, [], []).find(
    (one) => one.stack === stack,
  )!;
const record = (name: string, type: string, content: string) => ({
  importId: `zone/${name}-${type}`,
  name,
  type,
  content,
});
const atlas = "64b5f0c2a1d3e4f5a6b7c8d9";

describe("what is looked for", () => {
  it("is what the environments would create, and Vercel projects by likely names", () => {
    expect(questionsOf(specs, ["coaching-frontend"])).toEqual({
      github: {
        owner: "bondigoo",
        repository: "bondigoo-platform",
        branches: ["main", "staging", "develop"],
      },
      zone: "bondigoo.ch",
      vercelProjects: [
        "bondigoo-platform-prod",
        "bondigoo-platform-staging",
        "bondigoo",
        "bondigoo-platform",
        "coaching-frontend",
      ],
      atlas: [
        {
          project: atlas,
          users: ["bondigoo-prod-user", "bondigoo-staging-user", "coaching_platform_dev_user"],
        },
      ],
    });
  });

  it("is nothing at Vercel and Atlas where a platform has nothing there", () => {
    const platform = join(projectFolder, "examples", "workflow-platform");
    const alone = [...loadFromFiles(platform).environments.values()];
    expect(questionsOf(alone, [])).toMatchObject({ vercelProjects: [], atlas: [] });
  });
});

/** Said of the environments where nothing exists. */
const notesOf = {
  prod: ["there is no branch main: push it first"],
  dev: [`there is no cluster coaching-platform-dev in Atlas project ${atlas}`],
};

describe("what is taken over", () => {
  it("is nothing where nothing exists, and production is told what to do first", () => {
    expect(adoptions(specs, nothing, noRender, [], [])).toEqual([
      { stack: "prod", environment: {}, notes: notesOf.prod },
      { stack: "staging", environment: {}, notes: notesOf.dev },
      { stack: "dev", environment: {}, notes: notesOf.dev },
    ]);
  });

  it("is nothing of an environment that is up, whatever has its names", () => {
    const branches = ["main", "staging", "develop"];
    const found = adoptions(specs, { ...nothing, branches }, noRender, ["prod", "staging"], []);
    const notes = ["is already up: resources with its names are its own"];
    expect(found).toEqual([
      { stack: "prod", environment: {}, notes },
      { stack: "staging", environment: {}, notes },
      { stack: "dev", environment: { adoptBranch: true }, notes: notesOf.dev },
    ]);
  });

  it("is a project of the environment's own name, also outside production", () => {
    const found = { id: "prj_1", name: "bondigoo-platform-staging", variables: [] };
    expect(of("staging", { vercelProjects: [found] })).toEqual({
      stack: "staging",
      environment: { frontends: { platform: { adopt: "prj_1" } } },
      notes: notesOf.dev,
    });
    expect(of("prod", { vercelProjects: [found] }).environment).toEqual({});
  });

  it("is for production a project of another name that no environment has, which is renamed", () => {
    const found = [
      { id: "prj_1", name: "bondigoo-platform-staging", variables: [] },
      { id: "prj_2", name: "bondigoo", variables: [] },
    ];
    expect(of("prod", { vercelProjects: found })).toEqual({
      stack: "prod",
      environment: { frontends: { platform: { adopt: "prj_2" } } },
      notes: ["Vercel project bondigoo will be renamed to bondigoo-platform-prod", ...notesOf.prod],
    });
    expect(of("staging", { vercelProjects: found.slice(1) }).environment).toEqual({});
  });

  it("is no project of an environment that shows previews of another's", () => {
    const found = { id: "prj_1", name: "bondigoo-platform-dev", variables: [] };
    expect(of("dev", { vercelProjects: [found] }).environment).toEqual({});
  });

  it("is a variable for everybody's production, not one of a branch", () => {
    const variable = (id: string, key: string, targets: string[], gitBranch?: string) => ({
      id,
      key,
      targets,
      gitBranch,
    });
    const found = {
      id: "prj_1",
      name: "bondigoo-platform-prod",
      variables: [
        variable("env_1", "REACT_APP_API_URL", ["production", "preview"]),
        variable("env_2", "REACT_APP_LAUNCHED", ["preview"]),
        variable("env_3", "REACT_APP_STRIPE_PKEY", ["production"], "develop"),
        variable("env_4", "ANALYTICS_ID", ["production"]),
        variable("env_5", "OLD_FLAG", ["preview"]),
      ],
    };
    expect(of("prod", { vercelProjects: [found] })).toEqual({
      stack: "prod",
      environment: {
        frontends: {
          platform: { adopt: "prj_1", adoptVariables: { REACT_APP_API_URL: "prj_1/env_1" } },
        },
      },
      notes: [
        "the values of REACT_APP_API_URL will be overwritten",
        "left alone, because the config does not mention them: ANALYTICS_ID, OLD_FLAG",
        ...notesOf.prod,
      ],
    });
  });

  it("is the cluster that production would create", () => {
    const clusters = [`${atlas}/bondigoo-prod-cluster`, "other/coaching-platform-dev"];
    expect(of("prod", { clusters })).toEqual({
      stack: "prod",
      environment: { database: { cluster: { adopt: "bondigoo-prod-cluster" } } },
      notes: notesOf.prod,
    });
    expect(of("dev", { clusters }).notes).toEqual(notesOf.dev);
  });

  it("is no cluster that is only used, which is said", () => {
    expect(of("dev", { clusters: [`${atlas}/coaching-platform-dev`] })).toEqual({
      stack: "dev",
      environment: {},
      notes: [
        "cluster coaching-platform-dev exists and is only used: it is never changed or destroyed",
      ],
    });
  });

  it("is the database user, whose password changes", () => {
    const users = [`${atlas}/coaching_platform_dev_user`, "other/bondigoo-staging-user"];
    expect(of("dev", { users })).toEqual({
      stack: "dev",
      environment: { database: { adoptUser: true } },
      notes: [
        "database user coaching_platform_dev_user will get a new password, and rights on coaching-platform-dev only: anything still using the old password stops working",
        ...notesOf.dev,
      ],
    });
    expect(of("staging", { users }).environment).toEqual({});
  });

  it("is a service and a Redis at Render, unless two have the name", () => {
    const render = {
      services: { "bondigoo-api-prod": ["srv-1"], "bondigoo-worker-prod": ["srv-2", "srv-3"] },
      keyValues: { "bondigoo-redis-prod": ["red-1"] },
    };
    expect(of("prod", {}, render)).toEqual({
      stack: "prod",
      environment: { services: { api: { adopt: "srv-1" } }, redis: { adopt: "red-1" } },
      notes: ["bondigoo-worker-prod exists 2 times on Render: srv-2, srv-3", ...notesOf.prod],
    });
  });

  it("is every service of an environment, and no Redis that it shares", () => {
    const render = {
      services: { "bondigoo-api-dev": ["srv-1"], "bondigoo-worker-dev": ["srv-2"] },
      keyValues: { "bondigoo-redis-dev": ["red-1"] },
    };
    expect(of("dev", {}, render).environment).toEqual({
      services: { api: { adopt: "srv-1" }, worker: { adopt: "srv-2" } },
    });
  });

  it("is a branch, but not production's, which nobody creates", () => {
    const branches = ["main", "staging"];
    expect(of("staging", { branches }).environment).toEqual({ adoptBranch: true });
    expect(of("prod", { branches })).toEqual({ stack: "prod", environment: {}, notes: [] });
  });

  it("is the protection of the environment's own branch", () => {
    const protections = ["main", "release/*"];
    expect(of("prod", { protections }).environment).toEqual({ protection: { adopt: true } });
    expect(of("staging", { protections }).environment).toEqual({});
  });

  it("is a record of the same type; one of another type has to go first", () => {
    const records = [
      record("api.bondigoo.ch", "A", "192.0.2.1"),
      record("api.dev.bondigoo.ch", "CNAME", "old.onrender.com"),
      record("bondigoo.ch", "A", "192.0.2.2"),
      record("bondigoo.ch", "A", "192.0.2.3"),
      record("bondigoo.ch", "AAAA", "2001:db8::1"),
      record("bondigoo.ch", "MX", "mail.bondigoo.ch"),
    ];
    const toDelete = (what: string) =>
      `delete the record ${what} before the first up: it would conflict with the new record`;
    expect(of("prod", { records })).toEqual({
      stack: "prod",
      environment: { adoptRecords: { "bondigoo.ch": "zone/bondigoo.ch-A" } },
      notes: [
        ...notesOf.prod,
        toDelete("bondigoo.ch A 192.0.2.3"),
        toDelete("bondigoo.ch AAAA 2001:db8::1"),
        toDelete("api.bondigoo.ch A 192.0.2.1"),
      ],
    });
    expect(of("dev", { records }).environment).toEqual({
      adoptRecords: { "api.dev.bondigoo.ch": "zone/api.dev.bondigoo.ch-CNAME" },
    });
  });
});

describe("lines of several parts", () => {
  it("are merged at any depth, lists and text replaced", () => {
    const one = { a: { b: { c: 1 }, list: [1, 2] }, text: "x" };
    const other = { a: { b: { d: 2 }, list: [3] }, text: { y: 1 } };
    expect(merge(one, other)).toEqual({ a: { b: { c: 1, d: 2 }, list: [3] }, text: { y: 1 } });
    expect(one).toEqual({ a: { b: { c: 1 }, list: [1, 2] }, text: "x" });
  });
});
