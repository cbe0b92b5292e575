import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../architecture/source.ts";
import { stepThatRuns } from "./workflow.ts";

it("previews the real production stack inside the sandbox, as the workflow's step does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "real-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, "reports", "prod.json");
  const { run } = stepThatRuns("preview", "look", "infra ci preview");
  const script = join(folder, "step.sh");
  writeFileSync(script, run.replace("report.json", out));

  const state = join(folder, "state");
  const inside = ["sandbox", "exec", "--state", state, "--", "bash", "-eo", "pipefail", script];
  const { exitCode, all } = await execa(process.execPath, [join(root, "bin/infra.js"), ...inside], {
    cwd: root,
    env: { STACK: "prod" },
    reject: false,
    all: true,
  });

  expect(exitCode, all).toBe(0);
  const { error, changes }: { error?: string; changes: { op: string; name: string }[] } =
    JSON.parse(readFileSync(out, "utf8"));
  expect(error).toBeUndefined();
  expect(new Set(changes.map(({ op }) => op))).toEqual(new Set(["create"]));
  expect(changes.length).toBeGreaterThan(30);
  expect(readFileSync(out, "utf8")).not.toMatch(/sk_test_|mongodb\+srv:\/\/[^"]*:[^"]*@/);
});
