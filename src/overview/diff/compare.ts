import { describeFaults } from "../../config/fault.ts";
import { loadFromFiles } from "../../config/load-from-files.ts";
import { matrixOf, type SecretCell } from "../../secrets/matrix.ts";
import { UserError } from "../../shared/errors.ts";
import { chosenEnvironments } from "../environments.ts";
import { flatSpec } from "./flat.ts";
import { type Likeness, valueLikeness } from "./likeness.ts";

export interface ComparedValue {
  path: string;
  first?: string;
  second?: string;
  likeness: Likeness;
}

export interface ComparedSecret {
  key: string;
  first: SecretCell;
  second: SecretCell;
  likeness: Likeness;
}

/** Two environments side by side: `infra diff`. Values of secrets are nowhere in it. */
export interface Comparison {
  first: string;
  second: string;
  values: ComparedValue[];
  secrets: ComparedSecret[];
}

/**
 * Compares two environments as they come out of the files. Refuses config with faults, as a secret in
 * the clear would be shown; one that is missing is what a comparison is there to show.
 */
export function compareEnvironments(project: string, first: string, second: string): Comparison {
  const { environments, faults: all } = loadFromFiles(project);
  const faults = all.filter(({ code }) => code !== "secret-missing");
  const [a, b] = chosenEnvironments([...environments.values()], [first, second]);
  if (faults.length > 0) throw new UserError(describeFaults(faults));
  return {
    first,
    second,
    values: compareValues(
      { stack: first, values: flatSpec(a!) },
      { stack: second, values: flatSpec(b!) },
    ),
    secrets: compareSecrets(project, first, second),
  };
}

interface Side {
  stack: string;
  values: Map<string, string>;
}

function compareValues(a: Side, b: Side): ComparedValue[] {
  const paths = [...new Set([...a.values.keys(), ...b.values.keys()])];
  return paths.toSorted().map((path) => {
    const [first, second] = [a.values.get(path), b.values.get(path)];
    const likeness = valueLikeness(first, second, a.stack, b.stack);
    return {
      path,
      ...(first !== undefined && { first }),
      ...(second !== undefined && { second }),
      likeness,
    };
  });
}

function compareSecrets(project: string, first: string, second: string): ComparedSecret[] {
  return Object.entries(matrixOf(project).secrets).flatMap(([key, cells]) => {
    const [a, b] = [cells[first]!, cells[second]!];
    if (a.state === "unused" && b.state === "unused") return [];
    return [{ key, first: a, second: b, likeness: secretLikeness(a, b, second) }];
  });
}

function secretLikeness(a: SecretCell, b: SecretCell, second: string): Likeness {
  const absent = ({ state }: SecretCell) => state === "missing" || state === "unused";
  if (absent(a) || absent(b)) return "missing";
  if (a.sameAs.includes(second)) return "same";
  if (a.state === "generated" && b.state === "generated") return "different";
  return a.changed !== undefined && b.changed !== undefined ? "different" : "not known";
}
