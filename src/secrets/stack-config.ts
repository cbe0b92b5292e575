import { pulumi, runPulumi } from "../engine/pulumi.ts";

/** A stack file, changed by Pulumi's command line, which encrypts as the stack is set up to. */
export class StackConfig {
  readonly #cwd: string;
  readonly #stack: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(project: string, stack: string, env: NodeJS.ProcessEnv = process.env) {
    this.#cwd = project;
    this.#stack = stack;
    this.#env = env;
  }

  /** The clear value of a key; none where the stack cannot be opened or has no such key. */
  async get(key: string): Promise<string | undefined> {
    const { exitCode, stdout } = await runPulumi(this.#options(["config", "get", key]));
    return exitCode === 0 ? stdout.trim() : undefined;
  }

  /** Encrypts a value into the file. The value travels on standard input, where nobody sees it. */
  async setSecret(path: string, value: string): Promise<void> {
    const options = this.#options(["config", "set", "--secret", "--path", path]);
    await pulumi({ ...options, input: value });
  }

  /** Writes values that anybody may see, all in one. */
  async setPlain(values: Record<string, string>): Promise<void> {
    const pairs = Object.entries(values).flatMap(([path, value]) => [
      "--plaintext",
      `${path}=${value}`,
    ]);
    await pulumi(this.#options(["config", "set-all", "--path", ...pairs]));
  }

  /** Removes a key; one that is not there is gone already. */
  async remove(path: string): Promise<void> {
    await pulumi(this.#options(["config", "rm", "--path", path]));
  }

  #options(args: string[]) {
    return { cwd: this.#cwd, env: this.#env, args: [...args, "--stack", this.#stack] };
  }
}
