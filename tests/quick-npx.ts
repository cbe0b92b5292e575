import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./architecture/source.ts";

/**
 * Lets lines that say `npx infra` or `npx pulumi` start those at once: npx takes longer to find them
 * than they take to run. The first line that names one is left to the real npx.
 */
export class QuickNpx {
  readonly #folder: string;
  readonly #found = new Set<string>();

  /** Writes into that folder. */
  constructor(folder: string) {
    this.#folder = join(folder, "quick-npx");
    mkdirSync(this.#folder, { recursive: true });
    const file = join(this.#folder, "npx");
    writeFileSync(file, script);
    chmodSync(file, 0o755);
  }

  /** The PATH for a line. */
  pathFor(line: string, path = ""): string {
    const names = [...line.matchAll(/\bnpx (\w+)/g)].map(([, name]) => name!);
    const isNew = names.some((name) => !this.#found.has(name));
    for (const name of names) this.#found.add(name);
    return isNew ? path : [this.#folder, path].join(delimiter);
  }
}

const script = `#!/bin/sh
name=$1
shift
[ "$name" = infra ] && exec node '${join(root, "bin", "infra.js")}' "$@"
exec '${join(root, "node_modules", ".bin")}'/"$name" "$@"
`;
