import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTemplate } from "../../src/config/template.ts";

describe("parseTemplate", () => {
  it.each([
    ["", []],
    ["plain", ["plain"]],
    ["${redis.url}", [{ path: ["redis", "url"] }]],
    ["https://${services.api.host}/x", ["https://", { path: ["services", "api", "host"] }, "/x"]],
    ["${a.b}${c.d}", [{ path: ["a", "b"] }, { path: ["c", "d"] }]],
    ["${ redis.url }", [{ path: ["redis", "url"] }]],
    ["cost: $5", ["cost: $5"]],
    ["$${HOME}", ["${HOME}"]],
    ["a$${b}${c.d}", ["a${b}", { path: ["c", "d"] }]],
    ["{}", ["{}"]],
  ])("reads %j", (text, template) => {
    expect(parseTemplate(text)).toEqual({ template, faults: [] });
  });

  it("tells where a reference is not closed", () => {
    expect(parseTemplate("x ${redis.url").faults).toEqual([
      { problem: '"${redis.url" is not closed with }' },
    ]);
  });

  it("gives back any text without a dollar as it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!text.includes("$"));
        expect(parseTemplate(text)).toEqual({ template: [text], faults: [] });
      }),
    );
  });

  it("gives back any text whose ${ are doubled as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("$", "{", "}", "a", "${"), { maxLength: 9 }),
        (pieces) => {
          const text = pieces.join("");
          fc.pre(!text.includes("$$"));
          const escaped = text.replaceAll("${", "$$${");
          expect(parseTemplate(escaped)).toEqual({
            template: text === "" ? [] : [text],
            faults: [],
          });
        },
      ),
    );
  });
});
