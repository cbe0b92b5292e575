import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One way of doing a thing whose cost is compared with the others'. */
export interface Variant {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

export interface Sample {
  /** Wall-clock seconds. */
  seconds: number;
}

/**
 * Runs the variants in turn (A B C A B C ...), so that a machine that slows down slows all of them,
 * and gives each one's samples. One warm-up round is not counted.
 */
export async function interleave(
  variants: readonly Variant[],
  rounds: number,
): Promise<Map<string, Sample[]>> {
  const samples = new Map(variants.map(({ name }) => [name, [] as Sample[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const variant of variants) {
      const sample = await once(variant);
      if (round > 0) samples.get(variant.name)!.push(sample);
    }
  }
  return samples;
}

async function once({ name, command, args, cwd, env }: Variant): Promise<Sample> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`${name} ended with exit code ${code}:\n${output}`);
  return { seconds: (performance.now() - started) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median of a/b, pair by pair: what a drifting machine does to both cancels out. */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, index) => value / b[index]!));
}

/** Prints rows as a table and keeps them as `bench/results/<name>.json`. */
export function report(name: string, rows: Record<string, string | number>[]): void {
  console.table(rows);
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  const result = { bench: name, at: new Date().toISOString(), node: process.version, rows };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}
