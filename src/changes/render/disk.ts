import { type Case, casesOf, type Inputs, type Outcomes } from "../outcome.ts";

interface Disk {
  name?: string;
  mountPath?: string;
  sizeGB?: number;
}

const docs = "https://render.com/docs/disks";
const diskOf = (value: unknown) => value as Disk | undefined;

export const hasDisk = ({ disk: value }: Inputs): boolean => value !== undefined && value !== null;

const presence: Case[] = [
  {
    when: "taken away",
    applies: ({ before, after }) => diskOf(before) !== undefined && diskOf(after) === undefined,
    effect: "loses",
    means: "What is on the disk is gone.",
    source: docs,
  },
  {
    when: "added",
    applies: ({ before, after }) => diskOf(before) === undefined && diskOf(after) !== undefined,
    effect: "interrupts",
    means: "From then on the service runs as one instance, and stops while it is deployed.",
    source: docs,
  },
];

const sizes = casesOf(
  (value) => diskOf(value)?.sizeGB,
  [
    {
      when: "made smaller",
      applies: (from, to) => from !== undefined && to !== undefined && to < from,
      effect: "impossible",
      means: "A disk only grows: make another service with a smaller one, and copy.",
      source: docs,
    },
    {
      when: "made larger",
      applies: (from, to) => from !== undefined && to !== undefined && to > from,
      effect: "interrupts",
      means: "One deploy, for which the service stops. A disk never shrinks again.",
      source: docs,
    },
  ],
);

const mounts = casesOf(
  (value) => diskOf(value)?.mountPath,
  [
    {
      when: "mounted elsewhere",
      applies: (from, to) => from !== undefined && to !== undefined && to !== from,
      effect: "loses",
      means: "None of what the process wrote is where it was.",
      source: docs,
    },
  ],
);

/** What a change of a service's disk does. */
export const disk: Outcomes = [
  ...presence,
  ...sizes,
  ...mounts,
  { effect: "in place", means: "Renamed." },
];
