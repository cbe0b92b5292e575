import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { untestedFaults } from "./architecture/coverage.ts";
import { deadExportFaults } from "./architecture/exports.ts";
import { generatedFaults, pinFaults, strayFaults } from "./architecture/files.ts";
import {
  barrelFaults,
  builtinFaults,
  extensionFaults,
  layerFaults,
  outsideFaults,
  partFaults,
} from "./architecture/imports.ts";
import { lockFaults, scriptFaults, versionFaults } from "./architecture/packages.ts";
import { fileSizeFaults, functionSizeFaults } from "./architecture/sizes.ts";
import { filesBelow, readSources, root } from "./architecture/source.ts";
import { testedElsewhere } from "./architecture/tested-elsewhere.ts";
import { wordFaults } from "./architecture/words.ts";

const sources = readSources();
const workflows = filesBelow(".github").filter((path) => /\.ya?ml$/.test(path));

const read = (path: string) => ({ path, text: readFileSync(join(root, path), "utf8") });

const manifest: Record<string, Record<string, string>> = JSON.parse(read("package.json").text);
const entryPoints = Object.values(manifest["exports"] ?? {}).map((path) => join(path));
/** `main` of Pulumi.yaml. */
const program = "src/index.ts";
const { packages } = JSON.parse(read("package-lock.json").text);

describe("the project's files", () => {
  it("import only from the folders that the design lets them", () => {
    expect(layerFaults(sources)).toEqual([]);
  });

  it("keep the parts of an environment apart from each other", () => {
    expect(partFaults(sources)).toEqual([]);
  });

  it("name Node's own modules with node: and our files with their ending", () => {
    expect([...builtinFaults(sources), ...extensionFaults(sources)]).toEqual([]);
  });

  it("have no barrels", () => {
    expect(barrelFaults(sources, entryPoints)).toEqual([]);
  });

  it("export only what another file imports", () => {
    expect(deadExportFaults(sources, [...entryPoints, program])).toEqual([]);
  });

  it("read nothing outside the project", () => {
    expect(outsideFaults(sources)).toEqual([]);
  });

  it("have none of the banned words", () => {
    expect(wordFaults(sources)).toEqual([]);
  });

  it("stay within 300 lines", () => {
    expect(fileSizeFaults(sources)).toEqual([]);
  });

  it("have no function of more than 70 lines", () => {
    expect(functionSizeFaults(sources)).toEqual([]);
  });

  it("each have a test, or say what tests them", () => {
    expect(untestedFaults(sources, testedElsewhere)).toEqual([]);
  });

  it("are written by hand, unless their name says generated", () => {
    const paths = filesBelow("src");
    expect([...strayFaults(paths), ...generatedFaults(paths.map(read))]).toEqual([]);
  });

  it("run other people's actions only at a commit", () => {
    expect(workflows).not.toEqual([]);
    expect(pinFaults(workflows.map(read))).toEqual([]);
  });
});

describe("what is installed", () => {
  it("is in the lockfile, each package with its hash", () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(lockFaults(packages)).toEqual([]);
  });

  it("is of the version that package.json names", () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    const all = { ...dependencies, ...optionalDependencies, ...devDependencies };
    expect(versionFaults(all)).toEqual([]);
  });

  it("runs nothing while it is installed", () => {
    expect(scriptFaults(read(".npmrc").text)).toEqual([]);
  });

  it("brings the Node that runs programs, from a package whose hash is known", () => {
    const link = join(root, "node_modules", ".bin", "node");
    // Elsewhere than on Linux it is the machine's own Node.
    if (process.platform !== "linux" && !existsSync(link)) return;
    const file = relative(realpathSync(root), realpathSync(link)).split("\\").join("/");
    const owner = file.replace(/\/bin\/node$/, "");
    expect(packages[owner]).toMatchObject({ integrity: expect.stringMatching(/^sha512-/) });
  });
});
