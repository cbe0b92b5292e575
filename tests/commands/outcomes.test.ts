import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it, vi } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { root } from "../architecture/source.ts";
import { copyFiles } from "../config/copied-files.ts";
import { outcomeOf, schema } from "./outcome.ts";

/** Every command that takes `--json`, by its words. */
function withJson(command: Command, path = ""): string[] {
  return command.commands.flatMap((below) => {
    const name = `${path} ${below.name()}`.trim();
    const takesIt = below.options.some(({ long }) => long === "--json");
    return [...(takesIt ? [name] : []), ...withJson(below, name)];
  });
}

const documented = Object.keys(schema.properties);
const all = withJson(await commandLine(undefined)).toSorted();

/** Those that need no engine and no vendor, and how they are called in a folder of Bondigoo's files. */
const offline: Record<string, string[]> = {
  check: [],
  cost: [],
  "data policy check": [],
  "data policy scan": ["export"],
  diff: ["prod", "dev"],
  "duties done": ["domain", "--until", "2100-01-01"],
  "env add": ["qa", "--like", "dev"],
  "env card": ["-s", "staging"],
  "env check": [],
  explain: ["unknown-key"],
  format: [],
  init: ["platforms/mine", "--yes", "--domain", "none", "--repository", "shop/shop"],
  map: ["--offline"],
  open: ["-s", "prod"],
  "sandbox reset": ["--state", "sandbox"],
  secrets: [],
};

/** Runs a command in this process, which is a tenth of the work of starting one. */
async function printed(words: string[], folder: string): Promise<string> {
  let text = "";
  const cwd = process.cwd();
  const write = vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += part;
    return true;
  });
  try {
    const program = await commandLine(words[0]);
    await program.parseAsync([...words, "--json", "-C", folder], { from: "user" });
  } finally {
    write.mockRestore();
    process.chdir(cwd);
    process.exitCode = undefined;
  }
  return text;
}

describe("what commands print with --json", () => {
  const { folder } = copyFiles();

  it("is documented of every command, as JSON Schema and on a page", () => {
    expect(documented, "npm run docs writes schemas/outcomes.schema.json").toEqual(all);
    const page = readFileSync(join(root, "docs", "reference", "json.md"), "utf8");
    const headings = all.filter((name) => !page.includes(`\n### infra ${name}\n`));
    expect(headings).toEqual([]);
  });

  it.each(Object.entries(offline))("of %s is as documented", async (command, args) => {
    cpSync(join(root, "data"), join(folder(), "data"), { recursive: true });
    mkdirSync(join(folder(), "export"));
    writeFileSync(join(folder(), "export", "users.jsonl"), '{"name":"x"}\n');
    outcomeOf(command, await printed([...command.split(" "), ...args], folder()));
  });

  it("is held to it by some test of every command", () => {
    const files = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" });
    const tests = files
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => readFileSync(join(root, "tests", file), "utf8"))
      .join("\n");
    const held = (name: string) =>
      name in offline || new RegExp(`(?:outcomeOf|expectOutcome)\\(\\s*"${name}"`).test(tests);
    expect(all.filter((name) => !held(name))).toEqual([]);
  });

  it.runIf(process.env["OUTCOMES"] === "all")(
    "is what the types say today (npm run docs)",
    async () => {
      const { outcomeFiles } = await import("../../tools/docs-outcomes.ts");
      for (const [path, text] of Object.entries(outcomeFiles(root))) {
        expect(readFileSync(join(root, path), "utf8"), path).toBe(text);
      }
    },
  );
});
