/** The kinds of secrets the platform knows. */
export const secretKinds = [
  "stripe-secret-key",
  "stripe-publishable-key",
  "clerk-secret-key",
  "clerk-publishable-key",
  "convex-deploy-key",
  "cloudinary-url",
  "sendgrid-api-key",
  "smtp-url",
  "webhook-secret",
  "auth0-client-secret",
  "sentry-dsn",
  "url",
  "generated",
  "opaque",
] as const;

export type SecretKind = (typeof secretKinds)[number];

/** Meant to be seen by browsers: kept with the secrets because its mode has to fit theirs. */
export function isPublishable(kind: SecretKind): boolean {
  return kind === "stripe-publishable-key" || kind === "clerk-publishable-key";
}
