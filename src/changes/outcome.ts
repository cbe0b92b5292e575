/** What a change does, from what has to be read first to what may be skipped. */
export const effects = {
  impossible: "the vendor cannot do it; refused",
  loses: "destroyed with what it holds; refused until `allowDeletion` names it",
  replaces: "something else takes its place; what was there is not deleted with its data",
  interrupts: "changed where it stands; connections break for a while",
  "in place": "changed where it stands; services go on",
} as const;

export type Effect = keyof typeof effects;

/** What one change does. */
export interface Outcome {
  /** Which change. Default: any, or any other. */
  when?: string;
  effect: Effect;
  /** In a sentence: what happens, and what to do instead where it must not. */
  means: string;
  /**
   * Where `allowInterruption` has to name the thing first: because it takes longer than a moment, or,
   * everywhere, because nothing brings back what was. Default: nowhere.
   */
  consent?: "where kept whole" | "everywhere";
  /** Vendor page that says so; none where it follows from this program. */
  source?: string;
  /** Nobody has seen the vendor do it, and no page says so. */
  assumed?: true;
}

/** Inputs of a resource, by name, as the engine has them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A property before and after, and the whole of which it is one. */
export interface Change {
  before: unknown;
  after: unknown;
  inputs: { before: Inputs; after: Inputs };
}

/** The outcome of some changes of a property: those to which it applies. */
export interface Case extends Outcome {
  when: string;
  applies(change: Change): boolean;
  /** What of the property it looks at, for people; default: the property as a whole. */
  looksAt?(value: unknown): unknown;
}

/** Every outcome of a change of a property: cases, and last what becomes of all other changes. */
export type Outcomes = readonly [...cases: Case[], otherwise: Outcome];

/** What becomes of a resource of one type when an input changes, or when it is deleted. */
export interface KindChanges<Name extends string = string> {
  /** In the words of the vendor, after its name: `Render: Postgres instance`. */
  title: string;
  inputs: Readonly<Record<Name, Outcomes>>;
  /** What an update does where no input differs and that output says that something is left to do. */
  due?: { output: string; outcomes: Outcomes };
  deleted: Outcomes;
  /** It says who may do what, or holds what proves it: any change of it is one of rights. */
  rights?: true;
  /** What lets more people in than before: being made at all, or these inputs with these values. */
  opens?: { created?: true; inputs?: Readonly<Partial<Record<Name, Widens>>> };
  /** Inputs that nobody can look at from outside: an edit of them by hand stays unseen. */
  unseen?: Readonly<Partial<Record<Name, Unseen>>>;
}

/** Why an input cannot be seen. */
export interface Unseen {
  /** In a few words, without a period. */
  why: string;
  /** Default: always. */
  when?(inputs: Inputs): boolean;
}

/** The vendor takes it, and its API answers everything but it. */
export const writeOnly: Unseen = { why: "the vendor takes it and never gives it back" };
/** No vendor has it. */
export const ours: Unseen = { why: "read by this program alone, and kept at no vendor" };

/** Whether a change lets somebody in who was kept out before. */
export type Widens = (before: unknown, after: unknown) => boolean;

/** The same with the inputs that a type of arguments has: one forgotten or made up is an error. */
export type ChangesOfArgs<Args, Name extends keyof Args = keyof Args> = KindChanges<Name & string>;

/** The outcome of every change of a property. */
export function always(effect: Effect, means: string, more: Partial<Outcome> = {}): Outcomes {
  return [{ effect, means, ...more }];
}

/** Cases that look at one part of a property, such as the size in a cluster's specification. */
export function casesOf<Part>(
  looksAt: (value: unknown) => Part,
  cases: readonly (Outcome & { when: string; applies(before: Part, after: Part): boolean })[],
): Case[] {
  return cases.map(({ applies, ...outcome }) => ({
    ...outcome,
    looksAt,
    applies: ({ before, after }) => applies(looksAt(before), looksAt(after)),
  }));
}
