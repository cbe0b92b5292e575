import { execa } from "execa";

/** Of these files, relative to the folder, those that Git has or would commit; none outside of Git. */
export async function committable(folder: string, paths: string[]): Promise<string[]> {
  const git = (...args: string[]) => execa("git", args, { cwd: folder, reject: false });
  const inside = await git("rev-parse", "--is-inside-work-tree");
  if (inside.stdout !== "true") return [];
  const judged = paths.map(async (path) => {
    const [ignored, tracked] = await Promise.all([
      git("check-ignore", "--quiet", "--no-index", path),
      git("ls-files", "--error-unmatch", path),
    ]);
    return ignored.exitCode !== 0 || tracked.exitCode === 0 ? [path] : [];
  });
  return (await Promise.all(judged)).flat();
}
