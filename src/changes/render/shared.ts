import { always, type Case, type Outcomes, type Widens } from "../outcome.ts";

/** Inputs that steer this program, at every kind of resource. */
export const stateless = {
  adopt: always("in place", "Read by the `up` that takes it over; changes nothing afterwards."),
  allowReplace: always("in place", "What this program may destroy; nothing changes at Render."),
  managedBy: always("in place", "The mark of whose it is is written anew."),
};

/** Another Render environment. */
export const moves = always(
  "in place",
  "Moved to the other Render environment; where networks are isolated, the old one cannot reach it.",
  { source: "https://render.com/docs/projects" },
);

/** Stopped by hand of the config, or started again. */
export const suspended: Outcomes = [
  {
    when: "stopped",
    applies: ({ after }) => after === true,
    effect: "interrupts",
    means: "Out of reach until it is started again.",
    consent: "where kept whole",
  },
  { effect: "in place", means: "Started again, with what it held." },
];

const rangesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((each) => String(each?.cidrBlock)) : [];

/** Somebody is on the list who was not, or there is no list any more. */
export const letsIn: Widens = (before, after) =>
  rangesOf(after).some((range) => !rangesOf(before).includes(range)) ||
  (before !== undefined && after === undefined);

const narrowed: Case = {
  when: "somebody is no longer on it",
  applies: ({ before, after }) =>
    rangesOf(before).some((range) => !rangesOf(after).includes(range)) ||
    (before === undefined && after !== undefined),
  effect: "interrupts",
  means: "Who is no longer on the list cannot connect.",
  consent: "where kept whole",
};

/** Who may connect; without a list everybody may. */
export const addresses: Outcomes = [
  narrowed,
  { effect: "in place", means: "More addresses may connect." },
];
