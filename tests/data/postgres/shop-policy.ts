import { compile } from "../../../src/data/policy/compile.ts";
import { type Policy, policySchema } from "../../../src/data/policy/schema.ts";
import { testPasswordHash } from "../sample.ts";

const text = { keep: "text" as const, why: "written by us" };

export const shopPolicy: Policy["collections"] = {
  migrations: { id: text, applied_at: { keep: "timestamptz" } },
  organisations: {
    id: { keep: "int4" },
    name: { fake: "company" },
    slug: { fake: "userName" },
    "settings.theme": { keep: "string", oneOf: ["dark", "light"] },
    "settings.billing.email": { fake: "email", domain: "person.email" },
    "settings.billing.seats": { keep: "number" },
    "settings.admins[]": { fake: "fullName" },
  },
  users: {
    id: { keep: "int8" },
    public_id: { fake: "uuid" },
    email: { fake: "email", domain: "person.email", unique: true },
    first_name: { fake: "firstName" },
    last_name: { fake: "lastName" },
    phone: { fake: "phone" },
    birth_date: { fake: "dayOfYear" },
    role: { keep: "enum" },
    "tags[]": { scrub: "text" },
    "profile.nick": { fake: "userName" },
    "profile.age": { keep: "number" },
    "profile.exact": { keep: "number" },
    "profile.friends[].id": { ref: "users.id" },
    "profile.friends[].name": { fake: "fullName" },
    "profile.none": "drop",
    "profile.ok": { keep: "bool" },
    password_hash: { set: "${TEST_PASSWORD_HASH}" },
    bio: { scrub: "text" },
    manager_id: { ref: "users.id" },
    organisation_id: { ref: "organisations.id" },
    score: { keep: "float8" },
    big: { keep: "number" },
    created_at: { keep: "timestamptz" },
  },
  addresses: {
    id: { keep: "int4" },
    user_id: { ref: "users.id" },
    street: { fake: "street" },
    city: { fake: "city" },
    postcode: { fake: "postcode" },
  },
  teams: { id: { keep: "int4" }, lead_id: { ref: "members.id" }, name: { scrub: "text" } },
  members: { id: { keep: "int4" }, team_id: { ref: "teams.id" }, user_id: { ref: "users.id" } },
  coaches: {
    user_id: { ref: "users.id" },
    display_name: { fake: "fullName" },
    rate: { keep: "numeric" },
    iban: "drop",
    "languages[]": { keep: "enum" },
  },
  offers: {
    id: { keep: "uuid" },
    coach_id: { ref: "users.id" },
    title: { scrub: "text" },
    price: { keep: "numeric" },
    period: { keep: "tstzrange" },
  },
  bookings: {
    id: { keep: "int8" },
    starts_at: { keep: "timestamptz" },
    user_id: { ref: "users.id" },
    offer_id: { ref: "offers.id" },
    status: { keep: "enum", oneOf: ["open", "confirmed", "completed"] },
    contact_email: { fake: "email", domain: "person.email" },
    notes: { scrub: "text" },
  },
  payments: {
    id: { keep: "int8" },
    booking_id: { ref: "bookings.id" },
    booking_at: { keep: "timestamptz" },
    stripe_id: { fake: "token" },
    amount: { set: 7.5 },
    raw: "drop",
  },
  messages: {
    id: { keep: "int8" },
    from_id: { ref: "users.id" },
    to_id: { ref: "users.id" },
    body: { scrub: "text" },
    attachment: "drop",
    sent_at: { keep: "timestamp" },
  },
  reviews: {
    id: { keep: "int4" },
    user_id: { ref: "users.id" },
    coach_id: { ref: "users.id" },
    rating: { keep: "int2" },
    words: { scrub: "text" },
  },
  review_votes: { review_id: { ref: "reviews.id" }, user_id: { ref: "users.id" } },
  categories: { id: { keep: "int4" }, parent_id: { ref: "categories.id" }, name: text },
  offer_categories: { offer_id: { ref: "offers.id" }, category_id: { ref: "categories.id" } },
  invoices: {
    id: { keep: "int4" },
    number: { keep: "varchar", why: "counted, not chosen" },
    user_id: { ref: "users.id" },
  },
  invoice_lines: {
    invoice_id: { ref: "invoices.id" },
    line: { keep: "int2" },
    words: { scrub: "text" },
    amount: { keep: "numeric" },
  },
  notifications: {
    id: { keep: "int8" },
    user_id: { ref: "users.id" },
    "payload.to": { fake: "email", domain: "person.email" },
    "payload.user": { ref: "users.id" },
  },
  sessions: "omit",
  audit_log: "omit",
};

/** The shop's policy with some tables' rules changed, or that of other tables. */
export function shopPolicyWith(changes: Policy["collections"] = {}, of = shopPolicy) {
  const collections = { ...of, ...changes };
  const policy = policySchema.parse({ version: 1, emailHost: "test.bondigoo.ch", collections });
  return compile(policy, () => testPasswordHash);
}
