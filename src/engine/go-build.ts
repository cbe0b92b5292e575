import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runTool } from "./run-tool.ts";

/** Programs built from a Go module whose go.sum holds the sums of all that goes into them. */
export interface GoBuild {
  /** The folder of go.mod and go.sum. */
  cwd: string;
  packages: string[];
  /** String variables of the programs, by their full names, and what they are set to. */
  variables: Record<string, string>;
  /** Where the programs are put. */
  bin: string;
  /** A folder of this build for what is needed meanwhile, gone afterwards. */
  scratch: string;
  /** Whether this build's modules are in a folder of modules already. */
  isFetched: (modules: string) => boolean;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Told how far it is, a line at a time. */
  progress: (line: string) => void;
  /** How long each of its steps may take. */
  timeoutMs: number;
}

/** Fetches the modules, compiles and links, and leaves no cache of its own behind. */
export async function goBuild(build: GoBuild): Promise<void> {
  const caches = join(build.scratch, "caches");
  try {
    const own = (await hasCaches(build)) ? {} : cachesIn(caches);
    const env = { ...build.env, ...own };
    const compiled = await fetchModules({ ...build, env });
    await compile({ ...build, env }, compiled, "GOCACHE" in own);
  } finally {
    await rm(caches, { recursive: true, force: true });
  }
}

/** Caches of 3 GB that nothing but this build needs. */
function cachesIn(folder: string) {
  return { GOCACHE: join(folder, "build"), GOMODCACHE: join(folder, "modules") };
}

/**
 * Whether Go's usual caches are the right ones: they hold these modules already and grow by little, or
 * somebody has said where they shall be, as CI does.
 */
async function hasCaches(build: GoBuild): Promise<boolean> {
  const { env, isFetched } = build;
  if (env["GOCACHE"] || env["GOMODCACHE"]) return true;
  const modules = await go(build, ["env", "GOMODCACHE"], () => {});
  return isFetched(modules.trim());
}

/** How many packages there are to compile, once all that they need is there. */
async function fetchModules(build: GoBuild): Promise<number> {
  const { cwd, packages, progress } = build;
  const sums = (await readFile(join(cwd, "go.sum"), "utf8")).trim().split("\n");
  const atMost = sums.filter((line) => !line.includes("/go.mod ")).length;
  let fetched = 0;
  const list = await go(build, ["list", ...shared, "-deps", ...packages], (line) => {
    if (line.startsWith("go: downloading")) {
      progress(`${++fetched} of at most ${atMost} modules fetched`);
    }
  });
  // The compiler knows this one by itself.
  return list.split("\n").filter((name) => name !== "unsafe").length;
}

async function compile(build: GoBuild, total: number, isFresh: boolean): Promise<void> {
  const { variables, bin, packages, progress } = build;
  const set = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  // -v names each package as it is compiled; those already in Go's build cache are not named.
  const flags = [...shared, "-v", "-buildvcs=false", "-ldflags", ["-s -w", ...set].join(" ")];
  const all = isFresh ? total : `at most ${total}`;
  let compiled = 0;
  await go(build, ["build", ...flags, "-o", bin, ...packages], () =>
    progress(`${++compiled} of ${all} packages compiled`),
  );
}

/** What is fetched has to be removable: Go makes its folders read-only otherwise. */
const shared = ["-mod=readonly", "-modcacherw"];

async function go(build: GoBuild, args: string[], progress: (line: string) => void) {
  const { cwd, env, signal, timeoutMs } = build;
  const scratch = join(build.scratch, "scratch");
  const options = { cwd, env, scratch, signal, progress, timeoutMs };
  return await runTool(`go ${args[0]}`, "go", args, options);
}
