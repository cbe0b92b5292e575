import { describe, expect, it } from "vitest";
import { judgeDrift } from "../../src/ci/drift.ts";
import { preview, resource, state, type, urn } from "./previews.ts";

describe("what follows from another change, in a look for drift", () => {
  it("leaves out what only follows from another change, unless somebody edited it too", () => {
    const wanted = { content: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    const following = resource({ content: "a" }, { content: "a" }, wanted, ["content"]);
    expect(judgeDrift(following)).toMatchObject({ drift: [], changes: [] });
    const edited = resource({ content: "a" }, { content: "b" }, wanted, ["content"]);
    expect(judgeDrift(edited).drift).toMatchObject([
      { properties: [{ before: "not known before up", after: "b" }] },
    ]);
  });

  it("leaves out of an edit what only follows from another change", () => {
    const later = { content: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    const held = (ttl: number) => ({ ttl, data: { content: "a", port: 1 } });
    const wanted = { ttl: 60, data: { ...later, port: 1 } };
    const edited = resource(held(60), held(300), wanted, ["ttl", "data"]);
    const { properties, effects } = judgeDrift(edited).drift[0]!;
    expect(properties).toEqual([{ name: "ttl", before: "60", after: "300" }]);
    expect(effects.map(({ property }) => property)).not.toContain("data");
  });

  it("takes a service's hidden copy of what is not brought up, or follows, for that, and of what was edited for an edit", () => {
    const groupUrn = urn.replace("api", "group");
    const copy = { type, inputs: { env: "[secret]" }, propertyDependencies: { env: [groupUrn] } };
    const service = [
      { op: "refresh", urn, oldState: copy, newState: copy },
      { op: "update", urn, oldState: copy, newState: copy },
    ];
    const group = (stored: object, real: object, wanted: object) => [
      { op: "refresh", urn: groupUrn, oldState: state(stored), newState: state({}) },
      { op: "update", urn: groupUrn, oldState: state(real), newState: state(wanted) },
    ];
    const counts = (stored: object, real: object, wanted: object) => {
      const { drift, changes } = judgeDrift(preview(...group(stored, real, wanted), ...service));
      return { edited: drift.length, waiting: changes.length };
    };
    const later = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const info = { LOG: "info" };
    expect(counts(info, info, { LOG: "debug" })).toEqual({ edited: 0, waiting: 2 });
    expect(counts(info, info, { LOG: later })).toEqual({ edited: 0, waiting: 0 });
    expect(counts(info, { LOG: "none" }, info)).toEqual({ edited: 2, waiting: 0 });
    const named = { ...info, name: "a" };
    const renamed = counts(named, { ...named, name: "b" }, { ...named, LOG: later });
    expect(renamed).toEqual({ edited: 1, waiting: 0 });
  });
});
