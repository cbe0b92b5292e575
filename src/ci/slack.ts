import { UserError } from "../shared/errors.ts";

const timeoutMs = 30_000;

/**
 * Writes plain text into the channel whose address that is. Source:
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/, which has the address answer
 * 200 and `ok`; `&`, `<` and `>` are escaped, as they begin mentions and links.
 */
export async function tellSlack(webhook: string, text: string): Promise<void> {
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const response = await fetch(webhook, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: plain }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => undefined);
  if (response?.ok) return;
  const answer =
    response === undefined
      ? "could not be reached"
      : `answered ${response.status}: ${(await response.text()).slice(0, 100)}`;
  throw new UserError(
    `The message was not sent: Slack ${answer}. Is ALERTS_SLACK_WEBHOOK a webhook that still exists?`,
  );
}
