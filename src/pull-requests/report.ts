import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { fetchText } from "../ci/artifacts.ts";
import type { GitHub } from "../ci/github.ts";
import { parseJson } from "../ci/report.ts";

/** What became of a pull request's environment in one run. */
export const keptEnds = {
  up: "is up",
  unwell: "is up, and not all of it answers",
  removed: "is removed",
  left: "stays as it is",
  refused: "was not brought up",
  failed: "is not as it should be",
} as const;

const ends = Object.keys(keptEnds) as [keyof typeof keptEnds];

/** Handed as a file from the job with the vendors' credentials to the one that comments. */
const report = z.object({
  number: z.int(),
  end: z.enum(ends),
  /** Why, or what was said about it. */
  said: z.string(),
  /** The first thing to do. */
  next: z.string().optional(),
  /** The label is taken off with the answer: put on again, it asks again. */
  unlabel: z.boolean().optional(),
  branch: z.string().optional(),
  /** The environment whose config it has. */
  like: z.string().optional(),
  /** Its addresses, by part. */
  places: z.array(z.object({ part: z.string(), url: z.string() })).default([]),
  /** What it costs, by the price lists, in words. */
  costs: z.object({ day: z.string(), month: z.string() }).optional(),
  /** Day on which it goes, where nobody pushes before. */
  until: z.string().optional(),
  /** What stays at vendors after it. */
  stays: z.array(z.string()).default([]),
});

export type KeptReport = z.infer<typeof report>;
export type Kept = z.input<typeof report>;

export async function writeKept(file: string, kept: Kept): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report.parse(kept), null, 2)}\n`);
}

/** What the job that looked after one pull request has left of it in this run. */
export async function fetchKept(
  github: GitHub,
  runId: string,
  number: number,
): Promise<KeptReport> {
  const { text, fault } = await fetchText(github, runId, `environment-${number}`);
  const { data } = report.safeParse(parseJson(text));
  if (data?.number === number) return data;
  const said = fault ?? `The file that the job left is not a report on pull request ${number}.`;
  return report.parse({ number, end: "failed", said, next: "run the job again: it goes on" });
}
