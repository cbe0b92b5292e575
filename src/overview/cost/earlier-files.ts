import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { projectFile, stackOf } from "../../config/project.ts";
import { UserError } from "../../shared/errors.ts";

/** Another state of a project's files: in a folder, or in a commit of its repository. */
export async function withEarlierFiles<T>(
  project: string,
  at: string,
  use: (folder: string) => T,
): Promise<T> {
  const folder = resolve(at);
  if (existsSync(folder) && statSync(folder).isDirectory()) return use(folder);
  const copy = mkdtempSync(join(tmpdir(), "infra-earlier-"));
  try {
    await checkOut(project, at, copy);
    return use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Writes the project's and the stacks' files as they are in a commit. */
async function checkOut(project: string, commit: string, to: string): Promise<void> {
  const git = (...args: string[]) => execa("git", args, { cwd: project, reject: false });
  const listed = await git("ls-tree", "--name-only", "--end-of-options", commit);
  if (listed.exitCode !== 0) {
    throw new UserError(
      `"${commit}" is neither a folder nor a commit of this repository. Name one, e.g. main or HEAD~1.\n` +
        listed.stderr,
    );
  }
  const files = listed.stdout
    .split("\n")
    .filter((name) => name === projectFile || stackOf(name) !== undefined);
  for (const name of files) {
    const shown = await git("show", "--end-of-options", `${commit}:./${name}`);
    if (shown.exitCode !== 0) throw new UserError(`git could not read ${name}: ${shown.stderr}`);
    writeFileSync(join(to, name), shown.stdout);
  }
}
