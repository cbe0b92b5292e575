import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { type Effect, effects } from "../changes/outcome.ts";
import { stackFile, stackOf } from "../config/project.ts";

/** It becomes part of an artifact's name, of HTML comments and of commands that people copy. */
export const stackName = z
  .string()
  .max(60)
  .refine((name) => stackOf(stackFile(name)) === name && !name.startsWith("-"));

const property = z.object({
  name: z.string(),
  /** As text for people; `[secret]` for what nobody may see. */
  before: z.string().optional(),
  after: z.string().optional(),
});

const told = z.object({
  /** Name of the property whose change does it; none where the whole is deleted or made anew. */
  property: z.string().optional(),
  /** None where nothing is written about the property. */
  effect: z.enum(Object.keys(effects) as [first: Effect, ...others: Effect[]]).optional(),
  /** What happens, in a sentence. */
  means: z.string(),
  /** Where `allowInterruption` has to name the thing first. Default: nowhere. */
  consent: z.enum(["where kept whole", "everywhere"]).optional(),
  /** The value is not known before other things are changed, and may turn out to be the same. */
  unsure: z.boolean().optional(),
});

const change = z.object({
  /** A step of the engine's, or `missing`. It stands in comments as it is, not as code. */
  op: z
    .string()
    .max(30)
    .regex(/^[a-z]+(-[a-z]+)*$/),
  type: z.string(),
  name: z.string(),
  properties: z.array(property),
  /** Who changed the thing last, by its vendor's log. Drift checks only. */
  lastChanged: z.object({ who: z.string(), at: z.string() }).optional(),
  /** It lets more people in than before, or changes who may do what or what proves it. */
  concerns: z.array(z.enum(["opens", "rights"])).optional(),
  /** What carrying it out does, riskiest first; nothing of what is made for the first time. */
  effects: z.array(told).default([]),
});

const unowned = z.object({
  /** As drift-ignored.yaml names it: `Render: web service old-api`. */
  label: z.string(),
  id: z.string().optional(),
  means: z.string(),
  adopt: z.string().optional(),
  remove: z.string(),
});

/**
 * What one job found out about one stack, handed to the job that may write to GitHub as a file:
 * the one with the vendors' credentials cannot write, and the one that writes has none of them.
 */
const stackReport = z.object({
  stack: stackName,
  /** What `up` would change: a preview's whole result, or of a drift check what was not applied. */
  changes: z.array(change),
  /** What its parts cost a month otherwise than what is up; in words. Previews only. */
  money: z
    .object({
      difference: z.string(),
      parts: z.array(z.object({ part: z.string(), change: z.string() })),
    })
    .optional(),
  /** What somebody else changed at the vendors. Drift checks only. */
  drift: z.array(change),
  /** Properties no vendor shows, so that nobody can say whether they drifted, and why. Drift checks only. */
  unseen: z.array(
    z.object({ type: z.string(), name: z.string(), property: z.string(), why: z.string() }),
  ),
  /** What exists in the stack's scope at the vendors, and no stack owns. Drift checks only. */
  unowned: z.array(unowned).optional(),
  /** Which vendors could not be asked for that, and why. */
  notLooked: z.array(z.string()).optional(),
  /** Which vendors do not tell who changed what was found, and why. Drift checks only. */
  notTold: z.array(z.string()).optional(),
  /** Services that are suspended for a while, as `infra suspend` does. Drift checks only. */
  suspended: z.array(z.string()).optional(),
  /** What differs and is let be for now, by drift-ignored.yaml. */
  ignored: z.array(z.string()).optional(),
  /** Entries of drift-ignored.yaml whose last day is over. */
  expired: z.array(z.string()).optional(),
  /** What the engine said when it could not look. */
  error: z.string().optional(),
});

export type UnownedThing = z.infer<typeof unowned>;
export type PropertyChange = z.infer<typeof property>;
export type ToldEffect = z.infer<typeof told>;
export type Change = z.infer<typeof change>;
export type StackReport = z.infer<typeof stackReport>;

export async function writeReport(file: string, report: StackReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(stackReport.parse(report), null, 2)}\n`);
}

/** Stands for a report that there is none of. */
export function failedReport(stack: string, error: string): StackReport {
  return { stack, changes: [], drift: [], unseen: [], error };
}

/**
 * The report of the job that looked at `stack`. A pull request's code ran in that job, so what it
 * left may be anything: what is no report, or one about another stack, says nothing about either.
 */
export function parseReport(text: string, stack: string): StackReport {
  const report = stackReport.safeParse(parseJson(text));
  if (!report.success)
    return failedReport(stack, `The file that the job left is not a report on ${stack}.`);
  if (report.data.stack === stack) return report.data;
  const said = `The job for ${stack} left a report on ${report.data.stack}, which is not its own.`;
  return failedReport(stack, said);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
