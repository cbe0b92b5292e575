import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { UserError } from "../shared/errors.ts";

const property = z.object({
  name: z.string(),
  /** As text for people; `[secret]` for what nobody may see. */
  before: z.string().optional(),
  after: z.string().optional(),
});

const change = z.object({
  op: z.string(),
  type: z.string(),
  name: z.string(),
  properties: z.array(property),
});

/**
 * What one job found out about one stack, handed to the job that may write to GitHub as a file:
 * the one with the vendors' credentials cannot write, and the one that writes has none of them.
 */
const stackReport = z.object({
  stack: z.string(),
  /** What `up` would change: a preview's whole result, or of a drift check what was not applied. */
  changes: z.array(change),
  /** What somebody else changed at the vendors. Drift checks only. */
  drift: z.array(change),
  /** Properties no vendor shows, so that nobody can say whether they drifted. Drift checks only. */
  unseen: z.array(z.object({ type: z.string(), name: z.string(), property: z.string() })),
  /** What the engine said when it could not look. */
  error: z.string().optional(),
});

export type PropertyChange = z.infer<typeof property>;
export type Change = z.infer<typeof change>;
export type StackReport = z.infer<typeof stackReport>;

export async function writeReport(file: string, report: StackReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** The report on each stack from `<folder>/<stack>.json`; for a missing one, that it is missing. */
export async function readReports(folder: string, stacks: string[]): Promise<StackReport[]> {
  return await Promise.all(stacks.map((stack) => readReport(folder, stack)));
}

async function readReport(folder: string, stack: string): Promise<StackReport> {
  const file = join(folder, `${stack}.json`);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    const error = "There is no report: the job ended before it could look.";
    return { stack, changes: [], drift: [], unseen: [], error };
  }
  try {
    return stackReport.parse(JSON.parse(text));
  } catch {
    throw new UserError(`reading the report ${file}: it is not what "infra ci" writes`);
  }
}
