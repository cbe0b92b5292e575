import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { adoptions } from "../../src/recovery/lines.ts";
import { type Answers, questionsOf } from "../../src/recovery/questions.ts";

const specs = [...loadFromFiles(process.cwd()).environments.values()];
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
  adoptions(specs, { ...nothing, ...answers }, { ...noRender, ...render }).find(
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
});

describe("what is taken over", () => {
  it("is nothing where nothing exists", () => {
    for (const { environment } of adoptions(specs, nothing, noRender))
      expect(environment).toEqual({});
  });

  it("is a project of the environment's own name, also outside production", () => {
    const found = { id: "prj_1", name: "bondigoo-platform-staging", variables: [] };
    expect(of("staging", { vercelProjects: [found] }).environment).toEqual({
      frontends: { platform: { adopt: "prj_1" } },
    });
    expect(of("prod", { vercelProjects: [found] }).environment).toEqual({});
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
        variable("env_3", "REACT_APP_STRIPE_PKEY", ["preview"], "develop"),
        variable("env_4", "ANALYTICS_ID", ["production"]),
      ],
    };
    const { environment, notes } = of("prod", { vercelProjects: [found] });
    expect(environment).toEqual({
      frontends: {
        platform: {
          adopt: "prj_1",
          adoptVariables: { REACT_APP_API_URL: "prj_1/env_1" },
        },
      },
    });
    expect(notes).toContain("left alone, because no config has them: ANALYTICS_ID");
  });

  it("is the cluster that production would create, and no cluster that is only used", () => {
    const clusters = [`${atlas}/bondigoo-prod-cluster`, `${atlas}/coaching-platform-dev`];
    expect(of("prod", { clusters }).environment).toEqual({
      database: { cluster: { adopt: "bondigoo-prod-cluster" } },
    });
    expect(of("dev", { clusters }).environment).toEqual({});
  });

  it("is a service and a Redis at Render, unless two have the name", () => {
    const render = {
      services: { "bondigoo-api-prod": ["srv-1"], "bondigoo-worker-prod": ["srv-2", "srv-3"] },
      keyValues: { "bondigoo-redis-prod": ["red-1"] },
    };
    const { environment, notes } = of("prod", {}, render);
    expect(environment).toEqual({
      services: { api: { adopt: "srv-1" } },
      redis: { adopt: "red-1" },
    });
    expect(notes).toContain("bondigoo-worker-prod is there 2 times at Render: srv-2, srv-3");
  });

  it("is a branch, but not production's, which nobody creates", () => {
    const branches = ["main", "staging"];
    expect(of("staging", { branches }).environment).toEqual({ adoptBranch: true });
    expect(of("prod", { branches }).environment).toEqual({});
  });

  it("is a record of the same type; one of another type has to go first", () => {
    const records = [
      record("api.bondigoo.ch", "A", "192.0.2.1"),
      record("bondigoo.ch", "A", "192.0.2.2"),
      record("bondigoo.ch", "A", "192.0.2.3"),
      record("bondigoo.ch", "MX", "mail.bondigoo.ch"),
    ];
    const { environment, notes } = of("prod", { records });
    expect(environment).toEqual({ adoptRecords: { "bondigoo.ch": "zone/bondigoo.ch-A" } });
    expect(notes.filter((note) => note.startsWith("delete the record"))).toEqual([
      expect.stringContaining("bondigoo.ch A 192.0.2.3"),
      expect.stringContaining("api.bondigoo.ch A 192.0.2.1"),
    ]);
  });
});
