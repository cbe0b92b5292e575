import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { chooseProjects, tellingDomains } from "../../src/recovery/vercel-projects.ts";

const environmentsIn = (folder: string) => [...loadFromFiles(folder).environments.values()];
const alone = environmentsIn(projectFolder);
const marketplace = environmentsIn(join(projectFolder, "examples", "marketplace"));
const production = marketplace.find(({ purpose }) => purpose === "production")!;
const project = (id: string, name: string) => ({ id, name, variables: [] });

/** What each frontend of production takes over, and what nobody does. */
function chosen(projects: ReturnType<typeof project>[], existing: string[] = []) {
  const choice = chooseProjects(marketplace, projects, existing);
  const taken = production.frontends.flatMap((one) => {
    const found = choice.of(one);
    return found ? [[one.key, found.id]] : [];
  });
  return { ...Object.fromEntries(taken), undecided: choice.undecided.map(({ id }) => id) };
}

const [admin, seller, shop] = production.frontends.toSorted((a, b) => (a.key < b.key ? -1 : 1));
const ownName = (frontend: typeof admin) =>
  frontend!.project.own ? frontend!.project.name : "no project of its own";

describe("Vercel projects of a platform with several frontends", () => {
  it("become the frontends whose domains they have, each one alone", () => {
    const projects = [project("prj_1", "old-shop"), project("prj_2", "old-seller")];
    const existing = [`prj_2/${seller!.domains[0]}`, `prj_1/${shop!.domains[0]}`];
    expect(chosen(projects, existing)).toEqual({ seller: "prj_2", shop: "prj_1", undecided: [] });
  });

  it("become no frontend where nothing tells which", () => {
    expect(chosen([project("prj_1", "marketplace")])).toEqual({ undecided: ["prj_1"] });
  });

  it("are asked for the domains of the frontends that have no project of their name", () => {
    const projects = [project("prj_1", "old"), project("prj_2", ownName(shop))];
    const ids = tellingDomains(marketplace, projects).map(({ id }) => id);
    expect(ids).toContain(`prj_1/${seller!.domains[0]}`);
    expect(ids.filter((id) => id.startsWith("prj_2/") || id.endsWith(shop!.domains[0]!))).toEqual(
      [],
    );
    expect(chosen(projects)).toEqual({ shop: "prj_2", undecided: ["prj_1"] });
  });
});

describe("the Vercel project of a platform with one frontend", () => {
  it("is production's whatever its domains, which need not be asked for", () => {
    const projects = [project("prj_1", "coaching-frontend")];
    expect(tellingDomains(alone, projects)).toEqual([]);
    const [frontend] = alone.find(({ purpose }) => purpose === "production")!.frontends;
    expect(chooseProjects(alone, projects, []).of(frontend!)).toEqual(projects[0]);
  });
});
