import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diceFrom } from "../dice.ts";
import { type Interruptible, interruptibles, run, type Strike, signals } from "./signals.ts";

/**
 * How often each signal is sent to each command; 50 for a thorough look, which takes an hour. Default:
 * one of them, once.
 */
const times = Number(process.env["SIGNAL_TIMES"] ?? 0);
const seed = Number(process.env["SIGNAL_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const atOnce = 3;

async function runInFolder(command: Interruptible, strike?: Strike): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "signals-"));
  try {
    return await run(command, folder, strike);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long a command inside of a sandbox takes here and now. */
async function measure(): Promise<number> {
  const started = performance.now();
  expect(await runInFolder(interruptibles["sandbox exec"]!)).toEqual([]);
  return performance.now() - started;
}

function signalsFor(dice: () => number): readonly (typeof signals)[number][] {
  if (times === 0) return signals.slice(Math.floor(dice() * signals.length)).slice(0, 1);
  return signals.flatMap((signal) => Array.from({ length: times }, () => signal));
}

describe(`a signal at any moment (SIGNAL_SEED=${seed})`, {
  timeout: 600_000 * (times || 1),
}, () => {
  it("ends a command with the signal's exit code, and nothing of it is left", async () => {
    const dice = diceFrom(seed);
    const usualMs = await measure();
    const strikes = Object.entries(interruptibles).flatMap(([name, command]) =>
      signalsFor(dice).map((signal) => {
        const atMs = Math.round(dice() * command.length * usualMs);
        return { name, command, strike: { signal, atMs, group: dice() < 0.5 } };
      }),
    );
    const faults: string[] = [];
    const work = async () => {
      for (let next = strikes.pop(); next; next = strikes.pop()) {
        const { name, command, strike } = next;
        for (const fault of await runInFolder(command, strike)) {
          faults.push(`infra ${name}, ${JSON.stringify(strike)}: ${fault}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    expect(faults).toEqual([]);
  });
});
