import { unzipSync } from "fflate";
import { z } from "zod";
import { UserError } from "../shared/errors.ts";
import { type Deployment, failedDeployment, parseDeployment } from "./deployment.ts";
import { type DutyReport, failedDutyReport, parseDutyReport } from "./duty-report.ts";
import type { GitHub } from "./github.ts";
import { failedReport, parseReport, type StackReport } from "./report.ts";
import { parseWatchReport, type WatchReport } from "./watch-report.ts";

/** The one file that the workflows' jobs upload, each as an artifact of its own. */
const reportFile = "report.json";

/** Thousands of changes fit; what is larger was not written by a look. */
const maxBytes = 5_000_000;

const artifactList = z.object({
  artifacts: z.array(
    z.object({ id: z.int(), name: z.string(), size_in_bytes: z.int(), expired: z.boolean() }),
  ),
});

/**
 * The reports that the jobs of one run have left, each from the artifact of its own stack's job and
 * read in memory: whatever else a job uploads reaches neither another stack's report nor the disk.
 * (The action that downloads artifacts lays a single match flat beside the folders of others:
 * https://github.com/actions/download-artifact/issues/419.)
 */
export async function fetchReports(
  github: GitHub,
  runId: string,
  stacks: string[],
): Promise<StackReport[]> {
  return await Promise.all(stacks.map((stack) => fetchReport(github, runId, stack)));
}

async function fetchReport(github: GitHub, runId: string, stack: string): Promise<StackReport> {
  const { text, fault } = await fetchText(github, runId, `report-${stack}`);
  return fault === undefined ? parseReport(text, stack) : failedReport(stack, fault);
}

/** What the job that brought `stack` up has left of it in this run. */
export async function fetchDeployment(
  github: GitHub,
  runId: string,
  stack: string,
): Promise<Deployment> {
  const { text, fault } = await fetchText(github, runId, `deploy-${stack}`);
  return fault === undefined ? parseDeployment(text, stack) : failedDeployment(stack, fault);
}

/** What the job that looked after the duties of `stack` has left in this run. */
export async function fetchDutyReport(
  github: GitHub,
  runId: string,
  stack: string,
): Promise<DutyReport> {
  const { text, fault } = await fetchText(github, runId, `duties-${stack}`);
  return fault === undefined ? parseDutyReport(text, stack) : failedDutyReport(stack, fault);
}

/** What the look at launched environments has left in this run. */
export async function fetchWatchReport(github: GitHub, runId: string): Promise<WatchReport> {
  const { text, fault } = await fetchText(github, runId, "watch");
  if (fault !== undefined) throw new UserError(fault);
  return parseWatchReport(text);
}

/** The file that a job has left in an artifact of that name, or why there is none. */
export async function fetchText(
  github: GitHub,
  runId: string,
  name: string,
): Promise<{ text: string; fault?: string }> {
  const path = `/actions/runs/${runId}/artifacts?per_page=100&name=${name}`;
  const { artifacts } = await github.get(path, artifactList);
  // A run that was repeated has one from each attempt.
  const [newest] = artifacts
    .filter((artifact) => artifact.name === name && !artifact.expired)
    .sort((a, b) => b.id - a.id);
  if (!newest) {
    return { text: "", fault: "No report was written: the job ended before it had one." };
  }
  if (newest.size_in_bytes > maxBytes) {
    const size = newest.size_in_bytes;
    return {
      text: "",
      fault: `What the job left is ${size} bytes, which is too large for a report.`,
    };
  }
  const archive = await github.download(`/actions/artifacts/${newest.id}/zip`, maxBytes);
  return { text: reportIn(archive) ?? "" };
}

function reportIn(archive: Uint8Array): string | undefined {
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => name === reportFile && originalSize <= maxBytes,
    });
    const content = files[reportFile];
    return content && new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
