/** Something at a vendor, within what the project's environments consist of, that no stack owns. */
export interface Unowned {
  /** The environment it stands in; of what several share, the first of them. */
  stack: string;
  /** As the vendor writes itself, e.g. `Render`. */
  vendor: string;
  /** What it is, e.g. `web service`. */
  kind: string;
  /** Its name at the vendor, and what tells it apart from others of that name. */
  name: string;
  /** The vendor's own id, where it shows one. */
  id?: string;
  /** What it means for the environment, in a sentence without a period. */
  means: string;
  /** How the stack takes it over; none where nothing in the config can. */
  adopt?: string;
  /** How it goes away. */
  remove: string;
}

/** What one look at one vendor gave. */
export interface Look {
  found: Unowned[];
  /** What could not be looked at, and why: it may hold anything. */
  notLooked: string[];
}

/** As `drift-ignored.yaml` names it: `Render: web service old-api`. */
export function labelOf({ vendor, kind, name }: Pick<Unowned, "vendor" | "kind" | "name">): string {
  return `${vendor}: ${kind} ${name}`;
}

/** The looks of several as one. */
export function together(looks: readonly Look[]): Look {
  return {
    found: looks.flatMap(({ found }) => found),
    notLooked: [...new Set(looks.flatMap(({ notLooked }) => notLooked))],
  };
}
