import type { Treatment, TreatmentArgs } from "../kind.ts";
import { unlistedCollection } from "../policy/compile.ts";
import { References } from "../references.ts";
import { ResidualScanner } from "../residual/scanner.ts";
import { Sanitiser } from "../sanitise/sanitiser.ts";

/** How documents of MongoDB are treated. */
export function treatDocuments(args: TreatmentArgs): Treatment {
  const { policy, originals, found } = args;
  const sanitiser = new Sanitiser(args);
  const scanner = new ResidualScanner(policy, originals, found);
  const [before, after] = [new References(policy.references), new References(policy.references)];
  return {
    sanitise(collection, document) {
      const rules = policy.collections.get(collection) ?? unlistedCollection(collection);
      const clean = sanitiser.sanitise(rules, document);
      if (clean !== undefined) {
        before.see(collection, document);
        after.see(collection, clean);
      }
      return clean;
    },
    scan: (collection, document) => scanner.scan(collection, document),
    dangling: () => before.danglingBeside(after),
  };
}
