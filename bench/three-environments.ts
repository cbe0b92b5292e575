/**
 * What looking at three environments takes against looking at the slowest of them alone: seconds,
 * processor time and calls to vendors of `infra verify`, `status` and `drift`, as a person runs them,
 * against the sandbox. All are asked in turn, round after round, so that a busy machine slows all of
 * them; only the ratio is a property of the product. No command can be faster than its processor time
 * spread over the machine's cores: that floor stands beside it. Where vendors take their time to answer,
 * as real ones do, it shows whether they are asked side by side.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { environmentsOf } from "../src/config/load-from-files.ts";
import { openStage } from "../tests/rehearsal/stage.ts";
import { median, report } from "./measure.ts";

const stacks = ["prod", "staging", "dev"];
const rounds = 5;

/** Real vendors and hosts answer after some tenths of a second, the sandbox at once. */
const cases = [
  { command: "verify", delayMs: 0 },
  { command: "status", delayMs: 0 },
  { command: "drift", delayMs: 0 },
  { command: "verify", delayMs: 300 },
  { command: "status", delayMs: 300 },
  { command: "drift", delayMs: 300 },
];
type Case = (typeof cases)[number];
const bin = join(dirname(import.meta.dirname), "bin", "infra.js");

interface Sample {
  seconds: number;
  cpu: number;
  calls: number;
}

const stage = await openStage();
const hosts = environmentsOf(stage.cwd).flatMap((spec) => spec.hosts.map(({ name }) => name));
const samples = new Map<string, Sample[]>();
try {
  await stage.up("prod");
  await Promise.all([stage.up("staging"), stage.up("dev")]);
  // The first round is not counted: it fills the caches of the disk.
  for (let round = 0; round <= rounds; round++) {
    for (const one of cases) {
      for (const asked of [...stacks.map((stack) => [stack]), stacks]) {
        const sample = await measure(one, asked);
        const key = keyOf(one, asked);
        if (round > 0) samples.set(key, [...(samples.get(key) ?? []), sample]);
      }
    }
  }
} finally {
  await stage.close();
}
report("three-environments", cases.flatMap(rowsOf));

function keyOf({ command, delayMs }: Case, asked: string[]): string {
  return [command, delayMs, ...asked].join(" ");
}

function rowsOf(one: Case): Record<string, string | number>[] {
  const of = (asked: string[]) => samples.get(keyOf(one, asked))!;
  const slowest = of(stacks).map((_, round) =>
    Math.max(...stacks.map((stack) => of([stack])[round]!.seconds)),
  );
  return [...stacks.map((stack) => [stack]), stacks].map((asked) => {
    const own = of(asked);
    const middle = (name: keyof Sample) => median(own.map((sample) => sample[name]));
    const ratio = median(own.map(({ seconds }, round) => seconds / slowest[round]!));
    return {
      command: one.command,
      "vendors answer after ms": one.delayMs,
      of: asked.join(", "),
      seconds: Number(middle("seconds").toFixed(2)),
      "processor seconds": Number(middle("cpu").toFixed(2)),
      "floor by cores": Number((middle("cpu") / availableParallelism()).toFixed(2)),
      calls: middle("calls"),
      "times the slowest": Number(ratio.toFixed(2)),
    };
  });
}

async function measure({ command, delayMs }: Case, asked: string[]): Promise<Sample> {
  stage.sandbox.world.clearCalls();
  stage.sandbox.faults.clear();
  if (delayMs > 0) stage.sandbox.faults.arm("slow", { times: 1_000_000, delayMs });
  const conditions = stage.sandbox.world.table("web/conditions");
  for (const host of hosts) conditions[host] = { delayMs };
  const [started, before] = [performance.now(), processorSeconds()];
  await run([command, ...asked.flatMap((stack) => ["-s", stack])]);
  return {
    seconds: (performance.now() - started) / 1000,
    cpu: processorSeconds() - before,
    calls: stage.sandbox.world.calls.length,
  };
}

async function run(args: string[]): Promise<void> {
  const env = { ...process.env, ...stage.sandbox.env, VERIFY_PASSWORD: "of the test user" };
  const child = spawn(process.execPath, [bin, ...args], { cwd: stage.cwd, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`infra ${args.join(" ")} ended with ${code}:\n${output}`);
}

/** Of this process, in which the sandbox answers, and of all children that have ended; on Linux. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]!.split(" ");
  // cutime and cstime are the 16th and 17th of proc(5), in hundredths of a second.
  const children = (Number(fields[13]) + Number(fields[14])) / 100;
  return (user + system) / 1e6 + children;
}
