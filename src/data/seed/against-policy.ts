import { treatDocuments } from "../bson/treatment.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { Pseudonyms } from "../sanitise/pseudonyms.ts";
import { type Sanitised, sanitise } from "../sanitise/sanitise.ts";
import type { Source } from "../streams.ts";
import type { SeedFile } from "./schema.ts";
import { SeedSource } from "./source.ts";

/**
 * Lets all that a seed makes go through the policy, as production's data will: a path, type or word
 * that the policy does not list would stop the refresh as soon as production has it.
 */
export async function seedAgainstPolicy(
  file: SeedFile,
  policy: CompiledPolicy,
  signal: AbortSignal,
): Promise<Sanitised> {
  // Nothing is written, so that any value and key will do.
  const variable = () => "any";
  const sources = (["collections", "initial"] as const).map(
    (section) => new SeedSource({ file, section, scale: 1, variable }),
  );
  const pseudonyms = new Pseudonyms("0".repeat(64));
  return await sanitise({
    from: together(sources),
    treat: treatDocuments,
    policy,
    pseudonyms,
    signal,
  });
}

function together(sources: readonly Source[]): Source {
  return {
    async collections() {
      const all = (await Promise.all(sources.map((source) => source.collections()))).flat();
      return [...new Map(all.map((each) => [each.name, each])).values()];
    },
    async *items(signal) {
      for (const source of sources) yield* source.items(signal);
    },
  };
}
