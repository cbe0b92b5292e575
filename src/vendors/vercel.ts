import { z } from "zod";
import type { Findings } from "./finding.ts";
import { ask } from "./http.ts";
import type { Session, Vendor } from "./vendor.ts";

const rights =
  "a token scoped to the team, with an expiry date, of a member who may manage projects";

const userSchema = z.object({ user: z.object({ username: z.string() }) });
const teamSchema = z.object({
  name: z.string().nullish(),
  slug: z.string().nullish(),
  billing: z.object({ plan: z.string() }).nullish(),
  membership: z.object({ role: z.string() }).nullish(),
});

/** Roles that may change projects, domains and variables. Source: Vercel, "Access roles". */
const managingRoles = ["OWNER", "MEMBER", "DEVELOPER"];

/** What the plugin wants of a token before it asks Vercel: read in the Terraform provider's source. */
const tokenForm = /[0-9A-Za-z]{24}/;

export const vercel: Vendor = {
  key: "vercel",
  title: "Vercel",
  account: "a team on Pro (Hobby excludes commercial use); its slug as config `vercel:team`",
  credentials: [{ variable: "VERCEL_API_TOKEN", inActions: "secret" }],
  rights,
  // Vercel's own tools have no variable for the address of its API; this one is ours.
  address: { variable: "VERCEL_API_URL", standard: "https://api.vercel.com" },
  // Seen of the real plugin: it reads the frameworks that a project may name, in Check.
  further: [
    {
      name: "frameworks",
      variable: "VERCEL_FRAMEWORKS_URL",
      standard: "https://api-frameworks.zeit.sh",
      asked: "Vercel's plugin, for its list of frameworks, at each preview",
    },
  ],
  isUsed: ({ usesVercel }) => usesVercel,
  check,
};

/** The token, the team and its plan. */
async function check({ target, base, value, findings }: Session): Promise<void> {
  const token = value("VERCEL_API_TOKEN");
  if (!tokenForm.test(token)) {
    return findings.fail(
      "VERCEL_API_TOKEN has not 24 letters or digits in a row, so Vercel's plugin refuses it",
      `copy all of it, or create ${rights}`,
    );
  }
  const headers = { authorization: `Bearer ${token}` };
  const { status, body, words } = await ask(`${base}/v2/user`, headers);
  if (status !== 200) {
    return findings.fail(`Vercel rejected the token (${status}): ${words}`, `create ${rights}`);
  }
  findings.ok(`the token is ${userSchema.parse(body).user.username}'s`);
  const slugs: string[] = [];
  for (const team of target.vercelTeams) {
    slugs.push(await checkTeam(`${base}/v2/teams/${team}`, headers, team, findings));
  }
  if (target.vercelTeams.length === 0) {
    warnOfHobby("vercel:team is not set, so projects go to the personal account", findings);
  }
  const { previewTeam } = target;
  if (previewTeam === undefined || slugs.includes(previewTeam)) return;
  findings.warn(
    `vercelTeam is ${previewTeam}, and projects go to ${slugs.join(", ") || "the personal account"}: ` +
      "no API will let a pull request's page in",
    "name one team by its slug in both, vercel:team and vercelTeam",
  );
}

/** What is wrong with a team; returns its slug. */
async function checkTeam(
  url: string,
  headers: Record<string, string>,
  team: string,
  findings: Findings,
): Promise<string> {
  const { status, body, words } = await ask(url, headers);
  if (status !== 200) {
    findings.fail(
      `the token does not reach team ${team} (${status}: ${words})`,
      `create ${rights}`,
    );
    return team;
  }
  const { billing, membership, slug } = teamSchema.parse(body);
  if (membership && !managingRoles.includes(membership.role)) {
    findings.fail(
      `the token's account has the role ${membership.role} in team ${team}`,
      `one of ${managingRoles.join(", ")} is needed`,
    );
  }
  if (billing?.plan === "hobby") warnOfHobby(`team ${team} is on the Hobby plan`, findings);
  else findings.ok(`team ${team}${billing ? ` is on the ${billing.plan} plan` : " can be read"}`);
  return slug ?? team;
}

function warnOfHobby(what: string, findings: Findings): void {
  findings.warn(
    `${what}; Hobby excludes commercial use and repositories of GitHub organisations`,
    "use a team on the Pro plan for a platform with users",
  );
}
