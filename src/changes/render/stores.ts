import type { KeyValueArgs } from "../../render/key-value.ts";
import type { PostgresArgs } from "../../render/postgres.ts";
import type { MarkedInputs } from "../../render/properties.ts";
import { isSamePlan, isSmallerPlan } from "../../render/providers/plans.ts";
import { always, type Case, type KindChanges, type Outcomes } from "../outcome.ts";
import { addresses, letsIn, moves, stateless, suspended } from "./shared.ts";

const fixed = "https://render.com/tutorials/postgres-on-render/provisioning-and-immutable-fields";
const storage = "https://render.com/tutorials/postgres-on-render/storage-and-autoscaling";
const maintenance = "https://render.com/docs/platform-maintenance";
const keyValueDocs = "https://render.com/docs/key-value";

type Kind = "keyValue" | "postgres";

const planCase =
  (applies: (from: string, to: string) => boolean): Case["applies"] =>
  ({ before, after }) =>
    applies(String(before ?? ""), String(after ?? ""));

const samePlan = (kind: Kind): Case => ({
  when: "another name of the same plan",
  applies: planCase((from, to) => isSamePlan(kind, from, to)),
  effect: "in place",
  means: "Nothing changes at Render, which has two names for it.",
});

const made = (why: string) => `${why}: another is made, empty. Export, and import there.`;

/** Inputs of a Postgres instance that Render fixes at its creation. */
const immutable = always("loses", made("Render cannot change it"), { source: fixed });

const postgresPlans: Outcomes = [
  samePlan("postgres"),
  {
    when: "to free",
    applies: planCase((from, to) => to === "free" && from !== "free"),
    effect: "impossible",
    means:
      "A free instance is limited to 30 days and 1 GB: Render makes none of a paid one. Make " +
      "another, and copy.",
    source: "https://render.com/docs/free",
    assumed: true,
  },
  {
    when: "smaller",
    applies: planCase((from, to) => to !== "free" && isSmallerPlan("postgres", from, to)),
    effect: "interrupts",
    means:
      "Out of reach for minutes. No page of Render says whether it makes an instance smaller, and " +
      "nobody tried: it may refuse, or leave too little memory.",
    consent: "everywhere",
    source: maintenance,
    assumed: true,
  },
  {
    effect: "interrupts",
    means: "Out of reach for minutes; with a standby for less than one.",
    consent: "where kept whole",
    source: maintenance,
  },
];

const postgresStorage: Outcomes = [
  {
    when: "lowered",
    applies: ({ before, after }) => Number(after) < Number(before),
    effect: "impossible",
    means: "Storage only grows: make a smaller instance, and copy.",
    source: storage,
  },
  {
    effect: "in place",
    means: "At most once in 12 hours, and never back.",
    source: storage,
  },
];

const namesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const replicas: Outcomes = [
  {
    when: "one less",
    applies: ({ before, after }) => namesOf(before).some((name) => !namesOf(after).includes(name)),
    effect: "interrupts",
    means: "Who reads from the copy that is deleted is cut off; the data is in the instance.",
    consent: "where kept whole",
  },
  { effect: "in place", means: "A copy to read from is made." },
];

const postgres: KindChanges<keyof MarkedInputs<PostgresArgs> & string> = {
  title: "Render: Postgres instance",
  opens: { inputs: { ipAllowList: letsIn } },
  inputs: {
    name: always("in place", "Renamed; its address stays."),
    plan: postgresPlans,
    version: immutable,
    region: immutable,
    environmentId: moves,
    databaseName: immutable,
    databaseUser: immutable,
    diskSizeGB: postgresStorage,
    diskAutoscaling: always("in place", "Whether storage grows by itself from then on.", {
      source: storage,
    }),
    highAvailability: [
      {
        when: "turned off",
        applies: ({ after }) => after !== true,
        effect: "interrupts",
        means: "There is no standby any more: every maintenance takes minutes.",
        source: maintenance,
      },
      { effect: "in place", means: "A standby is made." },
    ],
    readReplicas: replicas,
    ipAllowList: addresses,
    suspended,
    ...stateless,
  },
  deleted: always("loses", "The instance is destroyed with its databases."),
};

const keyValue: KindChanges<keyof MarkedInputs<KeyValueArgs> & string> = {
  title: "Render: Key Value store",
  opens: { inputs: { ipAllowList: letsIn } },
  inputs: {
    name: always("in place", "Renamed; its address stays."),
    plan: [
      samePlan("keyValue"),
      {
        when: "smaller",
        applies: planCase((from, to) => isSmallerPlan("keyValue", from, to)),
        effect: "loses",
        means: "Render makes no store smaller: another is made, empty.",
        source: keyValueDocs,
      },
      {
        when: "free to paid",
        applies: planCase((from, to) => from === "free" && to !== "free"),
        effect: "loses",
        means: "Its address stays; what it holds may be lost.",
        source: keyValueDocs,
      },
      {
        effect: "interrupts",
        means: "Restarts on the larger plan: out of reach for minutes.",
        consent: "where kept whole",
        source: maintenance,
      },
    ],
    region: always("loses", "Render moves no store: another is made, empty.", {
      source: keyValueDocs,
    }),
    environmentId: moves,
    maxmemoryPolicy: always("interrupts", "Restarts; connections break for a moment.", {
      source: keyValueDocs,
    }),
    persistence: [
      {
        when: "turned off",
        applies: ({ after }) => after === "off",
        effect: "loses",
        means: "What it holds does not survive its next restart.",
        source: keyValueDocs,
      },
      { effect: "interrupts", means: "Restarts; connections break for a moment." },
    ],
    ipAllowList: addresses,
    suspended,
    ...stateless,
  },
  deleted: always("loses", "The store is destroyed with what it holds."),
};

/** By kind of resource. */
export const stores = { Postgres: postgres, KeyValue: keyValue };
