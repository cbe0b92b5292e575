import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { add, copyFiles, replace } from "./copied-files.ts";
import { bondigoo } from "./draft.ts";
import { configOf, faultsIn } from "./engine.ts";

const { folder, edit } = copyFiles();

/** What `infra check` says of the files. */
const told = () => loadFromFiles(folder()).faults.map((fault) => line(fault).trim());

describe("a project's files", () => {
  it.each([
    [
      "an alias without an anchor",
      replace("branch: develop", "branch: *nowhere"),
      "Pulumi.dev.yaml: the alias *nowhere has no anchor before it\n      fix: write &nowhere where the value first stands",
    ],
    [
      "an alias inside its own anchor",
      replace("variables:\n", "variables: &a\n      LOOP: *a\n"),
      "Pulumi.dev.yaml: the alias *a stands inside its own anchor",
    ],
    [
      "aliases that unfold to millions of values",
      add(...bomb()),
      "Pulumi.dev.yaml: its aliases unfold to too much to be read",
    ],
    [
      "values nested deeper than the stack",
      add(`deep: ${"[".repeat(20_000)}${"]".repeat(20_000)}`),
      expect.stringMatching(/^Pulumi\.dev\.yaml: nested too deeply to be read$/),
    ],
    ["a key twice", add("config: {}"), "Pulumi.dev.yaml: not valid YAML: Map keys must be unique"],
    [
      "a tag that nobody knows",
      replace("branch: develop", "branch: !env develop"),
      "Pulumi.dev.yaml: not valid YAML: Unresolved tag: !env",
    ],
    [
      "bytes that are no text",
      replace("branch: develop", "branch: dev\ufffd"),
      "dev.environment.branch: holds the character \\u{fffd}, which nobody sees (allowed: visible characters and spaces)",
    ],
    [
      "a config key with the project's name and without",
      add("  environment: {}"),
      "dev.environment: given twice, as environment and as bondigoo:environment (allowed: one of them)",
    ],
  ])("are refused, not read with a stack trace: %s", (_what, change, fault) => {
    edit("Pulumi.dev.yaml", change);
    expect(told()).toContainEqual(fault);
  });

  it.each([
    [
      "stackConfigDir, which moves the stack files for the engine alone",
      replace("main:", "stackConfigDir: other\nmain:"),
      "Pulumi.yaml.stackConfigDir: given: the engine would read other stack files\n      fix: remove it, and keep each Pulumi.<stack>.yaml beside Pulumi.yaml",
    ],
    [
      "its older spelling",
      (text: string) => `${text.slice(0, text.indexOf("config:"))}config: other\n`,
      "Pulumi.yaml.config: a folder: the engine would read other stack files\n      fix: remove it, and keep each Pulumi.<stack>.yaml beside Pulumi.yaml",
    ],
    [
      "a name that is none",
      replace("name: bondigoo\n", "name: bondi goo\n"),
      "Pulumi.yaml.name: missing, or not a project name (allowed: letters, digits, hyphens, underscores and dots, at most 100)",
    ],
    [
      "an environment for every stack",
      add("  environment: { value: {} }"),
      "Pulumi.yaml.config.environment: given here, where every stack gets it, and in the clear (not shown) (allowed: platform)\n      fix: move it to Pulumi.<stack>.yaml",
    ],
    [
      "secrets for every stack",
      add("  bondigoo:secrets: { value: { jwtSecret: hunter2 } }"),
      "Pulumi.yaml.config.secrets: given here, where every stack gets it, and in the clear (not shown) (allowed: platform)\n      fix: move it to Pulumi.<stack>.yaml",
    ],
    [
      "a key with the project's name and without",
      add("  bondigoo:platform: { value: {} }"),
      "Pulumi.yaml.config.platform: given twice, as platform and as bondigoo:platform (allowed: one of them)",
    ],
  ])("are refused for %s, by infra check and the program", (_what, change, fault) => {
    edit("Pulumi.yaml", change);
    expect(told()).toContain(fault);
    expect(faultsIn("prod", folder(), configOf(bondigoo(), "prod"))).toContain(fault);
  });

  it.each([
    "Pulumi.yml",
    "Pulumi.staging.yml",
    "Pulumi.qä.yaml",
    "pulumi.prod.yaml",
    "Pulumi.dev.json",
  ])("are refused beside %s, which no program reads", (file) => {
    writeFileSync(join(folder(), file), "config: {}\n");
    expect(told()).toEqual([
      `${file}: is read by nobody, though it looks like a file of the project (allowed: Pulumi.yaml and Pulumi.<stack>.yaml, in this spelling)\n      fix: rename or remove it`,
    ]);
  });

  it.each([
    [
      "anchors, aliases and merge keys",
      replace(
        "variables:\n",
        "variables:\n      <<: { LEVEL: &level debug }\n      LEVEL_TOO: *level\n",
      ),
    ],
    ["quoted keys and values", replace("branch: develop", "\"branch\": 'develop'")],
    ["comments and a byte order mark", (text: string) => `\ufeff# hello\n${text}# bye\n`],
    ["lines that end as on Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    [
      "anchors kept at the top",
      (text: string) =>
        `x-level: &level debug\n${text.replace("variables:\n", "variables:\n      LEVEL: *level\n")}`,
    ],
    ["settings of providers", add("  vercel:team: bondigoo")],
  ])("may hold %s", (_what, change) => {
    edit("Pulumi.dev.yaml", change);
    expect(told()).toEqual([]);
  });
});

/** Nine lines that stand for a billion values. */
function bomb(): string[] {
  const levels = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
  return levels.map((name, index) => {
    const inner = index === 0 ? "lol" : `*${levels[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(", ")}]`;
  });
}
