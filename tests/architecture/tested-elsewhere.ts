/** Files of src that no test imports, and the test that runs them all the same. */
export interface TestedElsewhere {
  /** A file, a folder with a slash at its end, or a command: its file and its folder. */
  files: string;
  /** The test file, or the folder of tests with a slash at its end. */
  by: string;
  /** How that test reaches them. */
  how: string;
}

/** Whether an entry, as above, means this file. */
export function covers(entry: string, path: string): boolean {
  if (entry.endsWith("/")) return path.startsWith(entry);
  return path === entry || path === `${entry}.ts` || path.startsWith(`${entry}/`);
}

/** `src/config/load.ts` is tested by `tests/config/load.test.ts`. */
export function mirror(path: string): string {
  return path.replace(/^src\//, "tests/").replace(/\.[jt]s$/, ".test.ts");
}

/** An entry that is no longer needed fails the test, so that this list only says what is true. */
export const testedElsewhere: TestedElsewhere[] = [
  {
    files: "src/environment/",
    by: "tests/environment/environment.test.ts",
    how: "the whole component is registered with recorded mocks, part by part",
  },
  {
    files: "src/config/rules/",
    by: "tests/config/",
    how: "each rule is broken once, through load.ts, by its name",
  },
  {
    files: "src/config/",
    by: "tests/config/",
    how: "schemas and resolution are reached through load.ts",
  },
  {
    files: "src/engine/host/",
    by: "tests/engine/language-host.test.ts",
    how: "the host runs as a process of its own, as the engine starts it",
  },
  {
    files: "src/engine/report.ts",
    by: "tests/engine/commands.test.ts",
    how: "what the command prints while it installs",
  },
  {
    files: "src/commands/engine.ts",
    by: "tests/engine/install.test.ts",
    how: "the command is raced against itself, killed and interrupted",
  },
  {
    files: "src/engine/sources.ts",
    by: "tests/engine/install.test.ts",
    how: "each way of getting the engine is tried through install.ts",
  },
  {
    files: "src/render/client/",
    by: "tests/render/",
    how: "every call of the providers goes through the client, to the simulator",
  },
  {
    files: "src/render/providers/",
    by: "tests/render/",
    how: "driven through provider.ts against the simulator, as the engine would",
  },
  {
    files: "src/render/",
    by: "tests/environment/environment.test.ts",
    how: "the resource classes are registered by the Environment component",
  },
  {
    files: "src/sandbox/providers/",
    by: "tests/sandbox/providers/",
    how: "asked over gRPC, as the engine asks plugins",
  },
  {
    files: "src/sandbox/render/",
    by: "tests/sandbox/render/",
    how: "asked over HTTP, as clients ask Render",
  },
  {
    files: "src/sandbox/",
    by: "tests/sandbox/sandbox.test.ts",
    how: "parts of the sandbox's process, which the test starts",
  },
  {
    files: "src/vendors/http.ts",
    by: "tests/vendors/render.test.ts",
    how: "every question to a vendor goes through it",
  },
  {
    files: "src/commands/check.ts",
    by: "tests/config/check.test.ts",
    how: "run as a person runs it, on the repository's files and on broken ones",
  },
  {
    files: "src/commands/rehearse.ts",
    by: "tests/rehearsal/rehearse.test.ts",
    how: "the whole command, on the real engine",
  },
  {
    files: "src/secrets/",
    by: "tests/secrets/",
    how: "the command is run with its answers on standard input",
  },
  {
    files: "src/recovery/",
    by: "tests/rehearsal/adopt.test.ts",
    how: "the command is run where a platform exists that was made by hand",
  },
  {
    files: "src/live/",
    by: "tests/rehearsal/launch.test.ts",
    how: "the command is run before, on and after launch day",
  },
  {
    files: "src/rehearsal/",
    by: "tests/rehearsal/life.test.ts",
    how: "stages of the rehearsal, which the test runs whole",
  },
  {
    files: "src/commands/sandbox.ts",
    by: "tests/commands/sandbox-exec.test.ts",
    how: "the command line runs a sandbox in the foreground",
  },
  {
    files: "src/rehearsal/state-folder.ts",
    by: "tests/commands/sandbox-exec.test.ts",
    how: "the default of --state",
  },
  {
    files: "src/shared/clock.ts",
    by: "tests/workflows/steps.test.ts",
    how: "the clock of every command that runs for real; other tests bring their own",
  },
  {
    files: "src/commands/adopt.ts",
    by: "tests/rehearsal/adopt.test.ts",
    how: "the command is run where a platform exists that was made by hand",
  },
  {
    files: "src/commands/ci.ts",
    by: "tests/workflows/steps.test.ts",
    how: "run as the steps of the workflows, by bash",
  },
  {
    files: "src/commands/go-live.ts",
    by: "tests/rehearsal/launch.test.ts",
    how: "the command is run before, on and after launch day",
  },
  {
    files: "src/commands/secrets",
    by: "tests/secrets/",
    how: "the command is run with its answers on standard input",
  },
  {
    files: "src/commands/shared.ts",
    by: "tests/commands/sandbox-exec.test.ts",
    how: "every command is started and printed by it",
  },
  {
    files: "src/engine/deployed.ts",
    by: "tests/rehearsal/launch.test.ts",
    how: "what go-live knows of the stacks comes from it",
  },
];
