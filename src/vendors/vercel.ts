import { z } from "zod";
import { type Finding, Findings } from "./finding.ts";
import { ask } from "./http.ts";
import type { Target } from "./target.ts";

const rights =
  "a token scoped to the team, with an expiry date, of a member who may manage projects";

const userSchema = z.object({ user: z.object({ username: z.string() }) });
const teamSchema = z.object({
  name: z.string().nullish(),
  billing: z.object({ plan: z.string() }).nullish(),
  membership: z.object({ role: z.string() }).nullish(),
});

/** Roles that may change projects, domains and variables. Source: Vercel, "Access roles". */
const managingRoles = ["OWNER", "MEMBER", "DEVELOPER"];

/**
 * The token, the team and its plan. Vercel's own tools have no variable for the address of its
 * API; `VERCEL_API_URL` is ours.
 */
export async function checkVercel(env: NodeJS.ProcessEnv, target: Target): Promise<Finding[]> {
  const findings = new Findings("vercel");
  if (!target.usesVercel) return findings.list;
  const token = env["VERCEL_API_TOKEN"];
  if (!token) {
    findings.fail("VERCEL_API_TOKEN is not set", `create ${rights}`);
    return findings.list;
  }
  const base = (env["VERCEL_API_URL"] || "https://api.vercel.com").replace(/\/$/, "");
  const headers = { authorization: `Bearer ${token}` };

  const { status, body, words } = await ask(`${base}/v2/user`, headers);
  if (status !== 200) {
    findings.fail(`Vercel rejected the token (${status}): ${words}`, `create ${rights}`);
    return findings.list;
  }
  findings.ok(`the token is ${userSchema.parse(body).user.username}'s`);
  for (const team of target.vercelTeams) {
    await checkTeam(`${base}/v2/teams/${team}`, headers, team, findings);
  }
  if (target.vercelTeams.length === 0) {
    warnOfHobby("vercel:team is not set, so projects go to the personal account", findings);
  }
  return findings.list;
}

async function checkTeam(
  url: string,
  headers: Record<string, string>,
  team: string,
  findings: Findings,
): Promise<void> {
  const { status, body, words } = await ask(url, headers);
  if (status !== 200) {
    findings.fail(
      `the token does not reach team ${team} (${status}: ${words})`,
      `create ${rights}`,
    );
    return;
  }
  const { billing, membership } = teamSchema.parse(body);
  if (membership && !managingRoles.includes(membership.role)) {
    findings.fail(
      `the token's account has the role ${membership.role} in team ${team}`,
      `one of ${managingRoles.join(", ")} is needed`,
    );
  }
  if (billing?.plan === "hobby") warnOfHobby(`team ${team} is on the Hobby plan`, findings);
  else findings.ok(`team ${team}${billing ? ` is on the ${billing.plan} plan` : " can be read"}`);
}

function warnOfHobby(what: string, findings: Findings): void {
  findings.warn(
    `${what}; Hobby excludes commercial use and repositories of GitHub organisations`,
    "use a team on the Pro plan for a platform with users",
  );
}
