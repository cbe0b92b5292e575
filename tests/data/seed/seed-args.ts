import type { SeedArgs } from "../../../src/data/seed/seed.ts";
import { bondigooSeed, variable } from "./seed-file.ts";

/** Replaces the data of dev by what the seed that ships makes. */
export function argsFor(targetUrl: string): SeedArgs {
  return {
    environment: "dev",
    targetUrl,
    isProduction: false,
    intoProduction: false,
    load: bondigooSeed,
    folder: process.cwd(),
    variable,
    scale: 1,
    replaces: true,
    signal: new AbortController().signal,
    onStep: () => {},
    onMade: () => {},
  };
}
