import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { add, type Change, copyFiles, replace } from "./copied-files.ts";

const { folder, edit } = copyFiles();

/** Where the faults are after a change, as an editor would jump there, with their codes. */
function placesAfter(file: string, change: Change): string[] {
  edit(file, change);
  return loadFromFiles(folder()).faults.map(
    ({ place, code }) => `${place?.file}:${place?.line}:${place?.column} ${code}`,
  );
}

describe("a fault's place is that of", () => {
  it.each<[what: string, file: string, change: Change, place: string]>([
    [
      "a value",
      "Pulumi.prod.yaml",
      replace("size: M10", "size: M11"),
      "Pulumi.prod.yaml:16:52 unknown-value",
    ],
    [
      "a key that nobody knows",
      "Pulumi.dev.yaml",
      replace("branch: develop", "branch: develop\n    brnach: x"),
      "Pulumi.dev.yaml:6:5 unknown-key",
    ],
    [
      "what something is missing in",
      "Pulumi.dev.yaml",
      replace("    branch: develop\n", ""),
      "Pulumi.dev.yaml:3:3 missing-value",
    ],
    [
      "an entry of a list",
      "Pulumi.dev.yaml",
      replace("[dev.bondigoo.ch]", "[dev.bondigoo.ch, nohost]"),
      "Pulumi.dev.yaml:9:36 wrong-value",
    ],
    [
      "a value of the platform, in every environment it reaches",
      "Pulumi.yaml",
      replace("${services.api.url}", "${services.apy.url}"),
      "Pulumi.yaml:27:32 unknown-reference",
    ],
    [
      "a file that is not YAML, and nothing of what follows from it",
      "Pulumi.dev.yaml",
      replace("    branch: develop", "\tbranch: develop"),
      "Pulumi.dev.yaml:5:1 yaml-syntax",
    ],
    [
      "an alias",
      "Pulumi.dev.yaml",
      replace("branch: develop", "branch: *nowhere"),
      "Pulumi.dev.yaml:5:13 yaml-alias",
    ],
    [
      "a comment that holds a key",
      "Pulumi.dev.yaml",
      add(`# sk_live_${"51HabCdEf".repeat(4)}`),
      "Pulumi.dev.yaml:25:1 secret-in-the-clear",
    ],
    [
      "a key at the top of a stack's file",
      "Pulumi.dev.yaml",
      add("secretsprovider: nonsense"),
      "Pulumi.dev.yaml:25:18 secrets-provider",
    ],
    [
      "a key of another project",
      "Pulumi.dev.yaml",
      replace("bondigoo:environment", "bondigo:environment"),
      "Pulumi.dev.yaml:3:3 stray-key",
    ],
    [
      "a setting of the program",
      "Pulumi.yaml",
      replace("main: src/index.ts", "main: other.ts"),
      "Pulumi.yaml:10:7 other-program",
    ],
    [
      "a value that came by a merge key",
      "Pulumi.dev.yaml",
      replace("variables:\n", "variables:\n      <<: { bad-name: x }\n"),
      "Pulumi.dev.yaml:20:5 wrong-value",
    ],
  ])("%s", (_what, file, change, place) => {
    expect(placesAfter(file, change)).toEqual([place]);
  });
});

describe("what is most likely meant", () => {
  it.each<[what: string, file: string, change: Change, problem: string, fix?: string]>([
    [
      "a version that lost its quotes",
      "Pulumi.yaml",
      replace('version: "8.0"', "version: 8.0"),
      "the number 8, as YAML reads it without quotes",
      'write it in quotes: "8.0"',
    ],
    [
      "the stack that has this purpose",
      "Pulumi.dev.yaml",
      replace("previewOf: prod", "previewOf: production"),
      '"production" is not a stack of this project; did you mean "prod"?',
    ],
    [
      "a platform under a mistyped value",
      "Pulumi.yaml",
      replace("    value:\n", "    valeu:\n"),
      'unknown key; did you mean "value"?',
    ],
    [
      "a platform without value above it",
      "Pulumi.yaml",
      replace("    value:\n", ""),
      "has no value; what it holds stands beside it",
      "write value: below platform:, and indent the rest by two more spaces",
    ],
    [
      "a mistyped part, without what would be missing for it",
      "Pulumi.staging.yaml",
      replace("    database:", "    databse:"),
      'unknown key; did you mean "database"?',
    ],
    [
      "a size between two others: the one above",
      "Pulumi.prod.yaml",
      replace("size: M10", "size: M5"),
      '"M5"; did you mean "M10"?',
    ],
  ])("is told alone: %s", (_what, file, change, problem, fix) => {
    edit(file, change);
    expect(loadFromFiles(folder()).faults.map((fault) => [fault.problem, fault.fix])).toEqual([
      [problem, fix],
    ]);
  });
});
