import { describe, expect, it } from "vitest";
import { differingProperties } from "../../src/recovery/differences.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("what a thing shows otherwise than the config makes it", () => {
  it.each([
    ["another text", { content: "a" }, { content: "b" }, ["content"]],
    ["another truth", { proxied: true }, { proxied: false }, ["proxied"]],
    ["a text that is none", { name: "a" }, { name: { a: 1 } }, ["name"]],
    ["an object that is none", { spec: { size: 1 } }, { spec: "1" }, ["spec"]],
    ["a deep difference", { spec: { a: { b: 1 } } }, { spec: { a: { b: 2 } } }, ["spec"]],
    ["a list that is longer", { roles: ["a"] }, { roles: ["a", "b"] }, ["roles"]],
    ["a list that is none", { roles: ["a"] }, { roles: "a" }, ["roles"]],
    ["another item of a list", { roles: ["a", "b"] }, { roles: ["a", "c"] }, ["roles"]],
    ["several", { a: 1, b: 2, c: 3 }, { a: 2, b: 2, c: 4 }, ["a", "c"]],
  ])("is %s", (_, wanted, held, names) => {
    expect(differingProperties(wanted, held)).toEqual(names);
  });

  it.each([
    ["the same", { a: "x", b: [1], c: { d: true } }, { a: "x", b: [1], c: { d: true } }],
    ["a number written as a text", { ttl: 1 }, { ttl: "1" }],
    ["a list in another order", { targets: ["a", "b"] }, { targets: ["b", "a"] }],
    ["more than was asked for", { a: 1 }, { a: 1, createdOn: "yesterday" }],
    ["more inside an object", { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    ["what the vendor does not show", { password: "x" }, {}],
    ["what the vendor shows as null", { ref: "x" }, { ref: null }],
    ["what the config leaves open", { root: undefined, node: null }, { root: "web", node: "24" }],
    ["what is not known yet", { content: unknown }, { content: "x" }],
    ["what a preview masks", { value: "[secret]" }, { value: "x" }],
    ["what state encrypts", { value: "x" }, { value: secret }],
    ["what the engine notes for itself", { __defaults: ["a"] }, { __defaults: ["b"] }],
  ])("is not %s", (_, wanted, held) => {
    expect(differingProperties(wanted, held)).toEqual([]);
  });
});
