import { mkdir, readFile, rename } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../architecture/source.ts";

const module = join(root, "tools", "actionlint");
const buildTimeoutMs = 180_000;

/**
 * The linter, built from tools/actionlint the first time and kept below $XDG_CACHE_HOME.
 * @throws with what to do, when it is not there and cannot be built.
 */
export async function actionlint(): Promise<string> {
  const version = await goModVersion();
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "platform-environments");
  const binary = join(folder, `actionlint-${version}`);
  if (await runs(binary)) return binary;
  await mkdir(folder, { recursive: true });
  const aside = `${binary}.${process.pid}`;
  const build = await execa(
    "go",
    ["build", "-mod=readonly", "-buildvcs=false", "-o", aside].concat(
      "github.com/rhysd/actionlint/cmd/actionlint",
    ),
    { cwd: module, reject: false, all: true, timeout: buildTimeoutMs },
  );
  if (build.failed) {
    throw new Error(
      `actionlint could not be built in ${module}: ${build.all || build.shortMessage}\n` +
        "Install Go (https://go.dev/dl/) and let it reach its module proxy once; the result is " +
        `kept as ${binary}.`,
    );
  }
  await rename(aside, binary);
  return binary;
}

async function goModVersion(): Promise<string> {
  const text = await readFile(join(module, "go.mod"), "utf8");
  const version = text.match(/github\.com\/rhysd\/actionlint (v[\d.]+)/)?.[1];
  if (version) return version;
  throw new Error(`${module}/go.mod names no version of actionlint`);
}

async function runs(binary: string): Promise<boolean> {
  const { failed } = await execa(binary, ["--version"], { reject: false });
  return !failed;
}
