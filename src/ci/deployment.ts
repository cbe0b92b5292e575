import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { block, code } from "./markdown.ts";
import { parseJson, stackName } from "./report.ts";

/** How bringing up one stack from a workflow ended. */
export const deploymentEnds = {
  deployed: "brought up, and as it should be from outside",
  unchanged: "nothing was left to change, and it is as it should be from outside",
  refused: "not brought up: what would change is not what was shown",
  failed: "the `up` failed",
  unhealthy: "brought up, but not as it should be from outside",
} as const;

const ends = Object.keys(deploymentEnds) as [keyof typeof deploymentEnds];

/** Handed as a file from the job with the vendors' credentials to the one that writes issues. */
const deployment = z.object({
  stack: stackName,
  end: z.enum(ends),
  /** What was said about it: by the engine, or by the checks that failed. */
  said: z.string().default(""),
  /** The first thing to do. */
  next: z.string().optional(),
});

export type Deployment = z.infer<typeof deployment>;

export const isWell = ({ end }: Deployment): boolean => end === "deployed" || end === "unchanged";

/** Stands for a report that there is none of: the job was cancelled, or its machine was lost. */
export function failedDeployment(stack: string, said: string): Deployment {
  return { stack, end: "failed", said, next: recovery(stack) };
}

export function parseDeployment(text: string, stack: string): Deployment {
  const { data } = deployment.safeParse(parseJson(text));
  if (data?.stack === stack) return data;
  return failedDeployment(stack, `The file that the job left is not a report on ${stack}.`);
}

export async function writeDeployment(file: string, report: Deployment): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(deployment.parse(report), null, 2)}\n`);
}

/** What finishes an `up` that ended halfway, whatever ended it. */
export const recovery = (stack: string) =>
  `npx infra recover -s ${stack} shows what an interrupted up has left, and finishes it`;

/** Hidden at the beginning of the issue, so that the next run finds it. */
export const deploymentMarker = (stack: string) => `<!-- infra:deploy:${stack} -->`;

const maxSaidLength = 6_000;

/** The issue of a stack that a workflow could not bring up as it should be. */
export function deploymentBody({ stack, end, said, next }: Deployment, runUrl: string): string {
  return [
    deploymentMarker(stack),
    `${code(stack)} ([run](${runUrl})): ${deploymentEnds[end]}.`,
    "",
    ...(said === "" ? [] : [block(said, maxSaidLength), ""]),
    ...(next === undefined ? [] : [`First: ${code(next)}`, ""]),
    "This issue is updated by each run, and closed by one that succeeds.",
  ].join("\n");
}
