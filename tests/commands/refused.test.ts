import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { engineLayout } from "../../src/engine/layout.ts";
import { copyFiles, replace } from "../config/copied-files.ts";
import { type Line, leastLines, printed } from "./refused/refused.ts";

// What people meet first: commands that cannot begin. Each page holds every command that can meet one thing.

let home: string;
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "home-")));
});
afterAll(() => rmSync(home, { recursive: true }));

/** Nobody's machine: no engine, no login, no variable of a vendor, and no way out. */
beforeEach(() => {
  const secret = /TOKEN|API_KEY|OWNER|ATLAS|PULUMI|INFRA|PASSPHRASE|GITHUB|^CI$/;
  for (const name of Object.keys(process.env)) if (secret.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv("HOME", home);
  vi.stubGlobal("fetch", () => {
    throw new Error("asked the network");
  });
  return () => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  };
});

const { folder, edit } = copyFiles();

/** Those that need no project, or something else first. */
const anywhere =
  /^(?:init|explain|engine|completion|sandbox .*|data policy scan|data (?:backup|restore|drill|selftest)|ci (?:comment|issues|duty-issues|due|deploy-issues|watch-issues|watch-slack|environment-comments))$/;

/** Those that ask the engine before anything else. */
const engines =
  /^(?:drift|verify|go-live|adopt|recover|status|data (?:marker|seed)|ci preview|ci drift|ci duties|ci deploy)$/;

async function page(lines: Line[], at: string): Promise<string> {
  const parts: string[] = [];
  for (const line of lines) {
    const text = await printed(line, at);
    expect(text, "a person reads no stack trace").not.toMatch(/^ {4}at /m);
    parts.push(text);
  }
  return parts
    .join("\n")
    .replaceAll(realpathSync(at), "(here)")
    .replaceAll(home, "(home)")
    .replaceAll(/(?<![\d.])\d+\.\d+\.\d+(?![\d.])/g, "(version)");
}

const linesOf = async (stack: string, wanted: (line: Line) => boolean) =>
  (await leastLines(stack)).filter(wanted);

describe("what is printed, whole, by each command that needs", () => {
  it("a project, where there is none", async () => {
    const empty = join(home, "empty");
    mkdirSync(empty);
    const lines = await linesOf("prod", ({ name }) => !anywhere.test(name));
    await expect(await page(lines, empty)).toMatchFileSnapshot("refused/no-project.txt");
  });

  it("an environment, where it is named wrongly", async () => {
    const lines = await linesOf(
      "pord",
      ({ takesStack, name }) =>
        takesStack && !/^(?:ci|data (?:refresh|backup|restore|drill))/.test(name),
    );
    await expect(await page(lines, folder())).toMatchFileSnapshot(
      "refused/unknown-environment.txt",
    );
  });

  it("config without a fault, where there is one", async () => {
    edit("Pulumi.dev.yaml", replace("purpose: development", "purpose: developing"));
    const judging = /^(?:check|rehearse|diff|env add|verify|recover|secrets set|secrets rotate)$/;
    const lines = await linesOf("dev", ({ name }) => judging.test(name));
    await expect(await page(lines, folder())).toMatchFileSnapshot("refused/faults.txt");
  });

  it("the engine, where there is none", async () => {
    const lines = await linesOf("dev", ({ name }) => engines.test(name));
    await expect(await page(lines, folder())).toMatchFileSnapshot("refused/no-engine.txt");
  });

  it("a login, where nobody is logged in", async () => {
    // It says what the real one says, as tests/engine/pulumi.test.ts holds, and takes no second each.
    const { cli } = engineLayout(process.env);
    mkdirSync(dirname(cli), { recursive: true });
    const said =
      "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions";
    writeFileSync(cli, `#!/bin/sh\necho '${said}' >&2\nexit 255\n`);
    chmodSync(cli, 0o755);
    const lines = await linesOf("dev", ({ name }) => engines.test(name));
    const text = await page(lines, folder());
    rmSync(dirname(cli), { recursive: true });
    await expect(text).toMatchFileSnapshot("refused/not-logged-in.txt");
  });

  it("variables, where none is set", async () => {
    const asking =
      /^(?:doctor|data (?:backup|restore|drill)|ci (?:comment|issues|duty-issues|due|deploy-issues|watch-issues|watch-slack|environments|environment|environment-comments))$/;
    const lines = await linesOf("dev", ({ name }) => asking.test(name));
    await expect(await page(lines, folder())).toMatchFileSnapshot("refused/no-variables.txt");
  });
});
