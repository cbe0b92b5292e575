import { constants } from "node:os";
import { UserError } from "./errors.ts";

/** Signals that ask a process to end: Ctrl-C, a supervisor, a terminal that closes. */
const asking = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The exit code that shells give to what a signal has ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Why work was given up: this process was asked to end. */
export class Interrupted extends UserError {
  readonly exitCode: number;
  /** What was left and how to go on, in words for the person who asked; empty where there is nothing to say. */
  left = "";

  constructor(signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
    this.exitCode = exitCodeOf(signal);
  }
}

/** The end of each work that is under way. */
const running = new Set<Promise<void>>();
let ending = new AbortController();

const ask = (signal: NodeJS.Signals) => ending.abort(new Interrupted(signal));

/**
 * Does work that has something to clean up: what it starts, locks or makes. From before its first
 * step to after its last a signal does not end the process but aborts the AbortSignal, by which the
 * work ends early and in good order; it then throws the signal's reason, an `Interrupted`. Work may
 * be done inside of other work, and after a signal it finds the AbortSignal aborted at its start.
 * `left` tells of it what is left then, and how to go on; of work inside of other, the outermost's counts.
 *
 * Further signals change nothing: of one Ctrl-C, npm sends a second to what it runs. Outside of such
 * work a signal ends the process at once, as nothing has been started.
 */
export async function interruptible<T>(
  work: (asked: AbortSignal) => Promise<T>,
  left?: () => string,
): Promise<T> {
  if (running.size === 0) listen();
  const { signal } = ending;
  const end = Promise.withResolvers<void>();
  running.add(end.promise);
  try {
    return await work(signal);
  } catch (error) {
    // Node's own functions wrap the reason in an error of theirs.
    const isWrapped = signal.aborted && (error as Error).cause === signal.reason;
    const reason = isWrapped ? signal.reason : error;
    if (reason instanceof Interrupted && left !== undefined) reason.left = left();
    throw reason;
  } finally {
    running.delete(end.promise);
    end.resolve();
    if (running.size === 0) stopListening();
  }
}

/**
 * Does work that has nothing to clean up but what is interruptible inside of it: a signal ends it
 * without waiting for the rest, such as an answer of a vendor or a condition that is polled for.
 */
export async function untilAsked<T>(work: () => Promise<T>, left?: () => string): Promise<T> {
  return await interruptible(async (asked) => {
    const end = Promise.withResolvers<never>();
    const giveUp = () => end.reject(asked.reason);
    if (asked.aborted) giveUp();
    asked.addEventListener("abort", giveUp, { once: true });
    return await Promise.race([work(), end.promise]);
  }, left);
}

/** Resolves once no interruptible work is under way. */
export async function allWorkEnded(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}

function listen(): void {
  for (const signal of asking) process.on(signal, ask);
}

function stopListening(): void {
  for (const signal of asking) process.off(signal, ask);
  ending = new AbortController();
}
