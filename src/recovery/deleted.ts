import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumi, type StackTarget } from "../engine/pulumi.ts";
import { writePrivately } from "../shared/private-files.ts";

/** A stack's state as far as it matters here; the rest is handed on as it is. */
export interface State {
  deployment: { resources?: Remembered[] };
}

interface Remembered {
  urn: string;
  /** Deleted at its vendor, for what takes its place to be made. */
  pendingReplacement?: boolean;
  dependencies?: string[];
  propertyDependencies?: Record<string, string[]>;
}

/**
 * Lets the engine forget what it deleted to make something else in its place. While it remembers that,
 * a preview tells of a replacement and not of a creation, a refresh leaves it alone, and what was made
 * in its place without the answer arriving cannot be taken in. Gives back the URNs of what is forgotten.
 */
export async function forgetDeleted({ cwd, stack, env }: StackTarget): Promise<string[]> {
  const where = { cwd, env };
  const { stdout } = await pulumi({ ...where, args: ["stack", "export", "--stack", stack] });
  const state: State = JSON.parse(stdout);
  const deleted = deletedIn(state);
  if (deleted.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "recover-"));
  try {
    const file = join(folder, "state.json");
    writePrivately(file, JSON.stringify(withoutDeleted(state)));
    await pulumi({ ...where, args: ["stack", "import", "--file", file, "--stack", stack] });
    return deleted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isDeleted = ({ pendingReplacement }: Remembered) => pendingReplacement === true;

function deletedIn({ deployment: { resources = [] } }: State): string[] {
  return resources.filter(isDeleted).map(({ urn }) => urn);
}

/** The state without what was deleted, and without what refers to that. */
export function withoutDeleted(state: State): State {
  const deleted = new Set(deletedIn(state));
  const kept = (urns: readonly string[]) => urns.filter((urn) => !deleted.has(urn));
  const rest = state.deployment.resources
    ?.filter((resource) => !isDeleted(resource))
    .map(({ dependencies, propertyDependencies, ...resource }) => ({
      ...resource,
      ...(dependencies && { dependencies: kept(dependencies) }),
      // The next up writes these anew, by what its program says.
      ...(propertyDependencies && {
        propertyDependencies: Object.fromEntries(
          Object.entries(propertyDependencies).map(([name, urns]) => [name, kept(urns)]),
        ),
      }),
    }));
  return { ...state, deployment: { ...state.deployment, ...(rest && { resources: rest }) } };
}
