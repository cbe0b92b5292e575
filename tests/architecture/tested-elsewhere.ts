/** A file of src that the tests of its own folder do not load, and the test that runs it all the same. */
export interface TestedElsewhere {
  /** One file: a folder would excuse what is written there tomorrow. */
  file: string;
  by: string;
  /** How that test reaches it: mostly as a process of its own. */
  how: string;
}

/** `src/config/load.ts` is tested by `tests/config/load.test.ts`. */
export function mirror(path: string): string {
  return path.replace(/^src\//, "tests/").replace(/\.[jt]s$/, ".test.ts");
}

/** An entry that is no longer needed fails the test, so that this list only says what is true. */
export const testedElsewhere: TestedElsewhere[] = [
  {
    file: "src/ci/up.ts",
    by: "tests/workflows/deploy.test.ts",
    how: "the workflow brings production up with it, and shows its last words where that fails",
  },
  {
    file: "src/engine/stacks.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "which stacks the night looks after",
  },
  {
    file: "src/pull-requests/keep.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "the command, as the workflow runs it",
  },
  {
    file: "src/pull-requests/keeping.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "one pull request more than may be",
  },
  {
    file: "src/pull-requests/bring-up.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "an environment that the label asks for, and after a push",
  },
  {
    file: "src/pull-requests/where.ts",
    by: "tests/workflows/pull-requests-elsewhere.test.ts",
    how: "the config in a repository of its own, with and without a token for the other",
  },
  {
    file: "src/pull-requests/take-down.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "an environment whose pull request is closed, or too old",
  },
  {
    file: "src/pull-requests/settle.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "a push after a machine was lost",
  },
  {
    file: "src/pull-requests/stack.ts",
    by: "tests/workflows/pull-request-environment.test.ts",
    how: "stacks of all ages, and somebody's own of such a name",
  },
  {
    file: "src/pull-requests/stack-file.ts",
    by: "tests/workflows/pull-request-refusals.test.ts",
    how: "what cannot be made after dev",
  },
  {
    file: "src/overview/cost/since-up.ts",
    by: "tests/commands/plan.test.ts",
    how: "the command, on an environment that is up and has a larger plan in its file",
  },
  {
    file: "src/vendors/zone-records.ts",
    by: "tests/zone/zone.test.ts",
    how: "what it lists is compared with what a name server answers",
  },
  {
    file: "src/sandbox/github-runs.ts",
    by: "tests/workflows/deploy.test.ts",
    how: "stands in for GitHub while the workflows' steps run",
  },
  {
    file: "src/env/remove.ts",
    by: "tests/rehearsal/environment-by-name.test.ts",
    how: "the command, on an environment that is up",
  },
  {
    file: "src/engine/guarded-names.ts",
    by: "tests/rehearsal/partly-up.test.ts",
    how: "what it names has to be consented to before production can be destroyed",
  },
  {
    file: "src/recovery/adopt.ts",
    by: "tests/rehearsal/adopt.test.ts",
    how: "what the command found is compared with what was made by hand",
  },
  {
    file: "src/recovery/run-survey.ts",
    by: "tests/rehearsal/adopt.test.ts",
    how: "starts the survey's engine",
  },
  {
    file: "src/recovery/survey.ts",
    by: "tests/rehearsal/adopt.test.ts",
    how: "the survey's program, run by an engine",
  },
  {
    file: "src/recovery/domain-survey.ts",
    by: "tests/rehearsal/adopt.test.ts",
    how: "the survey's second program, run by an engine",
  },
  {
    file: "src/recovery/recover.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "the command, on states that were lost or are older",
  },
  {
    file: "src/recovery/take.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "what the command takes stands in the state afterwards",
  },
  {
    file: "src/recovery/vendor-calls.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "the program that asks them, run by an engine",
  },
  {
    file: "src/recovery/scratch-stack.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "the stack in which it asks and reads",
  },
  {
    file: "src/recovery/pending.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "an up that was killed, and the command after it",
  },
  {
    file: "src/shared/recovered.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "by its variable the program is told what to adopt",
  },
  {
    file: "src/environment/when-stopped.ts",
    by: "tests/rehearsal/recover.test.ts",
    how: "what an up says that was refused",
  },
  {
    file: "src/shared/clock.ts",
    by: "tests/workflows/steps.test.ts",
    how: "the clock of every command that runs for real; other tests bring their own",
  },
  {
    file: "src/ci/deploy.ts",
    by: "tests/workflows/deploy.test.ts",
    how: "each way in which bringing a stack up after a merge ends, through the workflow's steps",
  },
  {
    file: "src/ci/reviewed.ts",
    by: "tests/workflows/deploy.test.ts",
    how: "the comment of the pull request that brought a commit, and a commit without one",
  },
  {
    file: "src/engine/report.ts",
    by: "tests/engine/commands.test.ts",
    how: "what the command prints while it installs",
  },
  {
    file: "src/engine/host/main.ts",
    by: "tests/engine/language-host.test.ts",
    how: "the host runs as a process of its own, as the engine starts it",
  },
  {
    file: "src/live/launch.ts",
    by: "tests/rehearsal/launch.test.ts",
    how: "every condition, before, on and after launch day",
  },
  {
    file: "src/engine/deployed.ts",
    by: "tests/rehearsal/launch.test.ts",
    how: "what go-live knows of the stacks comes from it",
  },
  {
    file: "src/ci/findings.ts",
    by: "tests/commands/drift.test.ts",
    how: "its repair and its entry are used as the command prints them",
  },
  {
    file: "src/shared/tell-only.ts",
    by: "tests/environment/change-guard.test.ts",
    how: "what is refused is only told where its variable is set",
  },
  {
    file: "src/ci/drift-text.ts",
    by: "tests/commands/drift.test.ts",
    how: "what the command prints, as text and as Markdown",
  },
  {
    file: "src/data/refresh/report.ts",
    by: "tests/commands/data-refresh.test.ts",
    how: "what the command prints and keeps",
  },
  {
    file: "src/data/sanitise/findings.ts",
    by: "tests/commands/data.test.ts",
    how: "what the command prints, as text and as JSON",
  },
  {
    file: "src/rehearsal/rehearsal.ts",
    by: "tests/rehearsal/rehearse.test.ts",
    how: "the rehearsal that the command runs",
  },
  {
    file: "src/rehearsal/isolation.ts",
    by: "tests/rehearsal/rehearse.test.ts",
    how: "the command isolates itself where the machine lets it",
  },
  {
    file: "src/rehearsal/network-watch.ts",
    by: "tests/rehearsal/rehearse.test.ts",
    how: "counts what tried to leave",
  },
  {
    file: "src/rehearsal/state-folder.ts",
    by: "tests/commands/sandbox-exec.test.ts",
    how: "the default of --state",
  },
  {
    file: "src/secrets/ask.ts",
    by: "tests/secrets/set.test.ts",
    how: "takes the value from standard input",
  },
  {
    file: "src/secrets/fingerprint-key.ts",
    by: "tests/secrets/set.test.ts",
    how: "the key is made with the first value",
  },
  {
    file: "src/secrets/stack-config.ts",
    by: "tests/secrets/set.test.ts",
    how: "values are read from and written to the stack's file",
  },
  {
    file: "src/secrets/write.ts",
    by: "tests/secrets/set.test.ts",
    how: "what the file holds afterwards",
  },
  {
    file: "src/index.ts",
    by: "tests/rehearsal/life.test.ts",
    how: "the program, which the engine runs",
  },
  {
    file: "src/render/provider.ts",
    by: "tests/contract/provider-code.test.ts",
    how: "the text in state loads it",
  },
];
