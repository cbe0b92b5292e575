/**
 * Brings every platform of this repository up in the sandbox and keeps what that leaves, in a folder
 * of today's commit: `node tests/contract/keep-platforms.ts`. What older code left stays as it is.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { wavesOf } from "../../src/rehearsal/waves.ts";
import { openStage } from "../rehearsal/stage.ts";
import { keptPlatforms, platformIn, writePlatform } from "./kept-platform.ts";

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const examples = readdirSync(join(projectFolder, "examples")).map((name) => join("examples", name));
for (const folder of [".", ...examples]) {
  const project = join(projectFolder, folder);
  const state = mkdtempSync(join(tmpdir(), "kept-"));
  const stage = await openStage(project, state);
  try {
    for (const wave of wavesOf(environmentsOf(project))) await Promise.all(wave.map(stage.up));
  } finally {
    await stage.stop();
  }
  const name = folder === "." ? "bondigoo" : folder.replace(/^examples\//, "");
  writePlatform(
    join(keptPlatforms, commit, `${name}.json.br`),
    platformIn(state, stage.cwd, folder),
  );
  rmSync(state, { recursive: true });
}
