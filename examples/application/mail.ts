/**
 * Whether mail may be sent there. EMAIL_ALLOWLIST has addresses (`ada@example.com`) and domains
 * (`@example.com`), split at commas or spaces; everywhere but in production, where everybody gets mail.
 * Without it nobody does: a variable that was lost must not send a test's mail to users.
 */
export function mayGetMail(address: string, env: NodeJS.ProcessEnv): boolean {
  if (env["ENVIRONMENT_NAME"] === "production") return true;
  const to = address.trim().toLowerCase();
  const domain = to.slice(to.lastIndexOf("@") + 1);
  const allowed = (env["EMAIL_ALLOWLIST"] ?? "").toLowerCase().split(/[\s,;]+/);
  return allowed.some((entry) => entry === to || entry.replace(/^@/, "") === domain);
}
