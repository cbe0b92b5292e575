import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { UserError } from "../shared/errors.ts";
import { code, itemsWithin, maxBodyLength } from "./markdown.ts";
import { parseJson, stackName } from "./report.ts";

const failing = z.object({
  subject: z.string(),
  check: z.string(),
  found: z.string().optional(),
  fix: z.string().optional(),
});

/** Handed as a file from the job that looks to those that tell people. */
const watchReport = z.array(
  z.object({
    stack: stackName,
    /** What shuts users out; empty where all is well. */
    failing: z.array(failing),
  }),
);

export type WatchReport = z.infer<typeof watchReport>;
export type WatchedStack = WatchReport[number];

export async function writeWatchReport(file: string, report: WatchReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(watchReport.parse(report), null, 2)}\n`);
}

/** Whoever tells nothing of an outage does harm: what cannot be read fails the job, which GitHub tells of. */
export function parseWatchReport(text: string): WatchReport {
  const { data } = watchReport.safeParse(parseJson(text));
  if (data !== undefined) return data;
  throw new UserError("The file that the job left is not a report of a look: see its log.");
}

/** Hidden at the beginning of the issue, so that the next look finds it. */
export const watchMarker = (stack: string) => `<!-- infra:watch:${stack} -->`;

/** Hidden below it: a look that finds the same tells nobody again. */
function digestOf({ failing: found }: WatchedStack): string {
  const names = found.map(({ subject, check }) => `${subject} ${check}`).toSorted();
  return `<!-- infra:failing:${Buffer.from(names.join("\n")).toString("base64")} -->`;
}

/** Whether people have to be told, beside the issue that is open, if one is. */
export function isNews(watched: WatchedStack, openBody: string | undefined): boolean {
  if (watched.failing.length === 0) return openBody !== undefined;
  return openBody?.includes(digestOf(watched)) !== true;
}

/** The issue of an environment that users cannot use; none where all is well. */
export function watchIssue(watched: WatchedStack, runUrl: string) {
  const { stack, failing: found } = watched;
  if (found.length === 0) return undefined;
  const body = [
    watchMarker(stack),
    digestOf(watched),
    `Two looks in a row at ${code(stack)} from outside ([run](${runUrl})) found:`,
    "",
    itemsWithin(found.map(line), maxBodyLength - 2_000),
    "",
    `${code(`npx infra verify -s ${stack}`)} looks at everything, and says what to do first. This issue is ` +
      "closed by the first look that finds all of it well again.",
  ].join("\n");
  return { title: `${stack} is not as it should be`, body };
}

function line({ subject, check, found, fix }: WatchedStack["failing"][number]): string {
  const first = fix === undefined ? "" : ` First: ${code(fix)}`;
  return `${code(subject)}: not so: ${code(check)}. ${code(found ?? "")}${first}`;
}

/** How many of what failed a message names: the issue has all of it. */
const mostNamed = 5;

/** The same in a few lines of plain text, for a channel. */
export function watchMessage({ stack, failing: found }: WatchedStack, runUrl: string): string {
  if (found.length === 0) return `${stack} is well again.`;
  const named = found.slice(0, mostNamed).map((one) => `${one.subject}: ${one.found ?? one.check}`);
  const more = found.length > mostNamed ? [`and ${found.length - mostNamed} more`] : [];
  return [`${stack} is not as it should be:`, ...named, ...more, runUrl].join("\n");
}
