import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { dutySchema, notAskedSchema } from "../duties/model.ts";
import { parseJson, stackName } from "./report.ts";

/** Handed as a file from the job with the vendors' credentials to the one that writes issues. */
const dutyReport = z.object({
  stack: stackName,
  duties: z.array(dutySchema),
  notAsked: z.array(notAskedSchema),
  /** Why nothing could be told. */
  error: z.string().optional(),
});

export type DutyReport = z.infer<typeof dutyReport>;

/** Stands for a report that there is none of. */
export function failedDutyReport(stack: string, error: string): DutyReport {
  return { stack, duties: [], notAsked: [], error };
}

export function parseDutyReport(text: string, stack: string): DutyReport {
  const { data } = dutyReport.safeParse(parseJson(text));
  if (data?.stack === stack) return data;
  return failedDutyReport(stack, `The file that the job left is not a report on ${stack}.`);
}

export async function writeDutyReport(file: string, report: DutyReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(dutyReport.parse(report), null, 2)}\n`);
}
