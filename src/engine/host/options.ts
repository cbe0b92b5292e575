/** What a project may set under `runtime: {name: nodejs, options: {...}}` in Pulumi.yaml. */
export interface RuntimeOptions {
  /** Compile TypeScript with ts-node while running. Default true, as with the official host. */
  typescript: boolean;
  /** Path of the tsconfig.json that ts-node uses. */
  tsconfig: string | undefined;
  /** Arguments of the Node process, split as a shell would. */
  nodeArgs: string[];
  /** The package manager of `pulumi install` and `pulumi about`. */
  packageManager: PackageManager | "auto";
}

const packageManagers = ["npm", "yarn", "pnpm", "bun"] as const;
export type PackageManager = (typeof packageManagers)[number];

/** Reads the options of a project; throws on one that has the wrong type. */
export function parseRuntimeOptions(options: Record<string, unknown>): RuntimeOptions {
  const { typescript = true, tsconfig, nodeargs = "", packagemanager = "auto" } = options;
  if (typeof typescript !== "boolean") throw new Error("typescript option must be a boolean");
  if (tsconfig !== undefined && typeof tsconfig !== "string") {
    throw new Error("tsconfig option must be a string");
  }
  if (typeof nodeargs !== "string") throw new Error("nodeargs option must be a string");
  if (!isPackageManager(packagemanager)) {
    throw new Error(
      `packagemanager option must be one of auto, ${packageManagers.join(", ")}, ` +
        `got ${JSON.stringify(packagemanager)}`,
    );
  }
  return {
    typescript,
    tsconfig,
    nodeArgs: splitArguments(nodeargs),
    packageManager: packagemanager,
  };
}

function isPackageManager(value: unknown): value is PackageManager | "auto" {
  return value === "auto" || packageManagers.some((name) => name === value);
}

/**
 * Splits a command line into words by a POSIX shell's rules for spaces, quotes and
 * backslashes, and nothing else: no variables, no patterns.
 */
export function splitArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (quote !== undefined && char === quote) {
      quote = undefined;
    } else if (char === "\\" && quote !== "'" && i + 1 < line.length) {
      word = (word ?? "") + line.charAt(++i);
    } else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
      word ??= "";
    } else if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + char;
    }
  }
  if (quote !== undefined) throw new Error(`nodeargs option has an unclosed ${quote}: ${line}`);
  if (word !== undefined) words.push(word);
  return words;
}
