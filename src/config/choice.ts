import { z } from "zod";

/**
 * Text that an editor completes and marks from a list, by the JSON Schema alone: whether it fits is
 * for a rule to say, which knows what it is for. `means` is what the editor shows beside a name.
 */
export function choice(names: readonly string[], means: (name: string) => string) {
  // `enumDescriptions` is what VS Code's editors know: https://code.visualstudio.com/docs/languages/json
  return z.string().meta({ enum: [...names], enumDescriptions: names.map(means) });
}
