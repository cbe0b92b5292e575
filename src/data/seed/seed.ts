import type { Contents } from "../backup/contents.ts";
import { contentsOf } from "../backup/contents.ts";
import { replaceAll } from "../backup/replace.ts";
import { type Connection, connect } from "../mongodb/connection.ts";
import { readMarker, setPartial } from "../mongodb/marker.ts";
import { countsIn } from "../mongodb/target.ts";
import {
  consentRefusals,
  isNamedProduction,
  markedRefusals,
  type Named,
} from "../refresh/interlocks.ts";
import { targetRefusals } from "../refresh/marked.ts";
import { mark } from "../refresh/marker.ts";
import { isLoopback, placeOf } from "../refresh/place.ts";
import { Unverified } from "../refresh/unverified.ts";
import { type Ran, runSeedCommand } from "./command.ts";
import { type Initial, initialPlan, writeInitial } from "./initial.ts";
import type { Section, SeedFile } from "./schema.ts";
import { SeedSource } from "./source.ts";

/** The environment of a laptop, whose database is on it. */
export const local = "local";

/** A production gets the initial data, everything else is replaced. */
export interface SeedArgs extends Named {
  /** Reads the file, once nothing refuses to go on; a fault in it is an error. */
  load: (section: Section) => SeedFile;
  /** Where the application's own command runs. */
  folder: string;
  variable: (name: string) => string | undefined;
  scale: number;
  /** False: make and judge everything, and write nothing. */
  replaces: boolean;
  signal: AbortSignal;
  onStep: (step: string) => void;
  onMade: (collection: string) => void;
}

/** What became of a seed. Names, counts and digests; never a value. */
export interface Seeded {
  /**
   * `checked`: a dry run that found nothing. `refused`: by an interlock. `failed`: the application's
   * command did. `unverified`: something is not what it should be.
   */
  status: "checked" | "seeded" | "refused" | "failed" | "unverified";
  environment: string;
  target: string;
  /** `initial`: what a production begins with. */
  data: "collections" | "command" | "initial";
  /** Why it did not go on; for people. */
  reasons: string[];
  /** What is made; nothing where the application's own command does it. */
  collections: Contents;
  /** By collection: documents that the target had, and that are gone, or would be. */
  dropped: Record<string, number>;
  /** Initial data that is there already, and stays as it is. */
  present: string[];
  /** Whether an earlier replacing was cut short, so that what the target held was partial. */
  wasPartial: boolean;
  /** How the application's own command ended. */
  command?: Ran;
}

type Found = Pick<Seeded, "status"> & Partial<Seeded>;

/**
 * Fills a database with what a seed file makes, the same each time: made once to know its digests,
 * then made again and loaded beside what is there, read back, and only then put in place of it.
 */
export async function seed(args: SeedArgs): Promise<Seeded> {
  const section = isNamedProduction(args) ? "initial" : "collections";
  return {
    environment: args.environment,
    target: placeOf(args.targetUrl),
    data: section,
    reasons: [],
    collections: {},
    dropped: {},
    present: [],
    wasPartial: false,
    ...(await outcomeOf(args, section)),
  };
}

async function outcomeOf(args: SeedArgs, section: Section): Promise<Found> {
  const unseen = refusalsUnseen(args);
  if (unseen.length > 0) return { status: "refused", reasons: unseen };
  const file = args.load(section);
  const data = section === "collections" && file.command ? "command" : section;
  const reasons = refusalsOf(file, data, args.scale);
  if (reasons.length > 0) return { status: "refused", data, reasons };
  const target = await connect("target", args.targetUrl);
  try {
    const seeding: Seeding = { ...args, target, file };
    return { data, ...(data === "initial" ? await begun(seeding) : await refilled(seeding, data)) };
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
    return { status: "unverified", data, reasons: [error.message] };
  } finally {
    await target.client.close();
  }
}

interface Seeding extends SeedArgs {
  target: Connection;
  file: SeedFile;
}

/** Before anything is read or connected to; every reason at once. */
function refusalsUnseen(args: SeedArgs): string[] {
  const { environment, targetUrl } = args;
  return [
    ...consentRefusals(args),
    ...(environment === local && !isLoopback(targetUrl)
      ? [`${local} is the database on this machine, and ${placeOf(targetUrl)} is elsewhere.`]
      : []),
  ];
}

function refusalsOf(file: SeedFile, data: Seeded["data"], scale: number): string[] {
  return [
    ...(data === "initial" && file.initial === undefined
      ? ["The seed has no `initial` section, and nothing else is ever written to production."]
      : []),
    ...(data !== "collections" && scale !== 1
      ? ["--scale multiplies the collections of the seed, and none of those is written here."]
      : []),
  ];
}

async function begun(args: Seeding): Promise<Found> {
  const { target } = args;
  const source = sourceOf(args, "initial");
  const initial: Initial = { target, source, signal: args.signal, onStep: args.onStep };
  const reasons = await markedRefusals(target);
  const { faults, present, contents: collections } = await initialPlan(initial);
  if (reasons.length + faults.length > 0) {
    return { status: "refused", reasons: [...reasons, ...faults] };
  }
  if (!args.replaces) return { status: "checked", collections, present };
  await writeInitial(initial, collections, present);
  return { status: "seeded", collections, present };
}

async function refilled(args: Seeding, data: Seeded["data"]): Promise<Found> {
  const { target } = args;
  const dropped = await countsIn(target);
  const marker = await readMarker(target);
  const isNew = marker === undefined && Object.keys(dropped).length === 0;
  const marksItself = isNew && args.environment === local;
  const reasons = marksItself ? [] : targetRefusals(marker, args.environment);
  if (reasons.length > 0) return { status: "refused", reasons };
  const found = { dropped, wasPartial: marker?.isPartial ?? false };
  const start = async () => {
    if (marksItself) await mark(args.targetUrl, args.environment, true);
  };
  if (data === "command") return { ...found, ...(await byCommand(args, start)) };
  args.onStep("making it, to know its digests");
  const source = sourceOf(args, "collections");
  const collections = await contentsOf(source, args.signal);
  if (!args.replaces) return { status: "checked", collections, ...found };
  await start();
  await replaceAll({ ...args, source, wanted: collections });
  return { status: "seeded", collections, ...found };
}

async function byCommand(args: Seeding, start: () => Promise<void>): Promise<Found> {
  const { target } = args;
  if (!args.replaces) return { status: "checked" };
  await start();
  await setPartial(target, true);
  for (const name of Object.keys(await countsIn(target))) {
    args.onStep(`dropping ${name}`);
    await target.database.dropCollection(name);
  }
  args.onStep(`running ${args.file.command![0]}`);
  const command = await runSeedCommand({ ...args, command: args.file.command! });
  if (command.exitCode !== 0) {
    const reasons = [`The seed's command ended with exit code ${command.exitCode}.`];
    return { status: "failed", reasons, command };
  }
  await setPartial(target, false);
  return { status: "seeded", command };
}

function sourceOf({ file, scale, variable, onMade }: Seeding, section: Section): SeedSource {
  return new SeedSource({ file, section, scale, variable, onMade });
}
