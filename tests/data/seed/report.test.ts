import { expect, it } from "vitest";
import { seedText } from "../../../src/data/seed/report.ts";
import type { Seeded } from "../../../src/data/seed/seed.ts";

const outcome: Seeded = {
  status: "seeded",
  environment: "dev",
  target: "db.example.com/shop-dev",
  data: "collections",
  reasons: [],
  collections: {
    users: { count: 2, digest: "0123456789abcdef0123", indexes: ["email_1"], indexDigest: "" },
  },
  dropped: { orders: 7 },
  present: [],
  wasPartial: false,
};

it("says what was dropped and made, and by what it is known", () => {
  expect(seedText(outcome)).toBe(`dev (db.example.com/shop-dev): seeded
Dropped:
  orders               7 documents
Made:
  users                2 documents, 1 indexes, 0123456789abcdef`);
});

it("says of a dry run what would be, and how to do it", () => {
  const text = seedText({ ...outcome, status: "checked", wasPartial: true });
  expect(text).toMatch(
    /^dev \(.*\): would go through; nothing was written\nWhat it held was partial/,
  );
  expect(text).toMatch(/\nWould be dropped:\n(?:.*\n)*To do it, add --confirm dev$/);
});

it("says of initial data what was there already, and the word that production takes", () => {
  const initial = { ...outcome, environment: "prod", data: "initial", dropped: {} } as const;
  const text = seedText({ ...initial, status: "checked", present: ["users"] });
  expect(text).toMatch(/\nThere already, and left as it is: users\n/);
  expect(text).toMatch(/add --into-production --confirm prod$/);
  expect(text).not.toMatch(/dropped|Made/i);
});

it("gives every reason of a refusal, and the last words of a command that failed", () => {
  const refused = { ...outcome, collections: {}, dropped: {}, reasons: ["One.", "Two."] };
  expect(seedText({ ...refused, status: "refused" })).toMatch(
    /refused; nothing was written\n- One\.\n- Two\.$/,
  );
  const command = { exitCode: 7, output: ["no such table"] };
  expect(seedText({ ...refused, status: "failed", command })).toMatch(
    /partly seeded, as the application's command failed\n- One\.\n- Two\.\n {2}\| no such table$/,
  );
});
