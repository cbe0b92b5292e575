import fc from "fast-check";
import { type Edit, harmlessEdits, hostileEdits } from "../config/hostile/tables.ts";

/** One step of a walk: what is written where in Bondigoo's files. */
export type Step = Pick<Edit, "name" | "on" | "set" | "unset">;

const stacks = ["prod", "staging", "dev"];

/** Where variables are written. */
const groups = ["platform", ...stacks].flatMap((start) => [
  `${start}.variables`,
  `${start}.services.api.variables`,
  `${start}.services.worker.variables`,
  `${start}.frontends.platform.variables`,
  `${start}.actionsSecrets`,
]);

const names = [
  ...["CORS_ORIGIN", "CORS_ORIGIN_REGEX", "ALLOWED_ORIGINS", "ALLOWED_HOSTS", "CLIENT_URL"],
  ...["FRONTEND_URL", "UPSTREAM", "PEER", "DATABASE_URL", "REDIS_URL", "MONGO_DB", "DB_USER", "X"],
  ...["SESSION_SECRET", "CSRF_SECRET", "JWT_SECRET", "STRIPE_SECRET_KEY", "EMAIL_ALLOWLIST"],
  ...["SMTP_URL", "SENDGRID_API_KEY", "CLOUDINARY_URL", "NODE_ENV", "ENVIRONMENT_NAME"],
  ...["REACT_APP_API_URL", "REACT_APP_STRIPE_PKEY", "REACT_APP_X", "NEXT_PUBLIC_X"],
];

/** What values are made of: references, names of real things of each environment, and glue. */
const pieces = [
  ...["${services.api.url}", "${services.api.host}", "${frontends.platform.url}"],
  ...["${frontends.platform.origins}", "${database.url}", "${database.host}", "${database.name}"],
  ...["${database.user}", "${database.password}", "${redis.url}", "${environment.name}"],
  ...["${platform.name}", "${platform.domain}", "${secrets.jwtSecret}", "${secrets.smtpUrl}"],
  ...["${secrets.sessionSecret}", "${secrets.stripeSecretKey}", "${secrets.sendgridApiKey}"],
  ...["https://api.bondigoo.ch", "https://www.bondigoo.ch", "https://api.staging.bondigoo.ch"],
  ...["https://staging.bondigoo.ch", "https://dev.bondigoo.ch", "api.dev.bondigoo.ch"],
  ...["bondigoo-prod", "bondigoo-staging", "coaching-platform-dev", "bondigoo-prod-user"],
  ...["bondigoo-api-prod", "bondigoo-redis-prod", "bondigoo-prod-cluster", "http://localhost:3000"],
  ...["https://evil.example", "evil.example", "https://", "mongodb+srv://", "redis://", "smtp://"],
  ...["*", ".", ",", "@", "/", ":", "-", "api", "prod", "@bondigoo.ch", "@gmail.com", ".*", "x"],
  ...["pk_", "sk_", "live", "test", "_51Habcdefgh", "production", "?", "&a=b", " "],
];

const variable: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(...groups),
    fc.constantFrom(...names),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }),
  )
  .map(([group, name, value]) => write(`${group}.${name}`, value.join("")));

/** Fields whose values are names of things, each of which some environment has already. */
const things: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(...stacks),
    fc.constantFrom(
      ...["branch", "database.name", "database.user", "database.cluster.existing"],
      ...["database.cluster.name", "services.api.name", "services.api.domain", "redis.name"],
      ...["services.worker.start", "frontends.platform.project"],
    ),
    fc.constantFrom(
      ...["main", "staging", "develop", "release/next", "bondigoo-prod", "bondigoo-staging"],
      ...["coaching-platform-dev", "Coaching-Platform-Dev", "bondigoo-prod-user", "bondigoo-qa"],
      ...["bondigoo-prod-cluster", "bondigoo-api-prod", "api.bondigoo.ch", "www.bondigoo.ch"],
      ...["v2.api.bondigoo.ch", "own.dev.bondigoo.ch", "npm start", "node w.js bondigoo-prod"],
    ),
  )
  .map(([stack, field, value]) => write(`${stack}.${field}`, value));

/** Turns of the whole: launch, own stores, sizes, reviews, purposes. */
const turns: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ name: "launch", on: "launched" }),
  fc
    .tuple(
      fc.constantFrom(...stacks),
      fc.constantFrom({}, { sharedFrom: "prod" }, { plan: "free" }),
    )
    .map(([stack, redis]) => write(`${stack}.redis`, redis)),
  fc
    .tuple(fc.constantFrom(...stacks), fc.constantFrom("production", "staging", "development"))
    .map(([stack, purpose]) => write(`${stack}.purpose`, purpose)),
  fc
    .tuple(fc.constantFrom(...stacks), fc.integer({ min: 0, max: 3 }))
    .map(([stack, reviews]) => write(`${stack}.protection.reviews`, reviews)),
  fc
    .tuple(fc.constantFrom(...stacks), fc.constantFrom("M0", "FLEX", "M10", "M30"), fc.boolean())
    .map(([stack, size, backups]) => write(`${stack}.database.cluster`, { size, backups })),
  fc
    .tuple(fc.constantFrom(...stacks), fc.constantFrom("free", "starter", "standard", "pro"))
    .map(([stack, plan]) => write(`${stack}.services.api.plan`, plan)),
  fc
    .constantFrom("52.0.0.0/16", "0.0.0.0/0", "10.0.0.0/24", "203.0.113.0/28")
    .map((range) => write("platform.outboundAddresses", [range])),
);

function write(path: string, value: unknown): Step {
  return { name: `${path} = ${JSON.stringify(value)}`, set: { [path]: value } };
}

const harmless = fc.constantFrom<Step>(...harmlessEdits);
const hostile = fc.constantFrom<Step>(...hostileEdits.flatMap(([, edits]) => edits));

/** One to six steps, meant well and badly, that add up to one state of the files. */
export const walks: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: harmless },
    { weight: 5, arbitrary: variable },
    { weight: 3, arbitrary: things },
    { weight: 3, arbitrary: turns },
    { weight: 1, arbitrary: hostile },
  ),
  { minLength: 1, maxLength: 6 },
);

/** The steps as one edit: what a later one writes at a path stands. */
export function together(walk: Step[]): Edit {
  return {
    name: walk.map(({ name }) => name).join("; "),
    on: walk.flatMap(({ on }) => on ?? []).join(" "),
    set: Object.assign({}, ...walk.map(({ set }) => set)),
    unset: walk.flatMap(({ unset }) => unset ?? []),
  };
}
