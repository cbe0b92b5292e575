import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineVersion } from "../../src/engine/layout.ts";
import {
  pulumi,
  pulumiJson,
  runPulumi,
  stackOutputs,
  stackResources,
} from "../../src/engine/pulumi.ts";
import { createProject, pinnedNode, type TestProject } from "./support/project.ts";
import { type ShelfProvider, startShelfProvider } from "./support/shelf-provider.ts";
import { stackInit } from "./support/stack-init.ts";

const program = `
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
class Box extends pulumi.CustomResource {
  declare readonly label: pulumi.Output<string>;
  constructor(name: string, label: string) { super("shelf:index:Box", name, { label }); }
}
const left = new Box("left", config.require("left"));
new Box("right", config.require("right"));
export const label = left.label;
`;

const stack = "dev";
let project: TestProject;
let shelf: ShelfProvider;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  shelf = await startShelfProvider();
  project = createProject(program);
  env = { ...project.env, ...shelf.env };
  await stackInit({ cwd: project.cwd, stack, env });
});

afterAll(() => {
  shelf.close();
  project.remove();
});

const run = (...args: string[]) => runPulumi({ cwd: project.cwd, env, args });
const mustRun = (...args: string[]) => pulumi({ cwd: project.cwd, env, args });
const configure = (left: string, right: string) =>
  mustRun("config", "set-all", "--plaintext", `left=${left}`, "--plaintext", `right=${right}`);
const urnOf = (name: string) => `urn:pulumi:dev::sample::shelf:index:Box::${name}`;

it("previews a new stack as JSON with each resource to create, and creates nothing", async () => {
  await configure("cups", "books");

  const preview = await pulumiJson<{ steps: { op: string; urn: string }[] }>({
    cwd: project.cwd,
    env,
    args: ["preview"],
  });

  expect(preview.steps.map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`).sort()).toEqual([
    "create left",
    "create right",
    "create sample-dev",
  ]);
  expect(shelf.boxes.size).toBe(0);
});

it("brings the stack up, after which a preview that expects no changes passes", async () => {
  await mustRun("up", "--yes", "--skip-preview");

  expect([...shelf.boxes.values()].sort()).toEqual(["books", "cups"]);
  expect(await stackOutputs({ cwd: project.cwd, stack, env })).toEqual({ label: "cups" });
  expect((await run("preview", "--expect-no-changes")).exitCode).toBe(0);
});

it("updates only the target of up --target when both resources would change", async () => {
  await configure("plates", "maps");

  await mustRun("up", "--yes", "--skip-preview", "--target", urnOf("left"));

  expect([...shelf.boxes.values()].sort()).toEqual(["books", "plates"]);
  await mustRun("up", "--yes", "--skip-preview");
  expect([...shelf.boxes.values()].sort()).toEqual(["maps", "plates"]);
});

it("finds an edit by hand with preview --refresh and takes it into state with refresh", async () => {
  const [id] = [...shelf.boxes].find(([, label]) => label === "maps") ?? [""];
  shelf.boxes.set(id, "edited by hand");

  const preview = await run("preview", "--refresh", "--expect-no-changes");
  await mustRun("refresh", "--yes", "--skip-preview");

  expect(preview.exitCode).not.toBe(0);
  expect(preview.output).toContain("but changes were proposed");
  const right = (await stackResources({ cwd: project.cwd, stack, env })).find(
    ({ urn }) => urn === urnOf("right"),
  );
  expect(right).toMatchObject({ id, outputs: { label: "edited by hand" } });
});

it("imports an existing resource and prints the TypeScript that declares it", async () => {
  shelf.boxes.set("box-found", "lamps");

  const result = await mustRun("import", "--yes", "shelf:index:Box", "found", "box-found");

  expect(result.output).toContain('import * as shelf from "@pulumi/shelf";');
  expect(result.output).toContain('const found = new shelf.Box("found", {label: "lamps"}');
  const resources = await stackResources({ cwd: project.cwd, stack, env });
  expect(resources.find(({ urn }) => urn === urnOf("found"))).toMatchObject({
    id: "box-found",
    inputs: { label: "lamps" },
    protect: true,
  });
});

it("shows the project's own Node, npm and packages in about", async () => {
  project.write(
    "package.json",
    `{ "type": "module", "dependencies": { "@pulumi/pulumi": "${engineVersion}" } }`,
  );

  const about = await pulumiJson<{
    runtime: Record<string, string>;
    dependencies: { name: string; version: string }[];
    errors: string[];
  }>({ cwd: project.cwd, env, args: ["about"] });

  expect(about.runtime).toMatchObject({
    executable: join(project.cwd, "node_modules", ".bin", "node"),
    version: pinnedNode,
    packagemanager: "npm",
    packagemanagerVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(about.dependencies).toEqual([{ name: "@pulumi/pulumi", version: engineVersion }]);
  expect(about.errors).toEqual([]);
});

it("destroys everything and leaves an empty state", async () => {
  await mustRun("state", "unprotect", "--yes", urnOf("found"));

  await mustRun("destroy", "--yes", "--skip-preview");

  expect(shelf.boxes.size).toBe(0);
  expect(await stackResources({ cwd: project.cwd, stack, env })).toEqual([]);
});
