import { z } from "zod";
import type { Findings } from "./finding.ts";
import type { VendorResponse } from "./http.ts";
import { listOf } from "./render-list.ts";

const settings = z.object({
  emailEnabled: z.boolean(),
  slackEnabled: z.boolean(),
  notificationsToSend: z.enum(["none", "failure", "all"]),
});

const overrides = listOf(
  "override",
  z.object({
    serviceId: z.string(),
    notificationsToSend: z.enum(["default", "none", "failure", "all"]),
  }),
);

const services = listOf("service", z.object({ id: z.string(), name: z.string() }));

const pageSize = 100;

/**
 * Whether Render tells anybody of a deploy that fails: of a workspace, and of those of these services that
 * say otherwise. It does by default. Source: Render's OpenAPI document, `/notification-settings`.
 */
export async function checkNotifications(
  ask: (path: string) => Promise<VendorResponse>,
  { owner, services: names }: { owner: string; services: readonly string[] },
  findings: Findings,
): Promise<void> {
  const answer = await ask(`/notification-settings/owners/${owner}`);
  const { data: workspace } = settings.safeParse(answer.body);
  const where = "Render's dashboard: Workspace Settings, Notifications";
  if (answer.status !== 200 || workspace === undefined) {
    const said = `Render does not say whether it tells of failed deploys (${answer.status}): ${answer.words}`;
    return findings.warn(said, `look at ${where}`);
  }
  const { emailEnabled, slackEnabled, notificationsToSend } = workspace;
  if (!emailEnabled && !slackEnabled) {
    return findings.warn(
      "Render tells nobody of failed deploys: mail and Slack are off",
      `see ${where}`,
    );
  }
  const listed = await ask(`/notification-settings/overrides?ownerId=${owner}&limit=${pageSize}`);
  const own = overrides.safeParse(listed.body).data ?? [];
  const says = new Map(own.map((one) => [one.serviceId, one.notificationsToSend]));
  const isSilent = (id: string) => {
    const said = says.get(id) ?? "default";
    return (said === "default" ? notificationsToSend : said) === "none";
  };
  const all = await ask(`/services?ownerId=${owner}&includePreviews=false&limit=${pageSize}`);
  const silent = (services.safeParse(all.body).data ?? [])
    .filter(({ id, name }) => names.includes(name) && isSilent(id))
    .map(({ name }) => name);
  if (silent.length === 0) return findings.ok("Render tells of failed deploys");
  findings.warn(
    `Render tells nobody of failed deploys of ${silent.toSorted().join(", ")}`,
    `see ${where}, or the service's Settings, Notifications`,
  );
}
