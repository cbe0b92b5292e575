import { ObjectId } from "bson";
import { expect, it } from "vitest";
import { References } from "../../src/data/references.ts";
import { bson, policyOf } from "./sample.ts";

const { references } = policyOf({
  users: { _id: { keep: "objectId" }, code: { fake: "token" } },
  things: {
    userId: { ref: "users._id" },
    "all[].ids[]": { ref: "users._id" },
    "by.*.user": { ref: "users._id" },
    code: { ref: "users.code" },
  },
});

const id = (i: number) => new ObjectId(i.toString(16).padStart(24, "0"));

function danglingOf(...things: object[]) {
  const seen = new References(references);
  for (const document of things) seen.see("things", bson(document));
  for (let i = 0; i < 100; i++) seen.see("users", bson({ _id: id(i), code: `code ${i}` }));
  seen.see("others", bson({ userId: id(5_000) }));
  return Object.values(seen.dangling());
}

it("counts what leads nowhere, in objects, arrays and maps", () => {
  expect(danglingOf({ userId: id(1) }, { userId: id(100) }, { userId: id(100) })).toEqual([
    2, 0, 0, 0,
  ]);
  expect(danglingOf({ all: [{ ids: [id(1), id(200)] }, { ids: [id(201)] }] })).toEqual([
    0, 2, 0, 0,
  ]);
  expect(danglingOf({ by: { x: { user: id(300) }, y: { user: id(2) } } })).toEqual([0, 0, 1, 0]);
  expect(danglingOf({ code: "code 99" }, { code: "code 100" })).toEqual([0, 0, 0, 1]);
});

it("takes null, missing and empty for no reference", () => {
  expect(danglingOf({ userId: null, all: [{ ids: [] }, {}] }, {})).toEqual([0, 0, 0, 0]);
});

it("tells 20,000 ids apart", () => {
  const seen = new References(references.slice(0, 1));
  for (let i = 0; i < 20_000; i += 2) seen.see("users", bson({ _id: id(i) }));
  for (let i = 0; i < 20_000; i++) seen.see("things", bson({ userId: id(i) }));
  expect(Object.values(seen.dangling())).toEqual([10_000]);
});
