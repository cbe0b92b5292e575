import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Enclosure } from "./copy.ts";

/** What the worker is asked: run these tests in this order, up to the first that fails. */
export interface Request {
  tests: string[];
  /** The file that is a mutant now. */
  changed?: string;
  /** How long one test or hook may take, in milliseconds. */
  limitMs: number;
}

/** What it answers: the test that failed, if any, and how long the slowest file took. */
export interface Verdict {
  killer: string | undefined;
  /** The file of that test, where it was one that failed. */
  file?: string;
  slowestMs: number;
}

/** Runs tests in the copy, and ends a run in which nothing happens any more. */
export class Runner {
  readonly #copy: Enclosure & { project: string };
  #worker: ChildProcess | undefined;

  constructor(copy: Enclosure & { project: string }) {
    this.#copy = copy;
  }

  /** Up to the test that fails first, or what stopped the run. Silence is in milliseconds. */
  async run(request: Request, longestSilence: number): Promise<Verdict> {
    if (!this.#worker?.connected) this.#worker = this.#start();
    const worker = this.#worker;
    const { usable, ...verdict } = await answer(worker, request, longestSilence);
    if (!usable) this.end();
    else this.#copy.endProcesses(worker.pid!);
    return verdict;
  }

  /** Ends the worker; the next run starts another. */
  end(): void {
    this.#worker = undefined;
    this.#copy.endProcesses();
  }

  #start(): ChildProcess {
    const { project, env } = this.#copy;
    return fork(join(project, "tools", "mutants", "worker.ts"), {
      cwd: project,
      env,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
  }
}

function answer(worker: ChildProcess, request: Request, longestSilence: number) {
  return new Promise<Verdict & { usable: boolean }>((resolve) => {
    const stopped = (killer: string) =>
      settle({ killer, slowestMs: longestSilence, usable: false });
    const silent = () => stopped("nothing happened any more");
    let timer = setTimeout(silent, longestSilence);
    const onExit = () => stopped("the process that runs the tests ended");
    const onMessage = (message: Verdict | "alive") => {
      clearTimeout(timer);
      if (message === "alive") timer = setTimeout(silent, longestSilence);
      else settle({ ...message, usable: true });
    };
    const settle = (outcome: Verdict & { usable: boolean }) => {
      clearTimeout(timer);
      worker.off("exit", onExit).off("message", onMessage);
      resolve(outcome);
    };
    worker.on("exit", onExit).on("message", onMessage);
    worker.send(request);
  });
}
