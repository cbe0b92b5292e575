import { afterAll, beforeAll, expect, it } from "vitest";
import { drafted } from "../../../src/data/policy/scan.ts";
import { postgres } from "../../../src/data/postgres/kind.ts";
import { type PostgresServer, startPostgres } from "./server.ts";
import { newDatabase, shop, within } from "./shop.ts";
import { shopPolicy, shopPolicyWith } from "./shop-policy.ts";

let server: PostgresServer;
let urls: { owner: string; reader: string };

beforeAll(async () => {
  server = await startPostgres();
  urls = await newDatabase(server, "shop", shop(50));
});

afterAll(async () => {
  await server.stop();
});

async function faultsOf(policy: ReturnType<typeof shopPolicyWith>): Promise<string[]> {
  const source = await postgres.openSource(urls.reader);
  try {
    return (await source.contents(policy)).faults;
  } finally {
    await source.close();
  }
}

/** The shop's policy with one rule of one table changed. */
function changed(table: string, path: string, rule: unknown) {
  return shopPolicyWith({ [table]: { ...(shopPolicy[table] as object), [path]: rule } as never });
}

it("finds nothing wrong with a policy that fits", async () => {
  expect(await faultsOf(shopPolicyWith())).toEqual([]);
});

it.each([
  {
    what: "drops a column that is NOT NULL",
    at: ["users", "first_name", "drop"],
    says: ["users.first_name: becomes null, and the column is NOT NULL"],
  },
  {
    what: "sets to null what is NOT NULL",
    at: ["users", "first_name", { set: null }],
    says: ["users.first_name: becomes null, and the column is NOT NULL"],
  },
  {
    what: "keeps a column as another type",
    at: ["reviews", "rating", { keep: "int4" }],
    says: ["reviews.rating: keep: int4 does not go with smallint (type int2)"],
  },
  {
    what: "fakes a number",
    at: ["reviews", "rating", { fake: "firstName" }],
    says: ["reviews.rating: fake: firstName does not go with smallint"],
  },
  {
    what: "fakes an enum",
    at: ["users", "role", { fake: "firstName" }],
    says: ["users.role: fake: firstName does not go with public.role (type enum)"],
  },
  {
    what: "sets an enum to a word that is none of it",
    at: ["users", "role", { set: "visitor" }],
    says: ["users.role: what it is set to is not a value of public.role"],
  },
  {
    what: "makes fakes that are too long",
    at: ["addresses", "postcode", { fake: "city" }],
    says: [
      /^addresses\.postcode: fake: city makes up to \d\d characters, and character\(6\) has room for 6$/,
    ],
  },
  {
    what: "sets to a text that is too long",
    at: ["addresses", "city", { set: "x".repeat(41) }],
    says: ["addresses.city: what it is set to is not a value of character varying(40)"],
  },
  {
    what: "makes fakes that do not pass a check",
    at: ["users", "email", { fake: "userName" }],
    says: ["users.email: what it makes does not pass the check users_email_check"],
  },
  {
    what: "scrubs what has to pass a check",
    at: ["users", "email", { scrub: "text" }],
    says: [
      "users.email: scrub can make two rows alike, and (email) is unique",
      "users.email: what it makes does not pass the check users_email_check",
    ],
  },
  {
    what: "sets to what does not pass the check of a domain",
    at: ["payments", "amount", { set: -1 }],
    says: ["payments.amount: what it is set to is not a value of public.money_amount"],
  },
  {
    what: "sets a number out of a check's range",
    at: ["reviews", "rating", { set: 6 }],
    says: ["reviews.rating: what it makes does not pass the check reviews_rating_check"],
  },
  {
    what: "makes fakes of too little room in a unique column",
    at: ["organisations", "slug", { fake: "city" }],
    says: ["organisations.slug: fake: city can make two rows alike, and (slug) is unique"],
  },
  {
    what: "sets one value in a unique column",
    at: ["invoices", "number", { set: "R-1" }],
    says: ["invoices.number: set can make two rows alike, and (number) is unique"],
  },
  {
    what: "treats a reference otherwise than what it refers to",
    at: ["messages", "to_id", { set: 1 }],
    says: [
      "messages.to_id: refers to users.id, and is not treated as that is (allowed: { ref: users.id })",
    ],
  },
  {
    what: "gives an array a rule for one value",
    at: ["coaches", "languages", { keep: "enum" }],
    says: ["coaches.languages: is an array, whose rule belongs to coaches.languages[]"],
  },
])("finds that a policy $what", async ({ at, says }) => {
  const [table, path, rule] = at as [table: string, path: string, rule: unknown];
  const faults = await faultsOf(changed(table, path, rule));
  expect(faults).toEqual(
    says.map((each) =>
      typeof each === "string" ? expect.stringContaining(each) : expect.stringMatching(each),
    ),
  );
});

it("finds that rows refer to a table which is omitted", async () => {
  const review_votes = { review_id: { keep: "int4" }, user_id: { ref: "users.id" } } as const;
  const faults = await faultsOf(shopPolicyWith({ reviews: "omit", review_votes }));
  expect(faults).toEqual([
    "review_votes.review_id: refers to reviews, which is omitted (allowed: drop, or omit review_votes too)",
  ]);
});

it("says all at once", async () => {
  const teams = { id: { keep: "int8" }, lead_id: { set: 3 }, name: "drop" } as const;
  const faults = await faultsOf(shopPolicyWith({ teams }));
  // What refers to a column is treated as that, so that it does not fit either.
  expect(faults.map((each) => each.split(":")[0])).toEqual([
    "members.team_id",
    "teams.id",
    "teams.name",
    "teams.lead_id",
  ]);
});

it("takes a key that has another unique key in it for as unique as that", async () => {
  await within(urls.owner, (pool) =>
    pool.query("CREATE UNIQUE INDEX id_city ON addresses (id, city)"),
  );
  expect(await faultsOf(shopPolicyWith())).toEqual([]);
  await within(urls.owner, (pool) =>
    pool.query("CREATE UNIQUE INDEX lower_city ON addresses (lower(city))"),
  );
  expect(await faultsOf(shopPolicyWith())).toEqual([
    expect.stringContaining("addresses.city: fake: city can make two rows alike"),
  ]);
  await within(urls.owner, (pool) => pool.query("DROP INDEX id_city, lower_city"));
});

it("refuses tables that inherit, and says so", async () => {
  await within(urls.owner, (pool) => pool.query("CREATE TABLE more () INHERITS (teams)"));
  expect(await faultsOf(shopPolicyWith())).toContain(
    "more inherits from another table, which cannot be carried over yet",
  );
  await within(urls.owner, (pool) => pool.query("DROP TABLE more"));
});

it("drafts a policy of the database itself, in which references are references", async () => {
  const source = await postgres.openSource(urls.reader);
  const text = drafted(await source.scan(new AbortController().signal));
  await source.close();
  for (const line of [
    "    email: { fake: email, domain: person.email } # varchar",
    "    manager_id: { ref: users.id } # int8",
    '    "profile.friends[].name": undecided # string x 80',
    "    profile.exact: undecided # number x 40",
    "    password_hash: { fake: token } # text",
    "    role: { keep: enum } # enum",
    '    "tags[]": undecided # text',
    "  bookings:",
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toMatch(/zq\d|full_name/i);
});
