import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { root } from "../architecture/source.ts";
import { copyFiles } from "../config/copied-files.ts";
import { outcomeOf } from "./outcome.ts";

const log = join(root, "tests", "overview", "report", "up.jsonl");
const { folder } = copyFiles();

const report = (...args: string[]) =>
  execa(process.execPath, [join(root, "bin", "infra.js"), "report", ...args], {
    cwd: folder(),
    reject: false,
  });

it("writes the page of a log, or tells the same as JSON", async () => {
  const [page, json, none] = await Promise.all([
    report(log, "--to", "up.html"),
    report(log, "--json"),
    report("nowhere.jsonl"),
  ]);
  expect(page.stdout).toBe("up.html shows 32 steps of up.jsonl.");
  const html = readFileSync(join(folder(), "up.html"), "utf8");
  expect(html).toContain("create vercel Project");
  expect(html).toContain('<h2 id="timeline">');
  expect(outcomeOf("report", json.stdout)).toMatchObject({ ok: true, runs: [{ title: "update" }] });
  expect([none.exitCode, none.stderr]).toEqual([
    1,
    expect.stringContaining("Could not read nowhere.jsonl"),
  ]);
});
