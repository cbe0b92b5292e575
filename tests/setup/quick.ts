import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that bring whole environments up on the engine: minutes, where all others take seconds. */
const slow = /^tests\/rehearsal\//;

/**
 * Keeps `--changed` quick: it leaves out the slow tests that merely import something that changed,
 * and says so. Those of a file that only they reach, and changed ones, stay.
 */
export default class Quick extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { changed, related = [], root } = this.ctx.config;
    if (!changed) return await super.sort(files);
    const kept = files.filter(
      ({ moduleId }) => related.includes(moduleId) || !slow.test(relative(root, moduleId)),
    );
    const left = files.length - kept.length;
    if (left > 0) {
      this.ctx.logger.log(` Left out, because they are slow: ${left} of tests/rehearsal\n`);
    }
    return await super.sort(kept);
  }
}
