import { runtime } from "@pulumi/pulumi";

/**
 * Says how to go on where an `up` ends before its time: the engine interrupts the program when a
 * resource has failed, and when somebody has pressed Ctrl-C, and shows what it says then.
 */
export function adviseWhenStopped(stack: string): void {
  if (runtime.isDryRun()) return;
  process.once("SIGINT", () => {
    process.stderr.write(
      `This up was stopped before its end. Run it again: npx pulumi up -s ${stack}\n` +
        "Where it is refused because something exists already, that may be this stack's own, " +
        `made while its answer was lost. Take it into the state first: npx infra recover -s ${stack}\n`,
    );
    process.kill(process.pid, "SIGINT");
  });
}
