import { chownSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { execa } from "execa";
import manifest from "../../package.json" with { type: "json" };
import { engineLayout } from "../../src/engine/layout.ts";

const checkout = join(import.meta.dirname, "..", "..");

/** Who owns nothing: tests that run as root are somebody else here. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Somebody without rights, with an empty home that holds nothing but the engine, in an empty folder
 * into which the package is installed: there is nothing of the checkout's but its tarball.
 */
export class Stranger {
  /** Where the package is installed. */
  readonly folder: string;
  private readonly env: Record<string, string>;

  private constructor(folder: string, home: string) {
    this.folder = folder;
    const path = (process.env["PATH"] ?? "").split(":");
    this.env = {
      PATH: path.filter((one) => !one.includes("node_modules")).join(":"),
      HOME: home,
      TMPDIR: join(home, "tmp"),
    };
  }

  /** Packs the checkout and installs it below `parent`, which is empty. */
  static async arrive(parent: string): Promise<Stranger> {
    const [dist, home, folder] = ["dist", "home", "acme"].map((name) => join(parent, name));
    const stranger = new Stranger(folder!, home!);
    await execa({ cwd: checkout })`${process.execPath} tools/package.ts ${dist!}`;
    mkdirSync(folder!);
    mkdirSync(join(home!, "tmp"), { recursive: true });
    writeFileSync(join(folder!, "package.json"), '{ "name": "acme", "private": true }\n');
    const tarball = `${manifest.name}-${manifest.version}.tgz`;
    // Packages and the engine are those of whoever runs the tests: nothing is fetched twice.
    const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
    const options = { cwd: folder!, env: { PATH: stranger.env["PATH"]! } };
    await execa("npm", ["pack", "--silent", dist!], options);
    await execa("npm", ["install", ...quiet, `./${tarball}`], options);
    const { folder: engine } = engineLayout(process.env);
    const cached = join(home!, ".pulumi", "versions", basename(engine));
    cpSync(engine, cached, { recursive: true, dereference: true });
    own(parent);
    return stranger;
  }

  /**
   * Runs a command there, or in a folder of theirs beside it, with the programs of the folder `first`
   * before those of the machine; rejects with what it printed.
   */
  async run(
    command: string,
    args: string[] = [],
    { cwd = this.folder, input, first }: { cwd?: string; input?: string; first?: string } = {},
  ): Promise<string> {
    const env = { ...this.env, ...(first && { PATH: `${first}:${this.env["PATH"]}` }) };
    const options = { cwd, env, extendEnv: false, all: true, ...(input && { input }) } as const;
    const { all } = await execa(command, args, { ...options, ...nobody });
    return all;
  }

  /** What is in a file of the platform, and how the stranger's editor writes it. */
  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }
}

/** Gives a folder with all in it to the stranger. */
export function own(folder: string): void {
  const { uid, gid } = nobody;
  if (uid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}
