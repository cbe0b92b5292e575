import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStage, type Stage, tables } from "./stage.ts";

const project = join(import.meta.dirname, "..", "..", "examples", "workflow-platform");
const name = "flowdesk-prefect-prod";
const line = `\`allowDeletion: [${name}]\``;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(project);
  await stage.up("prod");
});
afterAll(() => stage?.close());

/** Changes the file that all environments share; gives back what undoes it. */
function editPlatform(change: (text: string) => string): () => void {
  const file = join(stage.cwd, "Pulumi.yaml");
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  return () => writeFileSync(file, text);
}

const settings = ["services", "prefect"];
const disk = { mount: "/var/lib/prefect", sizeGb: 10 };
const withDisk = (changed: object | undefined) => ({ plan: "standard", disk: changed });
const inStackFile = (value: unknown, before: unknown = withDisk(disk)) => {
  stage.edit("prod", settings, value);
  return () => stage.edit("prod", settings, before);
};

const renameKey = (to: string) => {
  const undoPlatform = editPlatform((text) =>
    text.replace(/^( +)prefect:/m, `$1${to}:`).replaceAll("services.prefect.", `services.${to}.`),
  );
  const move = (from: string, into: string) => {
    stage.edit("prod", ["services", from], undefined);
    stage.edit("prod", ["services", into], withDisk(disk));
    stage.edit("staging", ["services", from], undefined);
    stage.edit("staging", ["services", into], {});
  };
  move("prefect", to);
  return () => {
    undoPlatform();
    move(to, "prefect");
  };
};

const asWorker = () =>
  editPlatform((text) =>
    text
      .replace(/^( +prefect:.*\n +type:) private/m, "$1 worker")
      .replace(/:\/\/\$\{services.prefect.internalHost\}/g, "://prefect"),
  );

it.each<[what: string, edit: () => () => void]>([
  ["another key", () => renameKey("flowServer")],
  ["another mount", () => inStackFile(withDisk({ ...disk, mount: "/data" }))],
  ["no disk", () => inStackFile(withDisk(undefined))],
  ["another type", asWorker],
])("%s is refused at preview, with the line that consents, and loses nothing", async (_, edit) => {
  const before = stage.rows(tables.disks);
  const undo = edit();
  const { exitCode, output } = await stage.run("prod", "up", "--yes");
  undo();
  expect(exitCode).not.toBe(0);
  expect(output).toContain("Previewing update");
  expect(output).not.toContain("Updating (prod)");
  expect(output.replaceAll(/\s+/g, " ")).toContain(line);
  expect(stage.rows(tables.disks)).toEqual(before);
});

it("a targeted destroy is refused", async () => {
  const before = stage.rows(tables.disks);
  const target = ["--target", "**::services-prefect", "--target-dependents"];
  for (const flags of [target, [...target, "--run-program"]]) {
    const { exitCode, output } = await stage.run("prod", "destroy", "--yes", ...flags);
    expect(exitCode, output).not.toBe(0);
  }
  expect(stage.rows(tables.disks)).toEqual(before);
});

it("with consent the disk goes, and with it nothing else", async () => {
  const names = stage.rows(tables.services).map((row) => row["name"]);
  stage.edit("prod", ["allowDeletion"], [name]);
  inStackFile(withDisk(undefined));
  await stage.up("prod");
  expect(stage.rows(tables.disks)).toEqual([]);
  expect(stage.rows(tables.services).map((row) => row["name"])).toEqual(names);
});
