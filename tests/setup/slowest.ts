import type { Reporter, TestModule } from "vitest/node";

const shown = 20;
const worthMs = 1_000;

/** Lists at the end of a run what took longest of it: tests, and what files do before and after theirs. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slow = modules
      // Of a file whose worker crashed there is no telling.
      .filter((module) => ["passed", "failed"].includes(module.state()))
      .flatMap(timesOf)
      .filter(({ ms }) => ms > worthMs)
      .sort((a, b) => b.ms - a.ms)
      .slice(0, shown);
    if (slow.length === 0) return;
    const lines = slow.map(({ ms, name }) => `${(ms / 1000).toFixed(1).padStart(8)} s  ${name}`);
    process.stdout.write(`\n Slowest\n${lines.join("\n")}\n\n`);
  }
}

function timesOf(module: TestModule): { ms: number; name: string }[] {
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests()].map((test) => ({
    ms: test.diagnostic()?.duration ?? 0,
    name: `${file} > ${test.fullName}`,
  }));
  const inTests = tests.reduce((sum, { ms }) => sum + ms, 0);
  return [...tests, { ms: module.diagnostic().duration - inTests, name: `${file} (hooks)` }];
}
