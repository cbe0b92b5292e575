import { z } from "zod";
import type { Findings } from "./finding.ts";
import { ask } from "./http.ts";
import type { VendorNeeds } from "./needs.ts";
import { listOf } from "./render-list.ts";
import { checkNotifications } from "./render-notifications.ts";
import type { Session, Vendor } from "./vendor.ts";

const owners = listOf("owner", z.object({ id: z.string(), name: z.string() }));
const projects = listOf("project", z.object({ name: z.string() }));

/** A workspace on the plan Hobby holds this many environments. Source: Render, "Projects and environments". */
const hobbyEnvironments = 2;

const rights =
  "a key under Account Settings, API Keys, of an account made for this: a key has all the rights " +
  "of its account";

export const render: Vendor = {
  key: "render",
  title: "Render",
  account: "a workspace; plan Pro from the third environment on",
  credentials: [
    { variable: "RENDER_API_KEY", inActions: "secret" },
    // Without it the check lists the workspaces that the key reaches.
    { variable: "RENDER_OWNER_ID", inActions: "variable" },
  ],
  rights,
  address: { variable: "RENDER_HOST", standard: "https://api.render.com/v1" },
  isUsed: ({ usesRender }) => usesRender,
  check,
};

/** The key, the workspace it belongs to, and whether the workspace has room for the environments. */
async function check({ target, base, value, findings }: Session): Promise<void> {
  const headers = { authorization: `Bearer ${value("RENDER_API_KEY")}` };
  const { status, body, words } = await ask(`${base}/owners?limit=100`, headers);
  if (status !== 200) {
    return findings.fail(`Render rejected the key (${status}): ${words}`, `create ${rights}`);
  }
  const found = owners.parse(body);
  const wanted = target.render.ownerId ?? value("RENDER_OWNER_ID");
  const owner = found.find(({ id }) => id === wanted);
  if (!owner) {
    const choices = found.map(({ id, name }) => `${id} (${name})`).join(", ");
    return findings.fail(
      wanted ? `the key does not reach the workspace ${wanted}` : "RENDER_OWNER_ID is not set",
      `set RENDER_OWNER_ID to one of: ${choices || "none; the key sees no workspace"}`,
    );
  }
  findings.ok(`the key reaches the workspace ${owner.name}`);
  const listed = await ask(`${base}/projects?ownerId=${owner.id}&limit=100`, headers);
  checkRoom(projects.safeParse(listed.body).data ?? [], target, findings);
  const told = { owner: owner.id, services: target.render.services };
  await checkNotifications((path) => ask(`${base}${path}`, headers), told, findings);
}

/** Render's API does not tell the workspace's plan, so the limit can only be named. */
function checkRoom(
  listed: z.infer<typeof projects>,
  { render }: VendorNeeds,
  findings: Findings,
): void {
  const other = listed.find(({ name }) => name !== render.project);
  if (render.environments > hobbyEnvironments) {
    findings.warn(
      `${render.environments} environments are more than the Hobby plan allows (${hobbyEnvironments})`,
      "the workspace needs the Pro plan",
    );
  } else if (other) {
    findings.warn(
      `the project ${other.name} already exists, and the Hobby plan allows one`,
      "the workspace needs the Pro plan, unless it is already on it",
    );
  } else findings.ok("the plan has room for the project and its environments");
}
