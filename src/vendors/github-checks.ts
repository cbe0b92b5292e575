import { z } from "zod";
import type { Findings } from "./finding.ts";
import type { VendorResponse } from "./http.ts";
import type { VendorNeeds } from "./needs.ts";

const runs = z.object({ check_runs: z.array(z.object({ name: z.string() })) });

/**
 * Whether what branches wait for is what GitHub calls it: under another name, merges and deploys wait
 * for ever. Commit statuses, such as Vercel's, are no checks. Source: docs.github.com/en/rest/checks/runs,
 * "List check runs for a Git reference"; a branch's newest commit may be too young to have them all.
 */
export async function checkNames(
  get: (path: string) => Promise<VendorResponse>,
  { checks }: VendorNeeds,
  findings: Findings,
): Promise<void> {
  for (const { branch, names } of checks) {
    const { status, body, words } = await get(
      `/commits/${encodeURIComponent(branch)}/check-runs?per_page=100`,
    );
    // 422 is the answer for a branch that is not there yet.
    if (status === 422 || (status === 404 && /no commit/i.test(words))) continue;
    if (status !== 200) {
      findings.warn(
        `may not read the checks of ${branch} (${status}: ${words}), so their names were not compared`,
        "give the token Checks read",
      );
      continue;
    }
    const there = [...new Set(runs.parse(body).check_runs.map(({ name }) => name))].toSorted();
    const missing = names.filter((name) => !there.includes(name));
    if (missing.length === 0) {
      findings.ok(`the checks of ${branch} are called ${names.join(", ")}`);
      continue;
    }
    findings.warn(
      `no check of the newest commit of ${branch} is called ${missing.join(", ")} ` +
        `(there ${there.length === 0 ? "is none" : `are ${there.join(", ")}`}): merges would wait for ever`,
      "write protection.checks as GitHub shows the names on a commit, or wait until they have run",
    );
  }
}
