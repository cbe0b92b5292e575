import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { projectFolder } from "../../src/engine/layout.ts";
import { prepareStacks } from "../../src/rehearsal/prepare-stacks.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { surveyOn } from "../unowned/on-stage.ts";
import { copyOfProject } from "./project-copy.ts";
import { type Stage, tables } from "./stage.ts";
import { openStageOfToday, today } from "./today.ts";

let folder: string;
let stage: Stage;
let before: Record<string, Record<string, Row>>;
let vercelProject: string;
let renderProject: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "unmanaged-"));
  const project = copyOfProject(folder, { without: ["Pulumi.prod.yaml"] });
  rewrite(join(project, "Pulumi.yaml"), (platform) => {
    platform["unmanagedProduction"] = {
      branch: "main",
      domains: ["www.bondigoo.ch", "bondigoo.ch", "api.bondigoo.ch"],
    };
    platform["renderProject"] = "prj-set-below";
    platform["secrets"]["redisUrl"] = { kind: "url" };
  });
  for (const stack of ["staging", "dev"]) {
    rewrite(join(project, `Pulumi.${stack}.yaml`), (environment) => {
      environment["redis"] = { external: "redisUrl" };
      environment["database"]["accessListFrom"] = { unmanaged: true };
      if (stack !== "dev") return;
      environment["frontends"]["platform"]["previewOf"] = { project: "prj_set-below" };
      // Beside the one that everybody uses today, whose password stays what it is.
      environment["database"]["user"] = "bondigoo-dev-user";
      environment["adoptBranch"] = true;
    });
  }
  stage = await openStageOfToday(project);
  vercelProject = String(stage.rows(tables.vercelProjects)[0]!["id"]);
  renderProject = await makeByHand();
  stage.edit("dev", ["frontends", "platform", "previewOf"], { project: vercelProject });
  rewrite(join(stage.cwd, "Pulumi.yaml"), (platform) => {
    platform["renderProject"] = renderProject;
  });
  // Its first deploy goes on until it is live.
  stage.sandbox.world.advance(600_000);
  await stage.askRender("/services");
  await stage.askRender("/key-value");
  before = structuredClone(stage.sandbox.world.state()) as never;
});

afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a file as somebody writes it
type Written = Record<string, any>;

/** Edits what a project's or a stack's file says of the platform or the environment. */
function rewrite(file: string, edit: (object: Written) => void): void {
  const document = parseDocument(readFileSync(file, "utf8"));
  const { config } = document.toJS() as { config: Written };
  edit(config["platform"]?.value ?? config["bondigoo:environment"]);
  document.set("config", config);
  writeFileSync(file, document.toString());
}

/** Production at Render as somebody clicked it together; its project. */
async function makeByHand(): Promise<string> {
  const { url, apiKey, ownerId } = stage.sandbox.render;
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
    const answer = await fetch(`${url}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify({ ownerId, ...body }),
    });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return (await answer.json()) as Written;
  };
  const project = await post("/projects", {
    name: "Coaching",
    environments: [{ name: "Production" }],
  });
  const [environmentId] = project["environmentIds"];
  await post("/key-value", { name: "coaching-redis", plan: "starter", environmentId });
  await post("/services", {
    name: "coaching-api",
    type: "web_service",
    repo: "https://github.com/bondigoo/bondigoo-platform",
    branch: "main",
    environmentId,
    serviceDetails: {
      runtime: "node",
      plan: "starter",
      region: "frankfurt",
      envSpecificDetails: { buildCommand: "npm ci", startCommand: "npm start" },
    },
  });
  return project["id"];
}

/** What of all that stood before is not as it was. */
function changed(): string[] {
  const now = stage.sandbox.world.state() as Record<string, Record<string, Row>>;
  return Object.entries(before).flatMap(([table, rows]) =>
    Object.keys(rows)
      .filter((key) => JSON.stringify(now[table]?.[key]) !== JSON.stringify(rows[key]))
      .map((key) => `${table} ${key}`),
  );
}

describe("beside a production that nobody manages here", () => {
  it("staging and development are sound without it", async () => {
    const { stdout, stderr, exitCode } = await stage.infra(["check"]);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(stdout).toContain("No faults in 2 environments: staging, dev");
  });

  it("come up, development first, and change nothing that stood before", async () => {
    await stage.up("dev");
    await stage.up("staging");
    expect(changed()).toEqual([]);
  });

  it("are told of no part of production, but of its user who may read every database", async () => {
    expect(await surveyOn(stage)).toMatchObject({
      found: [{ stack: "staging", kind: "database user", name: "coaching_platform_dev_user" }],
      notLooked: [],
    });
  });

  it("are made in its project at Render, and reach the Redis whose address is their secret", () => {
    const names = stage
      .rows(tables.renderEnvironments)
      .filter(({ projectId }) => projectId === renderProject)
      .map(({ name }) => name);
    expect(names.toSorted()).toEqual(["Production", "dev", "staging"]);
    const group = stage.row(tables.envGroups, { name: "bondigoo-staging-env" });
    expect(JSON.stringify(group)).toContain("https://placeholder:");
    expect(stage.rows(tables.keyValues)).toHaveLength(1);
    expect(stage.rows(tables.accessList)).toEqual(Object.values(before[tables.accessList] ?? {}));
  });

  it("show development's branch as previews of its Vercel project, and there alone", () => {
    expect(stage.row(tables.vercelDomains, { domain: "dev.bondigoo.ch" })).toMatchObject({
      projectId: vercelProject,
      gitBranch: "develop",
    });
    const variables = stage
      .rows(tables.vercelVariables)
      .filter(
        ({ id, projectId }) =>
          projectId === vercelProject && !(String(id) in before[tables.vercelVariables]!),
      );
    expect(variables.map(({ gitBranch, targets }) => ({ gitBranch, targets }))).toEqual(
      variables.map(() => ({ gitBranch: "develop", targets: ["preview"] })),
    );
    expect(variables).not.toEqual([]);
  });

  it("tell where they stand, development of the deployment in that project", async () => {
    const { stdout, stderr } = await stage.infra(["status", "-s", "dev", "--json"]);
    const [dev] = (JSON.parse(stdout) as { environments: Written[] }).environments;
    const page = dev!["parts"].find(({ vendor }: Written) => vendor === "Vercel");
    expect(page, stderr).toMatchObject({ part: "frontends.platform", state: "READY", ok: true });
  });

  it("go again, and leave everything as it was", async () => {
    stage.edit("staging", ["allowDeletion"], ["bondigoo-platform-staging"]);
    await stage.must("staging", "destroy", "--run-program", "--yes", "--skip-preview");
    expect(changed()).toEqual([]);
  });
});

describe("production, once it becomes an environment,", () => {
  beforeAll(async () => {
    const file = join(stage.cwd, "Pulumi.prod.yaml");
    writeFileSync(file, readFileSync(join(projectFolder, "Pulumi.prod.yaml"), "utf8"));
    rewrite(join(stage.cwd, "Pulumi.yaml"), (platform) => delete platform["unmanagedProduction"]);
    stage.edit("prod", ["database", "accessListFrom"], { unmanaged: true });
    const copy = { folder: stage.cwd, stacks: ["prod"], fresh: ["prod"] };
    await prepareStacks(copy, { ...process.env, ...stage.sandbox.env });
  });

  it("takes over what serves the domain, in the project at Render that there is", async () => {
    const { stdout } = await stage.infra([
      "adopt",
      "--json",
      "--vercel-project",
      today.vercelProject,
    ]);
    const { adoptions } = JSON.parse(stdout) as { adoptions: Written[] };
    const { environment } = adoptions.find(({ stack }) => stack === "prod")!;
    expect(environment.frontends.platform.adopt).toBe(vercelProject);
    rewrite(join(stage.cwd, "Pulumi.prod.yaml"), (prod) => {
      Object.assign(prod["frontends"]["platform"], environment.frontends.platform);
      Object.assign(prod["protection"], environment.protection);
      prod["adoptRecords"] = environment.adoptRecords;
    });
    await stage.up("prod");
    const project = stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" });
    expect(project["id"]).toBe(vercelProject);
    expect(stage.row(tables.renderEnvironments, { name: "prod" })["projectId"]).toBe(renderProject);
  });

  it("changes nothing of development, also when that names it in place of an id", async () => {
    await stage.must("dev", "preview", "--expect-no-changes");
    stage.edit("dev", ["frontends", "platform", "previewOf"], "prod");
    await stage.must("dev", "preview", "--expect-no-changes");
  });
});
