import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { untestedFaults } from "./architecture/coverage.ts";
import { generatedFaults, pinFaults, strayFaults } from "./architecture/files.ts";
import {
  barrelFaults,
  builtinFaults,
  extensionFaults,
  layerFaults,
  outsideFaults,
  partFaults,
} from "./architecture/imports.ts";
import { fileSizeFaults, functionSizeFaults } from "./architecture/sizes.ts";
import { filesBelow, readSources, root } from "./architecture/source.ts";
import { testedElsewhere } from "./architecture/tested-elsewhere.ts";
import { wordFaults } from "./architecture/words.ts";

const sources = readSources();
const workflows = filesBelow(".github").filter((path) => /\.ya?ml$/.test(path));

const read = (path: string) => ({ path, text: readFileSync(join(root, path), "utf8") });

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
    const { exports } = JSON.parse(read("package.json").text) as { exports: object };
    const entryPoints = Object.values(exports).map((path) => join(path));
    expect(barrelFaults(sources, entryPoints)).toEqual([]);
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
