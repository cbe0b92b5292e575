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
