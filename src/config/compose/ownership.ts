/** Who owns a thing that several stacks use. */
export type Ownership = { owner: true } | { owner: false; stack: string };

/** Ours when the owner is this very stack. */
export function ownership(owner: string, stack: string): Ownership {
  return owner === stack ? { owner: true } : { owner: false, stack: owner };
}
