import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Change, copyFiles, replace } from "../config/copied-files.ts";
import { printed } from "./refused/refused.ts";

// The slips that `infra check` once answered misleadingly, each with all that is printed now.

const { folder, edit } = copyFiles();

/** A file, and what somebody does to it by mistake. */
type Slip = [file: string, change: Change];

const project = "Pulumi.yaml";
const dev = "Pulumi.dev.yaml";

const postgres: Slip[] = [
  [
    project,
    (text) =>
      text.replace(/database: \{.*\}/, 'database: { type: render-postgres, version: "19" }'),
  ],
  ...["prod", "staging", "dev"].map(
    (stack): Slip => [
      `Pulumi.${stack}.yaml`,
      (text) => text.replace(/ {4}database:\n(?: {6}.*\n)+/, "    database: {}\n"),
    ],
  ),
];

const slips: Record<string, Slip[]> = {
  "a version without quotes": [[project, replace('version: "8.0"', "version: 8.0")]],
  "a region that is none, beside an Atlas database": [
    [project, replace("region: frankfurt", "region: frankfrut")],
  ],
  "the environment's key misspelled": [
    [dev, replace("bondigoo:environment:", "bondigoo:enviroment:")],
  ],
  "the environment's key of another project": [
    [dev, replace("bondigoo:environment:", "bondigo:environment:")],
  ],
  "platform without value": [[project, replace("    value:\n", "    valeu:\n")]],
  "a tab": [[dev, replace("    branch: develop", "\tbranch: develop")]],
  "a bracket that is never closed": [
    [dev, replace("domains: [dev.bondigoo.ch]", "domains: [dev.bondigoo.ch")],
  ],
  "an unknown reference": [[project, replace("${redis.url}", "${redis.ulr}")]],
  "a size that is none": [["Pulumi.prod.yaml", replace("size: M10", "size: M5")]],
  "a version of Postgres that is none": postgres,
  "an environment's purpose for its name": [
    [dev, replace("previewOf: prod", "previewOf: production")],
  ],
  "a mistyped framework": [
    [project, replace("framework: create-react-app", "framework: create-react-ap")],
  ],
  "Docker with a build command": [
    [project, replace("{ type: web, build: npm ci", "{ type: web, runtime: docker, build: npm ci")],
  ],
  "two faults, and secrets that nobody has entered": [
    [dev, replace("purpose: development", "purpose: developing")],
    [dev, replace("branch: develop", "brnach: develop")],
  ],
};

describe("infra check answers, whole,", () => {
  it.each(Object.entries(slips))("%s", async (what, changes) => {
    for (const [file, change] of changes) edit(file, change);
    const text = await printed({ name: "check", words: ["check"], takesStack: false }, folder());
    const page = `refused/slips/${what.replaceAll(/\W+/g, "-")}.txt`;
    await expect(text.replaceAll(realpathSync(folder()), "(here)")).toMatchFileSnapshot(page);
  });

  it("a file with the ending of another tool", async () => {
    writeFileSync(join(folder(), "Pulumi.qa.yml"), "config: {}\n");
    const text = await printed({ name: "check", words: ["check"], takesStack: false }, folder());
    await expect(text).toMatchFileSnapshot("refused/slips/another-ending.txt");
  });
});
