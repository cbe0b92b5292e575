import type { Treatment, TreatmentArgs } from "../kind.ts";
import { References } from "../references.ts";
import { RowSanitiser } from "./row-sanitiser.ts";
import { RowScanner } from "./row-scanner.ts";
import type { Structure } from "./structure.ts";

/** How rows are treated; `setTexts` are those that `set` writes, as the server does. */
export function treatRows(structure: Structure, setTexts: ReadonlyMap<string, string>) {
  return (args: TreatmentArgs): Treatment => {
    const { policy, originals, found } = args;
    const [before, after] = [new References(policy.references), new References(policy.references)];
    const sanitiser = new RowSanitiser({ ...args, structure, setTexts, before, after });
    const scanner = new RowScanner(structure, policy, originals, found);
    return {
      sanitise: (table, line) => sanitiser.sanitise(table, line),
      scan: (table, line) => scanner.scan(table, line),
      dangling: () => before.danglingBeside(after),
    };
  };
}
