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
    const group = (stored: string, real: string, wanted: string) => [
      { op: "refresh", urn: groupUrn, oldState: state({ LOG: stored }), newState: state({}) },
      {
        op: "update",
        urn: groupUrn,
        oldState: state({ LOG: real }),
        newState: state({ LOG: wanted }),
      },
    ];
    const waiting = judgeDrift(preview(...group("info", "info", "debug"), ...service));
    expect([waiting.drift.length, waiting.changes.length]).toEqual([0, 2]);
    const later = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const following = judgeDrift(preview(...group("info", "info", later), ...service));
    expect([following.drift.length, following.changes.length]).toEqual([0, 0]);
    const edited = judgeDrift(preview(...group("info", "none", "info"), ...service));
    expect([edited.drift.length, edited.changes.length]).toEqual([2, 0]);
  });
});
