import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./architecture/source.ts";

const buildTimeoutMs = 300_000;

/**
 * A program built from the Go module in `tools/<name>` the first time and kept below $XDG_CACHE_HOME,
 * under a name that changes with what it is built from.
 * @throws with what to do, where it is not there and cannot be built.
 */
export async function goTool(name: string, mainPackage = "."): Promise<string> {
  const module = join(root, "tools", name);
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "platform-environments");
  const binary = `${name}-${await sourceDigest(module)}`;
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).includes(binary)) return join(folder, binary);
  const aside = join(folder, `${binary}.${process.pid}`);
  const build = await execa(
    "go",
    ["build", "-mod=readonly", "-buildvcs=false", "-o", aside, mainPackage],
    { cwd: module, reject: false, all: true, timeout: buildTimeoutMs },
  );
  if (build.failed) {
    throw new Error(
      `${name} could not be built in ${module}: ${build.all || build.shortMessage}\n` +
        "Install Go (https://go.dev/dl/) and let it reach its module proxy once; the result is " +
        `kept in ${folder}.`,
    );
  }
  await rename(aside, join(folder, binary));
  return join(folder, binary);
}

async function sourceDigest(module: string): Promise<string> {
  const hash = createHash("sha256").update(process.arch);
  for (const file of (await readdir(module)).sort()) {
    hash.update(file).update(await readFile(join(module, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
