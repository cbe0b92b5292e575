import { Int32, serialize } from "bson";
import { describe, expect, it } from "vitest";
import { formatConvex, parseConvex } from "../../../src/data/formats/convex-values.ts";

const again = (value: string) => formatConvex(parseConvex(`{"v":${value}}`)).slice(5, -1);

describe("a value of a Convex export", () => {
  it.each([
    "null",
    "true",
    '"text with \\"quotes\\", \\n and ünïcode 😀"',
    "42",
    "-9223372036854775808",
    "9223372036854775807",
    "0.0",
    "-0.0",
    "123.0",
    "1.5e-7",
    "0.1",
    '{"$float":"AAAAAAAA8H8="}',
    '{"$float":"AAAAAAAA+H8="}',
    '{"$bytes":"ABCD"}',
    '[1,1.0,"1",[],{"a":[null]}]',
    '{"nested":{"deep":{"$bytes":""}}}',
  ])("%s comes out as it went in", (value) => {
    expect(again(value)).toBe(value);
  });

  it("keeps a float64 one, however it is spelled, and an int64 an int64", () => {
    expect(again("1e21")).toBe("1e+21");
    expect(again("1E2")).toBe("100.0");
    expect(again("-0")).toBe("-0.0");
    expect(again("9223372036854775808")).toBe("9223372036854776000.0");
    expect(again('{"$integer":"KgAAAAAAAAA="}')).toBe("42");
  });

  it("gets a float64 where a policy sets a number, as Convex's numbers are", () => {
    expect(formatConvex(Buffer.from(serialize({ v: new Int32(5) })))).toBe('{"v":5.0}');
  });

  it.each([
    "[]",
    "7",
    "",
    '{"v":',
    '{"$bytes":"ABCD"}',
    '{"v":{"$set":[]}}',
    '{"v":{"$float":"AAAA"}}',
    '{"v":{"$bytes":7}}',
    '{"v":{"$bytes":"ABCD","also":1}}',
  ])("is refused where Convex has no such document: %s", (line) => {
    expect(() => parseConvex(line)).toThrow();
  });
});
