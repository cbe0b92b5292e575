import { expect, it } from "vitest";
import { canonical, indexesToBuild, indexFaults } from "../../../src/data/mongodb/indexes.ts";
import { bondigoo } from "../sample.ts";

const bookings = (...indexes: object[]) => ({
  name: "bookings",
  indexes: [{ v: 2, key: { _id: 1 }, name: "_id_" }, ...indexes],
});

it.each([
  { key: { startsAt: 1 }, name: "startsAt_1", unique: true, sparse: true },
  { key: { createdAt: 1 }, name: "ttl", expireAfterSeconds: 3600 },
  { key: { notes: "text" }, name: "t", weights: { notes: 1 }, default_language: "german" },
  { key: { notes: 1 }, name: "c", collation: { locale: "de", strength: 2 } },
  {
    key: { startsAt: 1 },
    name: "p",
    partialFilterExpression: { status: "confirmed", price: { $gt: 0 } },
  },
])("lets an index pass that holds no value of a document: $name", (index) => {
  expect(indexFaults(bookings(index), bondigoo())).toEqual([]);
  expect(indexesToBuild(bookings({ v: 2, ns: "prod.bookings", ...index }))).toEqual([index]);
});

it.each([
  { partialFilterExpression: { contactEmail: "anna@bluewin.ch" } },
  { partialFilterExpression: { $and: [{ notes: { $eq: "anna" } }] } },
  { storageEngine: { wiredTiger: { configString: "anna" } } },
])("refuses one that may hold some, and does not show it", (options) => {
  const [fault] = indexFaults(bookings({ key: { a: 1 }, name: "a_1", ...options }), bondigoo());
  expect(fault).toMatch(/^bookings, index a_1: /);
  expect(fault).not.toContain("anna");
});

it("compares indexes, whatever the order they are listed in", () => {
  const [a, b] = [
    { v: 2, key: { x: 1, y: 1 }, name: "a", unique: true },
    { v: 2, unique: true, name: "b", key: { x: 1 } },
  ];
  expect(canonical(bookings(a, b))).toEqual(canonical(bookings(b, a)));
  expect(canonical(bookings(a))).not.toEqual(canonical(bookings({ ...a, key: { y: 1, x: 1 } })));
});
