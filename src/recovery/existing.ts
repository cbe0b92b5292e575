import { type Candidate, candidatesFor } from "./ask-vendors.ts";
import { differingProperties } from "./differences.ts";
import type { Creation } from "./preview.ts";
import type { Blind } from "./questions.ts";
import { type Held, readFound } from "./read-found.ts";
import { findPlaces } from "./render-places.ts";
import type { ScratchStack } from "./scratch-stack.ts";

/** A thing that the next `up` would make although it is there. */
export interface Existing {
  creation: Creation;
  /** As an import or an adoption takes it. */
  id: string;
  /** What speaks against its being this stack's own; undefined where nothing does. */
  doubt: string | undefined;
}

/** Looks at the vendors for exactly these things. */
export async function findExisting(
  creations: readonly Creation[],
  render: { project: string; env: NodeJS.ProcessEnv },
  scratch: ScratchStack,
): Promise<{ existing: Existing[]; blind: Blind[] }> {
  const [asked, atRender] = await Promise.all([
    candidatesFor(creations, scratch),
    findPlaces(render, creations),
  ]);
  const held = await readFound(asked.candidates, scratch);
  const places = atRender.places.map(({ creation, id, isOurs }) => {
    const doubt = isOurs ? undefined : "nothing in it has a name of this stack's own";
    return { creation, id, doubt };
  });
  return {
    existing: [...asked.candidates.flatMap((one) => judge(one, held)), ...oneEach(places)],
    blind: [...asked.blind, ...atRender.blind],
  };
}

/** The one of several that is as this stack makes it, else each with what speaks against it. */
export function judge(candidate: Candidate, held: readonly Held[]): Existing[] {
  const { creation } = candidate;
  const found = held
    .filter((one) => one.candidate === candidate)
    .map(({ id, inputs }): Existing => {
      const differing = differingProperties(creation.inputs, inputs);
      const doubt = differing.length > 0 ? `differs in ${differing.join(", ")}` : undefined;
      return { creation, id, doubt };
    });
  return oneEach(found);
}

/** Where several could be it, none is taken for it. */
function oneEach(found: readonly Existing[]): Existing[] {
  const certain = found.filter(({ doubt }) => doubt === undefined);
  if (certain.length < 2) return certain.length === 1 ? certain : [...found];
  return certain.flatMap((one) => {
    const rivals = certain.filter(({ creation }) => creation.urn === one.creation.urn);
    if (rivals.length === 1) return one;
    return { ...one, doubt: `is there ${rivals.length} times: delete all but one` };
  });
}
