import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outcomeOf } from "../commands/outcome.ts";

const root = new URL("../..", import.meta.url).pathname;
const files = ["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.dev.yaml"];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-"));
  for (const file of files) cpSync(join(root, file), join(folder, file));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as a person would, in a process of its own. */
async function check(cwd: string, ...args: string[]) {
  const code = `const { checkCommand } = await import(${JSON.stringify(join(root, "src/commands/check.ts"))});
    await checkCommand().parseAsync(${JSON.stringify(args)}, { from: "user" });`;
  return execa({ cwd, reject: false })`${process.execPath} --input-type=module -e ${code}`;
}

function edit(file: string, change: (text: string) => string) {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

describe("infra check", () => {
  it("ends with 0 and names the environments when nothing is wrong", async () => {
    const { exitCode, stdout } = await check(folder);
    expect(stdout.split("\n")[0]).toBe("No faults in 3 environments: prod, staging, dev");
    expect(exitCode).toBe(0);
  });

  it("ends with 2 and shows every fault of every file", async () => {
    edit("Pulumi.dev.yaml", (text) =>
      text.replace("branch: develop", "branch: staging\n    brnach: x"),
    );
    edit("Pulumi.prod.yaml", (text) => text.replace("size: M10", "size: M11"));
    const { exitCode, stdout } = await check(folder);
    expect(stdout.split("\n")).toEqual([
      "3 faults:",
      "",
      'Pulumi.dev.yaml:5:13: dev.environment.branch: branch "staging" is already used by staging.environment.branch (allowed: a branch of its own) [branches-differ]',
      "  5 |     branch: staging",
      "    |             ^",
      "      fix: write branch: dev; create that branch where the repository has none",
      "",
      expect.stringMatching(
        /^Pulumi\.dev\.yaml:6:5: dev\.environment\.brnach: unknown key; "branch" is given already \(allowed: .*\) \[unknown-key\]$/,
      ),
      "  6 |     brnach: x",
      "    |     ^",
      "      fix: remove it",
      "",
      'Pulumi.prod.yaml:16:52: prod.environment.database.cluster.size: "M11"; did you mean "M10"? (allowed: M0, FLEX, M10, M20, M30, M40, M50, M60, M80, M90, M100, M140, M200, M250, M300, M400) [unknown-value]',
      "  16 |      cluster: {name: bondigoo-prod-cluster, size: M11, backups: true}",
      "     |                                                   ^",
      "",
      "Why one is refused: npx infra explain branches-differ",
    ]);
    expect(exitCode).toBe(2);
  });

  it("prints faults with place, path, problem, allowed, fix and code as JSON", async () => {
    edit("Pulumi.dev.yaml", (text) => text.replace("      accessListFrom: prod\n", ""));
    const { exitCode, stdout } = await check(folder, "--json");
    expect(outcomeOf("check", stdout)).toMatchObject({
      ok: false,
      environments: ["prod", "staging", "dev"],
      faults: [
        {
          path: "dev.environment.database.accessListFrom",
          problem: "missing, but prod owns the access list of this Atlas project already",
          allowed: "prod",
          fix: "write accessListFrom: prod",
          code: "access-list-owner",
          place: { file: "Pulumi.dev.yaml", line: 14, column: 5 },
        },
      ],
    });
    expect(exitCode).toBe(2);
  });

  it("ends with 1 where there is nothing to check", async () => {
    rmSync(join(folder, "Pulumi.yaml"));
    const { exitCode, stderr } = await check(folder);
    expect(stderr).toContain(
      `There is no Pulumi.yaml in ${folder}. Run this in the folder of a Pulumi project, or name it with -C.`,
    );
    expect(exitCode).toBe(1);
  });

  it("shows no line that may hold a secret", async () => {
    edit("Pulumi.dev.yaml", (text) =>
      text.replace(
        "variables:\n",
        "variables: { bad-name: x, API_TOKEN: hunter2 }\n    unknown:\n",
      ),
    );
    edit("Pulumi.staging.yaml", (text) =>
      text.replace("branch: staging", `branch: [sk_live_${"51HabCdEf".repeat(4)}]`),
    );
    const { stdout } = await check(folder);
    expect(stdout).toContain("bad-name");
    expect(stdout).toContain("staging.environment.branch: a list");
    expect(stdout).not.toMatch(/hunter2|sk_live/);
  });

  it("shows what it cannot judge beside the faults", async () => {
    edit("Pulumi.dev.yaml", (text) =>
      text.replace("branch: develop", "branch: develop\n    allowDeletion: [bondigoo-redis-dev]"),
    );
    const { exitCode, stdout } = await check(folder);
    expect(stdout).toContain(
      "note: dev lets bondigoo-redis-dev be deleted; empty allowDeletion afterwards",
    );
    expect(exitCode).toBe(0);
  });

  it("tells of consents as long as they stand, and of a name that may be mistyped", async () => {
    edit("Pulumi.prod.yaml", (text) =>
      text.replace(
        "branch: main",
        "branch: main\n    allowInterruption: [bondigoo-prod-cluster]\n    allowDeletion: [bondigo-redis-prod]",
      ),
    );
    const { exitCode, stdout } = await check(folder);
    expect(stdout.split("\n").filter((line) => line.includes("note: prod"))).toEqual(
      expect.arrayContaining([
        "note: prod lets bondigoo-prod-cluster be interrupted; empty allowInterruption afterwards",
        'note: prod has nothing named bondigo-redis-prod (allowDeletion) in its config; did you mean "bondigoo-redis-prod"?',
      ]),
    );
    expect(exitCode).toBe(0);
  });
});
