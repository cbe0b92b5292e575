import { z } from "zod";
import { partKey } from "./common.ts";

/** `environment.alerts`: who is told when something of the environment fails. */
export const alertsSchema = z
  .strictObject({
    emails: z
      .array(z.email())
      .min(1)
      .describe(
        "Addresses that MongoDB Atlas writes to when the environment's own cluster is in trouble, from " +
          "M10 on; a Slack channel's own address among them brings it there. Changed in place.",
      ),
    slack: z
      .strictObject({
        webhook: partKey.describe(
          "Key of the secret, of the kind `slack-webhook-url`, with the address that a Slack channel " +
            "takes messages at. It becomes the secret `ALERTS_SLACK_WEBHOOK` of the deployment " +
            "environment on GitHub, where the workflow `watch` finds it.",
        ),
      })
      .optional()
      .describe("The channel that the workflow `watch` writes to. Default: none, the issue only."),
  })
  .describe(
    "Who is told when something of the environment fails; `launched` and `hardened` ask for it in " +
      "production. What tells of what: docs/guide/watching.md. Default: nobody, beside the accounts' " +
      "owners.",
  );

export type Alerts = z.infer<typeof alertsSchema>;

/** What the workflow that watches an environment needs of it, as secrets of GitHub Actions. */
export function alertSecrets(alerts: Alerts | undefined): Record<string, string> {
  const key = alerts?.slack?.webhook;
  return key === undefined ? {} : { ALERTS_SLACK_WEBHOOK: `\${secrets.${key}}` };
}
