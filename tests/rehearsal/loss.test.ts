import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../src/rehearsal/leftovers.ts";
import { openStageAllUp } from "./all-up.ts";
import { lossPage, type Way, wordsOf } from "./loss-page.ts";
import type { Stage } from "./stage.ts";

type Undo = () => void;

let stage: Stage;
const ways: Way[] = [];
beforeAll(async () => {
  stage = await openStageAllUp();
});
afterAll(() => stage?.close());

/** Changes a file of the project; gives back what undoes it. */
function edited(name: string, change: (text: string) => string | undefined): () => void {
  const file = join(stage.cwd, name);
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  if (changed === undefined) rmSync(file);
  else writeFileSync(file, changed);
  return () => writeFileSync(file, text);
}

const inProd = (from: string | RegExp, to: string) => () =>
  edited("Pulumi.prod.yaml", (text) => text.replace(from, to));
const noStackFile = () => edited("Pulumi.prod.yaml", () => undefined);
const nothing = () => () => {};
const unprotected = async () => {
  await stage.must("prod", "state", "unprotect", "--all", "--yes");
  return () => {};
};

/** The key of the worker, which no other file names. */
const renamedService = () =>
  edited("Pulumi.yaml", (text) => text.replace(/^( +)worker: \{/m, "$1jobs: {"));
/** The key of the frontend, in every file. */
const renamedFrontend = () => {
  const undo = ["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.dev.yaml"].map(
    (file) =>
      edited(file, (text) =>
        text
          .replaceAll("frontends.platform", "frontends.page")
          .replace(/(frontends:\n +)platform:/g, "$1page:"),
      ),
  );
  return () => {
    for (const one of undo) one();
  };
};
const noWorker = () => edited("Pulumi.yaml", (text) => text.replace(/^ +worker: \{.*\n/m, ""));

const target = ["--target", "**::services-worker"];
const guard = ["--target", "**::repository-protection"];
const run = ["destroy", "--run-program"];

describe("production loses nothing", () => {
  it.each<[change: string, edit: () => Undo | Promise<Undo>, command: string[]]>([
    ["", nothing, ["destroy"]],
    ["", nothing, run],
    ["", nothing, [...run, "--skip-preview"]],
    ["", nothing, [...run, "--skip-preview", "--continue-on-error"]],
    ["", nothing, ["destroy", "--exclude-protected"]],
    ["", nothing, [...run, "--exclude-protected"]],
    ["", nothing, ["destroy", ...target, "--target-dependents"]],
    ["", nothing, [...run, ...target]],
    ["", nothing, [...run, ...target, "--target-dependents"]],
    ["", nothing, [...run, ...guard, "--target-dependents"]],
    ["", nothing, [...run, "--exclude", "**::deletion-lock"]],
    ["the stack file is gone", noStackFile, ["destroy"]],
    ["the stack file is gone", noStackFile, run],
    ["the stack file is gone", noStackFile, ["up"]],
    ["a service has another key", renamedService, ["up"]],
    ["a service has another key", renamedService, ["up", ...target]],
    ["a service is not in the config any more", noWorker, ["up"]],
    ["a service is not in the config any more", noWorker, ["up", "--skip-preview"]],
    ["a frontend has another key", renamedFrontend, ["up"]],
    ["`branch` is release", inProd("branch: main", "branch: release"), ["up"]],
    [
      "`branch` is release",
      inProd("branch: main", "branch: release"),
      ["up", "--skip-preview", ...guard],
    ],
    [
      "`allowDeletion` names the stack alone",
      inProd("    branch: main", "    allowDeletion: [prod]\n    branch: main"),
      run,
    ],
    ["`purpose` is staging", inProd("purpose: production", "purpose: staging"), ["up"]],
    ["`pulumi state unprotect --all`", unprotected, ["destroy"]],
    ["`pulumi state unprotect --all`", unprotected, run],
    ["`pulumi state unprotect --all`", unprotected, [...run, "--exclude-protected"]],
  ])("%s $2", async (change, edit, command) => {
    const before = rowsOf(stage.sandbox.world);
    const undo = await edit();
    const { exitCode, output } = await stage.run("prod", ...command, "--yes");
    undo();
    const after = rowsOf(stage.sandbox.world);
    const lost = [...before.keys()].filter((key) => !after.has(key));
    ways.push({ change, command, exitCode, words: wordsOf(output), lost });
    expect(lost, output).toEqual([]);
    expect(after, output).toEqual(before);
  });

  it("as docs/reference/loss.md shows", async () => {
    await expect(lossPage(ways)).toMatchFileSnapshot("../../docs/reference/loss.md");
  });
});
