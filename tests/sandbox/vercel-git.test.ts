import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pushBranch } from "../../src/sandbox/vercel-git.ts";
import { vercelAnswer, vercelHas } from "../../src/sandbox/web/vercel-edge.ts";
import { type Row, World } from "../../src/sandbox/world.ts";
import { tables } from "../rehearsal/stage.ts";

let folder: string;
let world: World;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vercel-git-"));
  world = new World(folder);
});

afterEach(() => {
  world.close();
  rmSync(folder, { recursive: true, force: true });
});

const repository = "acme/shop";
const put = (id: string, row: Row) => {
  const gitRepository = { repo: repository, productionBranch: "main" };
  world.table(tables.vercelProjects)[id] = { id, name: id, gitRepository, ...row };
};
const push = (branch: string) => pushBranch(world, { repository, branch, team: "acme" });
const ask = (host: string) => vercelAnswer(world, { method: "GET", host, path: "/" } as never);

describe("a branch that somebody pushes", () => {
  it("is built by each project of the repository that builds previews", () => {
    put("shop", {});
    put("quiet", { previewDeploymentsDisabled: true });
    put("other", { gitRepository: { repo: "acme/other" } });
    expect(push("Feature/X_1").map(({ host }) => host)).toEqual([
      "shop-git-feature-x-1-acme.vercel.app",
    ]);
  });

  it("is shown at its address, with the variables of previews and of no other branch", () => {
    put("shop", {});
    const variable = (id: string, row: Row) => {
      const own = { projectId: "shop", targets: ["preview"], ...row };
      world.table(tables.vercelVariables)[id] = own;
    };
    variable("1", { key: "API", value: "https://api.dev.example" });
    variable("2", { key: "FLAG", value: "of develop", gitBranch: "develop" });
    const [page] = push("feature");
    expect(vercelHas(world, page!.host)).toBe(true);
    const built = vercelAnswer(world, { host: page!.host, path: "/build.json" } as never);
    expect(JSON.parse(built.body).variables).toEqual({ API: "https://api.dev.example" });
  });

  it("is open to the team alone where the project is protected", () => {
    put("shop", { vercelAuthentication: { deploymentType: "standard_protection_new" } });
    const [page] = push("feature");
    expect(ask(page!.host)).toMatchObject({ status: 302 });
    expect(ask("shop-git-unknown-acme.vercel.app")).toMatchObject({ status: 404 });
    expect(vercelHas(world, "shop-git-unknown-acme.vercel.app")).toBe(false);
  });

  it("is no preview where it is the project's production branch", () => {
    put("shop", {});
    expect(push("main")).toEqual([]);
  });
});
