/**
 * What a stack of 100 services costs the machine: seconds and memory of a preview, an `up`, a
 * preview without a change and a refresh, by the real engine against a simulated Render that deploys
 * at once. Memory is that of the engine and of all it starts, at its highest.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FaultInjector } from "../src/sandbox/faults.ts";
import { serveRenderApi } from "../src/sandbox/render/server.ts";
import { World } from "../src/sandbox/world.ts";
import { leanProject } from "../tests/engine/support/lean-start.ts";
import { report } from "./measure.ts";

const count = 100;
const sampleMs = 100;
const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "bench-hundred-"));
const world = new World(join(folder, "world"));
const server = await serveRenderApi(world, {
  faults: new FaultInjector(),
  pace: { by: "clock", phaseMs: 0 },
});

const program = `
import { BackgroundWorker } from ${JSON.stringify(join(root, "src/render/background-worker.ts"))};
for (let index = 0; index < ${count}; index++) {
  new BackgroundWorker("worker-" + index, {
    name: "worker-" + index,
    plan: "starter",
    runtime: "node",
    repo: "https://github.com/shop/shop",
    startCommand: "npm start",
    variables: { INDEX: String(index), ROUND: process.env.ROUND ?? "1" },
  });
}
`;

try {
  for (const name of ["state", "project"]) mkdirSync(join(folder, name));
  const cwd = join(folder, "project");
  symlinkSync(join(root, "node_modules"), join(cwd, "node_modules"));
  writeFileSync(join(cwd, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(cwd, "Pulumi.yaml"), leanProject("hundred"));
  writeFileSync(join(cwd, "index.ts"), program);
  await run(cwd, ["stack", "init", "dev"]);
  const rows = [
    await measure(cwd, "preview", ["preview"]),
    await measure(cwd, "up", ["up", "--yes", "--skip-preview"]),
    await measure(cwd, "preview, nothing to do", ["preview", "--expect-no-changes"]),
    await measure(cwd, "refresh", ["refresh", "--yes", "--skip-preview"]),
    await measure(cwd, "up, one variable of each", ["up", "--yes", "--skip-preview"], "2"),
    await measure(cwd, "destroy", ["destroy", "--yes", "--skip-preview"]),
  ];
  report("hundred-services", rows);
} finally {
  await server.close();
  world.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(cwd: string, what: string, args: string[], round = "1") {
  world.clearCalls();
  const { seconds, highestMB } = await run(cwd, args, round);
  const calls = world.calls.length;
  return { services: count, what, seconds: Number(seconds.toFixed(1)), MB: highestMB, calls };
}

/** One command of the engine; ends the bench where it fails. */
async function run(cwd: string, args: string[], round = "1") {
  const started = performance.now();
  const child = spawn(join(root, "node_modules/.bin/pulumi"), [...args, "--non-interactive"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
      PULUMI_STACK: "dev",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      RENDER_HOST: server.url,
      RENDER_API_KEY: server.apiKey,
      RENDER_OWNER_ID: server.ownerId,
      ROUND: round,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (output += chunk));
  }
  let highest = 0;
  const timer = setInterval(() => (highest = Math.max(highest, memoryOf(child))), sampleMs);
  const code = await new Promise((done) => child.once("close", done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`pulumi ${args.join(" ")}:\n${output}`);
  return {
    seconds: (performance.now() - started) / 1000,
    highestMB: Math.round(highest / 1024),
  };
}

/** Memory of a process and of all that it started, in kB. */
function memoryOf({ pid }: ChildProcess): number {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const ours = new Set([pid]);
  for (let size = 0; size !== ours.size; ) {
    size = ours.size;
    for (const [id, parent] of rows) if (ours.has(parent)) ours.add(id);
  }
  return rows.reduce((sum, [id, , kB = 0]) => (ours.has(id) ? sum + kB : sum), 0);
}
