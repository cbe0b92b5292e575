import { z } from "zod";
import type { Findings } from "./finding.ts";
import { checkNames } from "./github-checks.ts";
import { ask, type VendorResponse } from "./http.ts";
import type { VendorNeeds } from "./needs.ts";
import type { Session, Vendor } from "./vendor.ts";

const rights =
  "a fine-grained token for that one repository with Administration, Contents, Environments, " +
  "Secrets and Variables read and write, Metadata read; or a classic one with `repo`";

const repositorySchema = z.object({
  private: z.boolean(),
  permissions: z.object({ admin: z.boolean() }).partial().optional(),
});

export const github: Vendor = {
  key: "github",
  title: "GitHub",
  account: "the platform's repository; private ones need Pro or Team for branch protection",
  // GitHub reserves names that begin with GITHUB_ for itself.
  credentials: [
    { variable: "GITHUB_TOKEN", inActions: "secret", actionsName: "PLATFORM_GITHUB_TOKEN" },
  ],
  rights,
  address: { variable: "GITHUB_BASE_URL", standard: "https://api.github.com" },
  isUsed: ({ repository }) => repository !== "",
  check,
};

/**
 * The token, its rights on the platform's repository, and whether the plan lets branches be
 * protected. Reads only: that a right to read is a right to write too shows with the first `up`.
 */
async function check({ target, base, value, findings }: Session): Promise<void> {
  const token = value("GITHUB_TOKEN");
  const headers = { authorization: `Bearer ${token}`, "x-github-api-version": "2022-11-28" };
  const get = (path: string) => ask(`${base}/repos/${target.repository}${path}`, headers);

  const answer = await get("");
  if (answer.status !== 200) {
    return findings.fail(refused(target.repository, answer), `create ${rights}`);
  }
  const repository = repositorySchema.parse(answer.body);
  if (repository.permissions?.admin !== true) {
    findings.fail(
      `the token's account is not an administrator of ${target.repository}`,
      "use a token of an administrator of the repository",
    );
  }
  checkScopes(answer, findings);
  await checkOwner(`${base}/orgs/${target.repository.split("/")[0]}`, headers, findings);
  for (const [right, path] of probes) checkRight(right, await get(path), findings);
  await checkProtection(get, repository.private, target, findings);
  await checkNames(get, target, findings);
  if (repository.private) warnOfReviewers(target, findings);
}

/** The plan of a private repository's owner is not told to a token of the repository. */
function warnOfReviewers({ reviewed }: VendorNeeds, findings: Findings): void {
  if (reviewed.length === 0) return;
  findings.warn(
    `the repository is private: GitHub has reviewers of deployment environments (${reviewed.join(", ")}) ` +
      "with Enterprise only",
    "without it take protection.reviewers out; the branch's reviews guard what is deployed",
  );
}

/**
 * The plugin looks the repository's owner up as an organisation as soon as it starts, and takes no
 * other failure than 404, which a person's account answers (its source at v6.13.0, provider.go).
 */
async function checkOwner(
  url: string,
  headers: Record<string, string>,
  findings: Findings,
): Promise<void> {
  const { status, words } = await ask(url, headers);
  if (status === 200 || status === 404) return;
  findings.fail(
    `the token may not look up the repository's owner (${status}: ${words}), so no preview starts`,
    "have the organisation approve the token, or authorize it for single sign-on",
  );
}

/** Each right by a question that only it answers. Source: GitHub, "Permissions required for fine-grained tokens". */
const probes: [right: string, path: string][] = [
  ["Environments", "/environments"],
  ["Variables", "/actions/variables"],
  ["Secrets", "/actions/secrets"],
];

function refused(repository: string, { status, words }: VendorResponse): string {
  if (status === 401) return "GITHUB_TOKEN is not valid, or no longer valid";
  if (status === 404) return `the token cannot see the repository ${repository}`;
  return `could not read ${repository} (${status}): ${words}`;
}

/** Classic tokens tell their scopes; fine-grained ones do not. */
function checkScopes({ headers }: VendorResponse, findings: Findings): void {
  const scopes = headers.get("x-oauth-scopes");
  if (scopes === null || scopes === "") return;
  const held = scopes.split(",").map((scope) => scope.trim());
  if (held.includes("repo")) findings.ok("classic token with the scope repo");
  else findings.fail(`the classic token has the scopes ${scopes}`, "give it the scope repo");
}

function checkRight(right: string, { status, words }: VendorResponse, findings: Findings): void {
  if (status === 200) findings.ok(`may read ${right}`);
  else
    findings.fail(
      `may not read ${right} (${status}: ${words})`,
      `give the token ${right} read and write`,
    );
}

async function checkProtection(
  get: (path: string) => Promise<VendorResponse>,
  isPrivate: boolean,
  { branches }: VendorNeeds,
  findings: Findings,
): Promise<void> {
  const [branch = "main"] = branches;
  const { status, words } = await get(`/branches/${encodeURIComponent(branch)}/protection`);
  // 404 is the answer for a branch that is not protected, or not there, yet.
  if (status === 200 || (status === 404 && !/not accessible/i.test(words))) {
    findings.ok("may read branch protection");
  } else if (isPrivate && /upgrade/i.test(words)) {
    findings.fail(
      "the repository is private, and its plan has no branch protection",
      "move its owner to GitHub Pro or Team, or make the repository public",
    );
  } else {
    findings.fail(
      `may not read branch protection (${status}: ${words})`,
      "give the token Administration read and write",
    );
  }
}
