/** The process that runs tests in a copy of the project: one vitest, kept warm between mutants. */
import { resolve } from "node:path";
import {
  createVitest,
  type TestModule,
  type TestSequencer,
  type TestSpecification,
} from "vitest/node";
import type { Request, Verdict } from "./runner.ts";

class AsGiven implements TestSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

const tell = (message: Verdict | "alive") => process.send!(message);
const alive = () => void tell("alive");

const vitest = await createVitest("test", {
  watch: false,
  bail: 1,
  maxWorkers: 1,
  reporters: [{ onTestCaseResult: alive, onTestModuleEnd: alive, onTestModuleStart: alive }],
  onConsoleLog: () => false,
  sequence: { sequencer: AsGiven },
});
await vitest.standalone();

/** Every file that was ever a mutant: it is one now, or is again what it was. */
const changedOnce = new Set<string>();

process.on("message", async ({ tests, changed, limitMs }: Request) => {
  for (const { config } of vitest.projects) config.testTimeout = config.hookTimeout = limitMs;
  // What failed for the last mutant would otherwise count towards "bail" and stop this run.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.clearErrors();
  if (changed) changedOnce.add(resolve(changed));
  for (const path of changedOnce) vitest.invalidateFile(path);
  const specifications = await vitest.globTestSpecifications(tests);
  const given = tests.flatMap((test) =>
    specifications.filter(({ moduleId }) => moduleId === resolve(test)),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(given);
  const failed = testModules.find((module) => module.state() === "failed");
  const slowestMs = Math.max(0, ...testModules.map((module) => module.diagnostic().duration));
  if (failed) tell({ killer: nameOfFailure(failed), file: failed.relativeModuleId, slowestMs });
  else if (unhandledErrors.length > 0)
    tell({ killer: `an unhandled error: ${unhandledErrors[0]}`, slowestMs });
  else tell({ killer: undefined, slowestMs });
});

process.on("disconnect", () => vitest.exit(true));

function nameOfFailure(module: TestModule): string {
  for (const test of module.children.allTests("failed")) {
    return `${module.relativeModuleId}: ${test.fullName}`;
  }
  const suites = [module, ...module.children.allSuites()];
  const [error] = suites.flatMap((suite) => suite.errors());
  return `${module.relativeModuleId}, as a whole: ${error?.message}`;
}
