import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { execa } from "execa";
import { projectFolder } from "../../src/engine/layout.ts";

/** A process in which the program of stacks runs again and again, without being started each time. */
export interface WarmProgram {
  /** Arguments that lead a command of Pulumi's to it. */
  flags: string[];
  close(): Promise<void>;
}

/** Starts it in the folder and with the environment that the programs are to have. */
export async function startWarmProgram(cwd: string, env: NodeJS.ProcessEnv): Promise<WarmProgram> {
  const preload = join(projectFolder, "src", "preload.js");
  const script = join(import.meta.dirname, "program-host.ts");
  const child = execa(process.execPath, ["--require", preload, script], {
    cwd,
    env: { ...env, INFRA_STARTER: String(process.pid) },
    extendEnv: false,
    stdin: "pipe",
    stderr: "inherit",
    reject: false,
    cleanup: true,
  });
  const lines = createInterface({ input: child.stdout });
  const first = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (first.done) throw new Error("the process of the programs ended before it printed its port");
  child.stdout.resume();
  return {
    flags: ["--client", `127.0.0.1:${first.value}`],
    close: async () => {
      child.kill();
      await child;
    },
  };
}
