import { describe, expect, it } from "vitest";
import { draft } from "../../src/data/policy/draft.ts";

const drafted = (path: string, ...types: string[]) =>
  draft([
    { collection: "people", path, types: new Map(types.map((type) => [type, 1])) },
  ] as Parameters<typeof draft>[0])[1]
    ?.replace(/^.*?: /, "")
    .replace(/ #.*$/, "");

describe("the draft of a policy", () => {
  it.each([
    ["contactEmail", "{ fake: email, domain: person.email }"],
    ["vorname", "{ fake: firstName }"],
    ["last_name", "{ fake: lastName }"],
    ["displayName", "{ fake: fullName }"],
    ["mobile", "{ fake: phone, domain: person.phone }"],
    ["address.street", "{ fake: street }"],
    ["town", "{ fake: city }"],
    ["postCode", "{ fake: postcode }"],
    ["resetToken", "drop"],
    ["bio", "{ scrub: text }"],
  ])("proposes what is safe for %s", (path, rule) => {
    expect(drafted(path, "string")).toBe(rule);
    expect(drafted(path, "string", "null")).toBe(rule);
  });

  it("keeps what holds no words, and leaves all else to a person", () => {
    expect(drafted("active", "bool")).toBe("{ keep: bool }");
    expect(drafted("_id", "objectId")).toBe("{ keep: objectId }");
    expect(drafted("email", "string", "int")).toBe("undecided");
    expect(drafted("email", "date")).toBe("undecided");
    expect(drafted("tags", "string")).toBe("undecided");
  });
});
