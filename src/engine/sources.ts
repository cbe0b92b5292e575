import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, realpath, rename, rm, symlink } from "node:fs/promises";
import { basename, delimiter, dirname, join, sep } from "node:path";
import { execa } from "execa";
import { goBuild } from "./go-build.ts";
import { installDynamicProvider, installLanguageHost } from "./language-host.ts";
import { engineLayout, engineVersion, programFolder, projectFolder } from "./layout.ts";
import { runTool } from "./run-tool.ts";

/** What a way of getting the engine needs to know. */
export interface SourceContext {
  /** An empty folder to fill; it becomes the engine's folder when the way succeeds. */
  aside: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Told what is going on, a line at a time; lines come often while building. */
  progress: (line: string) => void;
}

/** One way of getting the engine. `obtain` fills `aside` or throws with the reason it cannot. */
export interface EngineSource {
  name: "installed" | "downloaded" | "built";
  title: string;
  /** Whether all that comes of it was checked against sums that this repository holds. */
  isChecked: boolean;
  /** What a person does to make this way work. */
  remedy: string;
  obtain(context: SourceContext): Promise<void>;
}

/** How long the launcher's download may take: 110 MB at 4 Mbit/s. */
const downloadTimeoutMs = 240_000;

/** How long fetching the modules may take, and compiling them; about 4 minutes on 2 cores. */
const buildTimeoutMs = 1_500_000;

/** Go's module of the command line. */
const cliModule = "github.com/pulumi/pulumi/pkg/v3";

const versionTimeoutMs = 10_000;

/** The ways in the order they are tried: the official ones first. */
export const engineSources: EngineSource[] = [
  {
    name: "installed",
    title: `an installed Pulumi CLI ${engineVersion} on PATH`,
    isChecked: false,
    remedy: `install Pulumi ${engineVersion} (https://www.pulumi.com/docs/install/) and put it on PATH`,
    obtain: linkInstalledCli,
  },
  {
    name: "downloaded",
    title: "the download from get.pulumi.com",
    // Pulumi publishes sums only beside the archives; who could change one could change both.
    isChecked: false,
    remedy: "allow this machine to reach https://get.pulumi.com and https://github.com",
    obtain: downloadCli,
  },
  {
    name: "built",
    title: "the build from its Go module",
    isChecked: true,
    remedy: "install Go (https://go.dev/dl/) and allow it to reach its module proxy",
    obtain: buildCli,
  },
];

async function linkInstalledCli({ aside, env }: SourceContext): Promise<void> {
  const others: string[] = [];
  for (const cli of await installedClis(env)) {
    const version = await cliVersion(cli, env);
    if (version !== engineVersion) {
      others.push(`${cli} is ${version ?? "not runnable"}`);
      continue;
    }
    await mkdir(join(aside, "bin"), { recursive: true });
    const folder = dirname(cli);
    for (const name of await readdir(folder)) {
      if (!/^pulumi(-.*)?$/.test(name)) continue;
      await symlink(join(folder, name), join(aside, "bin", name));
    }
    // Some distributions package the command line without its language hosts.
    if (!existsSync(join(aside, "bin", "pulumi-language-nodejs"))) await installHosts(aside);
    return;
  }
  throw new Error(others.length > 0 ? others.join("; ") : "there is no pulumi on PATH");
}

/**
 * Every `pulumi` on PATH but the npm launcher and what the launcher has installed, which
 * `npx pulumi` puts first on the PATH of all that it starts.
 */
async function installedClis(env: NodeJS.ProcessEnv): Promise<string[]> {
  const found = new Set<string>();
  const launched = join(await realpath(engineLayout(env).versions), sep);
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    try {
      if ((await realpath(folder)).startsWith(launched)) continue;
      const file = await realpath(join(folder, "pulumi"));
      await access(file, constants.X_OK);
      if (basename(file) === "pulumi") found.add(file);
    } catch {
      // Not in this folder.
    }
  }
  return [...found];
}

/** The version a CLI says it is, without the leading v; undefined when it cannot be run. */
export async function cliVersion(cli: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { stdout, failed } = await execa(cli, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    extendEnv: false,
    reject: false,
    timeout: versionTimeoutMs,
  });
  return failed ? undefined : stdout.trim().replace(/^v/, "");
}

async function downloadCli({ aside, env, signal, progress }: SourceContext): Promise<void> {
  const launcher = join(projectFolder, "node_modules", "pulumi", "run.js");
  const home = join(aside, "home");
  await runTool("the launcher", process.execPath, [launcher, "version"], {
    env: { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" },
    scratch: join(aside, "scratch"),
    signal,
    progress,
    timeoutMs: downloadTimeoutMs,
  });
  await rename(join(home, "versions", engineVersion, "bin"), join(aside, "bin"));
  await rm(home, { recursive: true, force: true });
}

async function buildCli({ aside, env, signal, progress }: SourceContext): Promise<void> {
  const bin = join(aside, "bin");
  await mkdir(bin);
  await goBuild({
    cwd: join(programFolder, "tools", "engine"),
    packages: [`${cliModule}/cmd/pulumi`, "./generate-program"],
    isFetched: (modules) => existsSync(join(modules, `${cliModule}@v${engineVersion}`)),
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": `v${engineVersion}` },
    bin,
    scratch: aside,
    env,
    signal,
    progress,
    timeoutMs: buildTimeoutMs,
  });
  await mkdir(join(aside, "libexec"));
  await rename(join(bin, "generate-program"), join(aside, "libexec", "generate-program"));
  await installHosts(aside);
}

async function installHosts(folder: string): Promise<void> {
  await installLanguageHost(folder);
  await installDynamicProvider(folder);
}
