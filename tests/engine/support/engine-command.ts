/** Runs `infra engine` alone, as a process that a test can race against another or kill. */
import { engineCommand } from "../../../src/commands/engine.ts";
import { describeError } from "../../../src/shared/errors.ts";

try {
  await engineCommand().parseAsync();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
