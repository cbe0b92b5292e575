import { CommanderError } from "commander";
import { describeError } from "../shared/errors.ts";
import { allWorkEnded, Interrupted } from "../shared/interrupt.ts";
import { commandLine } from "./command-line.ts";

// Whoever reads the output may have seen enough, as in `infra adopt --help | head`, or have closed
// the terminal; what was begun is still finished, and what was interrupted cleaned up.
for (const output of [process.stdout, process.stderr]) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
  });
}

try {
  const args = process.argv.slice(2);
  const program = await commandLine(args[0]);
  await program.parseAsync(args, { from: "user" });
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong, or shown the help that was asked for.
    process.exitCode = error.exitCode;
  } else if (error instanceof Interrupted) {
    await allWorkEnded();
    if (error.left !== "") process.stderr.write(`${error.message} ${error.left}\n`);
    // Whatever else is under way has nothing to clean up, and may take its time.
    process.exit(error.exitCode);
  } else {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}
