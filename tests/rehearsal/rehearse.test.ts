import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import type { RehearsalReport } from "../../src/rehearsal/summary.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { copyOfProject } from "./project-copy.ts";

const timeout = 240_000;
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "rehearse-test-")));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Rehearses the project in `cwd`; what a rehearsal keeps lies in the test's own folder. */
function rehearse(args: string[], cwd = projectFolder) {
  return execa(process.execPath, [join(projectFolder, "bin", "infra.js"), "rehearse", ...args], {
    cwd,
    env: { TMPDIR: folder },
    reject: false,
  });
}

const keptStates = () => readdirSync(folder).filter((name) => name.startsWith("infra-rehearsal-"));

describe("infra rehearse", { timeout }, () => {
  it("lives through the whole life of all environments and leaves nothing it should not", async () => {
    const page = join(folder, "rehearsal.html");
    const { stdout, exitCode } = await rehearse(["--json", "--report", page]);
    const report: RehearsalReport = outcomeOf("rehearse", stdout);
    expect(report.error).toBeUndefined();
    expect({ exitCode, ok: report.ok }).toEqual({ exitCode: 0, ok: true });
    const done = Object.fromEntries(report.runs.map(({ title, resources }) => [title, resources]));
    for (const stack of ["prod", "staging", "dev"]) {
      const { created } = done[`up ${stack}`]!;
      expect(created).toBeGreaterThan(20);
      expect(done[`second up ${stack}`]).toEqual({ unchanged: created });
      expect(Object.keys(done[`refresh ${stack}`]!)).toEqual(["unchanged"]);
      // Staging and dev get a Redis of their own before production is launched.
      const later = done[`own Redis ${stack}`] ?? done[`repair ${stack}`] ?? {};
      // Launched, production has five alerts at Atlas.
      const more = stack === "prod" ? 5 : later["created"]!;
      expect(done[`destroy ${stack}`]).toEqual({ deleted: created! + more });
    }
    const { created } = done["up qa"]!;
    expect(created).toBeGreaterThan(20);
    expect(done["verify qa"]!["checks met"]).toBeGreaterThan(10);
    expect(done["remove qa"]!["deleted"]).toBeGreaterThan(20);
    expect(done["up staging beside an unmanaged prod"]).toEqual({ created: expect.any(Number) });
    expect(done["up prod, adopted"]!["imported"]).toBeGreaterThan(5);
    expect(Object.keys(done["preview staging after it"]!)).toEqual(["unchanged"]);
    expect(done["drift staging"]).toEqual({ found: 3 });
    expect(done["launch prod"]).toEqual({ "checks met after the merge": 23 });
    expect([done["suspend dev"], done["resume dev"]]).toEqual([{ suspended: 3 }, { running: 3 }]);
    expect(done["bad deploy staging"]!["noticed"]).toBeGreaterThan(0);
    const order = report.runs.map(({ title }) => title);
    expect(order[0]).toBe("up prod");
    expect(order.at(-1)).toBe("destroy prod");
    expect(report.network).toMatchObject({ refused: 0, targets: [] });
    expect(Object.keys(report.calls).toSorted()).toEqual(
      ["cloudflare", "github", "mongodbatlas", "random", "render", "vercel"].toSorted(),
    );
    // Branches hold code: the program leaves them where they are.
    expect(report.retained.toSorted()).toEqual([
      "github:index/branch:Branch bondigoo-platform:develop",
      "github:index/branch:Branch bondigoo-platform:qa",
      "github:index/branch:Branch bondigoo-platform:staging",
    ]);
    expect(keptStates()).toEqual([]);
    const html = readFileSync(page, "utf8");
    for (const { title } of report.runs) expect(html).toContain(`>${title}</span>`);
    expect(html).toContain("POST /services/{serviceId}/suspend");
    expect(html).toMatch(
      /<th scope="row">frontend-platform-project<\/th>\s*<td[^>]*>created vercel Project/,
    );
  });

  it("shows what the engine said when a step fails, names the step, and keeps the state", async () => {
    const project = copyOfProject(folder);
    const program = join(project, "broken", "src");
    mkdirSync(program, { recursive: true });
    writeFileSync(join(program, "index.ts"), 'throw new Error("the program is broken");\n');
    writeFileSync(join(program, "preload.js"), "");
    const file = join(project, "Pulumi.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(/^main: .*$/m, "main: broken/src/index.ts"),
    );
    const { stdout, exitCode } = await rehearse([], project);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/ \d+\/\d+ Bring up prod/);
    expect(stdout).toMatch(/up prod failed \(exit \d+\):/);
    expect(stdout).toContain("Error: the program is broken");
    const [, state = ""] = /^Kept +(\S+)$/m.exec(stdout) ?? [];
    expect(existsSync(join(state, "logs", "up-prod.log"))).toBe(true);
  });

  it("refuses a broken config before anything is started, with all faults", async () => {
    const project = copyOfProject(folder);
    const file = join(project, "Pulumi.dev.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("purpose:", "porpoise:"));
    const { stdout, stderr, exitCode } = await rehearse([], project);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("dev.environment.porpoise");
    expect(stdout).toBe("");
    expect(keptStates()).toEqual([]);
  });

  it("refuses an unknown fault before anything is started", async () => {
    const { stderr, exitCode } = await rehearse(["--fault", "earthquake"]);
    expect(stderr).toContain('Unknown fault "earthquake". Known faults:');
    expect(exitCode).toBe(1);
  });
});
