import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PulumiResult, runPulumi } from "../../../src/engine/pulumi.ts";
import { leanProject } from "../../engine/support/lean-start.ts";
import { keyInVault } from "../../engine/support/stack-init.ts";
import type { Simulator } from "../simulator.ts";

const root = join(import.meta.dirname, "../../..");

/** Stacks of the small program on the real engine, in a folder of their own. */
export class EngineStacks {
  readonly #folder = mkdtempSync(join(tmpdir(), "render-stacks-"));
  readonly #env: NodeJS.ProcessEnv;

  constructor({ server }: Simulator) {
    mkdirSync(join(this.#folder, "state"));
    symlinkSync(join(root, "node_modules"), join(this.#folder, "node_modules"));
    const program = join(root, "tests/render/program/small.ts");
    this.#write("package.json", '{"type":"module"}');
    this.#write("index.ts", `import ${JSON.stringify(program)};\n`);
    this.#write("Pulumi.yaml", leanProject("shop"));
    this.#env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${join(this.#folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      RENDER_HOST: server.url,
      RENDER_API_KEY: server.apiKey,
      RENDER_OWNER_ID: server.ownerId,
      RENDER_CLOCK_SPEED: "100",
    };
  }

  /** A stack without anything in it, with these values in its configuration. */
  async add(stack: string, config: Record<string, string> = {}): Promise<void> {
    await this.must("stack", "init", stack, keyInVault);
    const lines = Object.entries(config).map(([key, value]) => `  shop:${key}: ${value}\n`);
    if (lines.length > 0) this.#write(`Pulumi.${stack}.yaml`, `config:\n${lines.join("")}`);
  }

  run(...args: string[]): Promise<PulumiResult> {
    return runPulumi({ cwd: this.#folder, env: this.#env, args });
  }

  up(stack: string, ...more: string[]): Promise<PulumiResult> {
    return this.run("up", "--yes", "--skip-preview", "--stack", stack, ...more);
  }

  async must(...args: string[]): Promise<PulumiResult> {
    const result = await this.run(...args);
    if (result.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")}: ${result.output}`);
    return result;
  }

  /** What the engine keeps, as it is now; `restore` puts it back. */
  keep(): void {
    cpSync(join(this.#folder, "state"), join(this.#folder, "kept"), { recursive: true });
  }

  restore(): void {
    rmSync(join(this.#folder, "state"), { recursive: true });
    cpSync(join(this.#folder, "kept"), join(this.#folder, "state"), { recursive: true });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #write(file: string, text: string): void {
    writeFileSync(join(this.#folder, file), text);
  }
}

/** Ends every process below this one at once, as if the engine's machine had gone. */
export function killEngine(): void {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const children = Map.groupBy(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number)),
    ([, parent]) => parent!,
  );
  const below = (parent: number): number[] =>
    (children.get(parent) ?? []).flatMap(([pid]) => [pid!, ...below(pid!)]);
  for (const pid of below(process.pid)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself meanwhile, as `ps` has.
    }
  }
}
