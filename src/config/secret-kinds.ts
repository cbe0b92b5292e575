/** Whether a value works with the vendor's test data or with real users and money. */
export type Mode = "test" | "live";

/** What is known of one kind of secret, beside its values. */
export interface SecretKindRecord {
  /** One line: what it is. */
  title: string;
  /** What a value looks like, in words; shown instead of a refused value. */
  looksLike: string;
  pattern: RegExp;
  /** Mode of a value; kinds whose values do not tell have none. */
  mode?: (value: string) => Mode | undefined;
  /** The part that tells whose it is, where two values can lead to one thing. Default: all of it. */
  identity?: (value: string) => string;
  /**
   * Who may hold the same value: `anyone`; `not-production`, all but production together with
   * another; `nobody`, different in every environment.
   */
  sharing: "anyone" | "not-production" | "nobody";
  /**
   * A value that serves where its vendor does not know of the environment, as of a pull request's,
   * and sends it nothing: from 64 hexadecimal digits that nobody can guess.
   */
  madeUp?: (digits: string) => string;
  /** Seen by browsers on purpose; kept here because its mode has to fit its secret twin's. */
  publishable?: true;
  /** Made by the program; nobody enters it. */
  generated?: true;
  /** What people type to try its test mode out, and what happens then. */
  tryOut?: { title: string; entries: [typed: string, happens: string][]; hint: string };
  /** Where a person gets one. */
  from: string;
  /** Vendor page that says so. */
  source: string;
  /** A value of this shape made of readable nonsense; `seed` of `[a-z0-9]` makes it different. */
  placeholder: (seed: string, mode: Mode) => string;
}

const kinds = {
  "stripe-secret-key": {
    title: "Stripe secret or restricted key",
    looksLike: "sk_test_..., sk_live_..., rk_test_... or rk_live_...",
    pattern: /^[sr]k_(test|live)_[A-Za-z0-9_]{8,}$/,
    mode: (value) => (/^[sr]k_live_/.test(value) ? "live" : "test"),
    sharing: "anyone",
    // Source: https://docs.stripe.com/testing
    tryOut: {
      title: "Paying",
      entries: [
        ["4242 4242 4242 4242", "paid"],
        ["4000 0025 0000 3155", "paid, once it was confirmed (3D Secure)"],
        ["4000 0000 0000 0002", "declined"],
        ["4000 0000 0000 9995", "declined: not enough money"],
      ],
      hint: "Any day in the future, and any three digits behind the card. No money moves.",
    },
    from: "Stripe dashboard: Developers, API keys",
    source: "https://docs.stripe.com/keys",
    placeholder: (seed, mode) => `sk_${mode}_fake_key_${broken(seed)}`,
  },
  "stripe-publishable-key": {
    title: "Stripe publishable key",
    looksLike: "pk_test_... or pk_live_...",
    pattern: /^pk_(test|live)_[A-Za-z0-9_]{8,}$/,
    mode: (value) => (value.startsWith("pk_live_") ? "live" : "test"),
    sharing: "anyone",
    publishable: true,
    from: "Stripe dashboard: Developers, API keys",
    source: "https://docs.stripe.com/keys",
    placeholder: (seed, mode) => `pk_${mode}_fake_key_${broken(seed)}`,
  },
  "clerk-secret-key": {
    title: "Clerk secret key",
    looksLike: "sk_test_... or sk_live_...",
    pattern: /^sk_(test|live)_[A-Za-z0-9_]{8,}$/,
    mode: (value) => (value.startsWith("sk_live_") ? "live" : "test"),
    sharing: "anyone",
    // Source: https://clerk.com/docs/testing/test-emails-and-phones
    tryOut: {
      title: "Signing up",
      entries: [
        ["anything+clerk_test@example.com", "an address whose code is 424242"],
        ["+1 555 555 0100", "a telephone whose code is 424242"],
      ],
      hint: "No mail and no message is sent to either.",
    },
    from: "Clerk dashboard: API keys",
    source: "https://clerk.com/docs/deployments/clerk-environment-variables",
    placeholder: (seed, mode) => `sk_${mode}_fake_key_${broken(seed)}`,
  },
  "clerk-publishable-key": {
    title: "Clerk publishable key",
    looksLike: "pk_test_... or pk_live_...",
    pattern: /^pk_(test|live)_[A-Za-z0-9+/=_$]{8,}$/,
    mode: (value) => (value.startsWith("pk_live_") ? "live" : "test"),
    sharing: "anyone",
    publishable: true,
    from: "Clerk dashboard: API keys",
    source: "https://clerk.com/docs/deployments/clerk-environment-variables",
    placeholder: (seed, mode) =>
      `pk_${mode}_${Buffer.from(`placeholder-${seed}.clerk.invalid$`).toString("base64")}`,
  },
  "convex-deploy-key": {
    title: "Convex deploy key",
    looksLike: "prod:<deployment>|..., dev:<deployment>|... or preview:<team>:<project>|...",
    pattern: /^(prod|dev|preview):[a-z0-9-]+(:[a-z0-9-]+)?\|\S+$/,
    // A staging project has a production deployment too: its key is `prod:` and still not live.
    mode: (value) => (value.startsWith("prod:") ? undefined : "test"),
    identity: (value) => value.split("|")[0] ?? value,
    sharing: "nobody",
    from: "Convex dashboard: the deployment's settings, deploy key",
    source: "https://docs.convex.dev/cli/deploy-key-types",
    placeholder: (seed, mode) =>
      `${mode === "live" ? "prod" : "dev"}:placeholder-${seed}|placeholder`,
  },
  "cloudinary-url": {
    title: "Cloudinary account URL",
    looksLike: "cloudinary://<api key>:<api secret>@<cloud name>",
    pattern: /^cloudinary:\/\/[^:/@\s]+:[^:/@\s]+@[A-Za-z0-9_-]+$/,
    sharing: "not-production",
    from: "Cloudinary console: Settings, API keys",
    source: "https://cloudinary.com/documentation/how_to_integrate_cloudinary",
    placeholder: (seed) => `cloudinary://placeholder:placeholder@placeholder-${seed}`,
  },
  "sendgrid-api-key": {
    title: "SendGrid API key",
    looksLike: "SG.<id>.<secret>",
    pattern: /^SG\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/,
    sharing: "not-production",
    from: "SendGrid: Settings, API keys, with only the right to send mail",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    placeholder: (seed) => `SG.placeholder.key${seed}`,
  },
  "smtp-url": {
    title: "SMTP server with its login",
    looksLike: "smtp://<user>:<password>@<host>:<port>, or smtps://",
    pattern: /^smtps?:\/\/(?:[^\s/@]+@)?[A-Za-z0-9.-]+(?::\d+)?(?:[/?]\S*)?$/,
    sharing: "not-production",
    from: "the mail server's SMTP settings",
    source: "https://nodemailer.com/smtp/",
    placeholder: (seed) => `smtp://placeholder:${seed}@mail.invalid:2525`,
  },
  "webhook-secret": {
    title: "Secret that signs a vendor's webhooks",
    looksLike: "whsec_...",
    pattern: /^whsec_[A-Za-z0-9+/=_-]{8,}$/,
    sharing: "nobody",
    madeUp: (digits) => `whsec_${digits}`,
    from: "the vendor's page of that webhook endpoint, one endpoint per environment",
    source: "https://docs.stripe.com/webhooks#verify-events",
    placeholder: (seed) => `whsec_fake_key_${broken(seed)}`,
  },
  "auth0-client-secret": {
    title: "Auth0 client secret",
    looksLike: "at least 32 letters, digits, hyphens and underscores",
    pattern: /^[A-Za-z0-9_-]{32,}$/,
    sharing: "not-production",
    from: "Auth0 dashboard: Applications, the application's settings",
    source: "https://auth0.com/docs/get-started/applications/application-settings",
    placeholder: (seed) => `placeholder-${seed}-`.padEnd(40, "placeholder-"),
  },
  "sentry-dsn": {
    title: "Sentry DSN",
    looksLike: "https://<key>@<host>/<project number>",
    pattern: /^https:\/\/[A-Za-z0-9]+@[A-Za-z0-9.-]+\/\d+$/,
    sharing: "anyone",
    // It may only bring new errors in; pages report with it from the browser.
    publishable: true,
    from: "Sentry: the project's settings, Client Keys",
    source: "https://docs.sentry.io/concepts/key-terms/dsn-explainer/",
    placeholder: (seed) => `https://placeholder${seed}@sentry.invalid/1`,
  },
  "slack-webhook-url": {
    title: "Slack incoming webhook",
    looksLike: "https://hooks.slack.com/services/...",
    pattern: /^https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]+$/,
    sharing: "anyone",
    from: "Slack: the app's settings, Incoming Webhooks",
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
    placeholder: (seed) => `https://hooks.slack.com/services/placeholder/${seed}`,
  },
  url: {
    title: "Address that holds a login",
    looksLike: "<scheme>://...",
    pattern: /^[a-z][a-z0-9+.-]*:\/\/\S+$/,
    sharing: "not-production",
    from: "the service it leads to",
    source: "https://www.rfc-editor.org/rfc/rfc3986",
    placeholder: (seed) => `https://placeholder:${seed}@service.invalid/`,
  },
  generated: {
    title: "Random value made by the program",
    looksLike: "nothing: nobody enters it",
    pattern: /^\S{32,}$/,
    sharing: "nobody",
    generated: true,
    from: "nobody enters it",
    source: "https://www.pulumi.com/registry/packages/random/",
    placeholder: (seed) => `placeholder-${seed}-`.padEnd(40, "placeholder-"),
  },
  opaque: {
    title: "Value without a known form",
    looksLike: "any text that is not empty",
    pattern: /\S/,
    sharing: "not-production",
    from: "its vendor",
    source: "no vendor of its own",
    placeholder: (seed) => `placeholder-${seed}`,
  },
} as const satisfies Record<string, SecretKindRecord>;

export type SecretKind = keyof typeof kinds;

/** The kinds of secrets the platform knows. */
export const secretKinds = Object.keys(kinds) as [first: SecretKind, ...others: SecretKind[]];

/** All that is known of a kind. */
export function kindOf(kind: SecretKind): SecretKindRecord {
  return kinds[kind];
}

/**
 * A value for rehearsals: valid by its kind, the same for the same seed, plainly no real key.
 * `seed` is free text, e.g. the stack and the secret's name.
 */
export function placeholder(kind: SecretKind, seed: string, mode: Mode = "test"): string {
  return kindOf(kind).placeholder(seed.toLowerCase().replace(/[^a-z0-9]/g, ""), mode);
}

/** Runs too short for secret scanners, which look for ten and more letters after a key's prefix. */
function broken(seed: string): string {
  return (seed.match(/.{1,6}/g) ?? []).join("_");
}
