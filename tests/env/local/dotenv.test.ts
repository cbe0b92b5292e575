import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Line, readDotenv, writeDotenv } from "../../../src/env/local/dotenv.ts";

const write = (text: string, lines: Line[]) => writeDotenv(readDotenv(text, ".env"), lines, "note");

describe("a .env file", () => {
  it("gets our lines at its end, and keeps those of people and their order", () => {
    const text = write("# mine\nB=2\nA=1", [{ name: "C", value: "3" }]);
    expect(text).toMatch(/^# mine\nB=2\nA=1\n# --- written by .*\n# note\nC=3\n# --- end .*\n$/);
  });

  it("gets them where they stood, and is the same when nothing changed", () => {
    const moved = write("A=1\n", [{ name: "C", value: "3" }]).concat("Z=9\n");
    expect(write(moved, [{ name: "C", value: "3" }])).toBe(moved);
    expect(write(moved, [{ name: "D", value: "4" }])).toMatch(/^A=1\n[^Z]*\nD=4\n[^Z]*\nZ=9\n$/);
  });

  it("leaves a variable to whoever set it, above or below", () => {
    const text = write("API=mine\n", [
      { name: "API", value: "ours" },
      { name: "X", value: "1" },
    ]);
    expect(parseEnv(text)).toEqual({ API: "mine", X: "1" });
  });

  it("says of a variable without a value where one is from, and does not set it", () => {
    const text = write("", [{ name: "KEY", missing: "sk_test_..." }]);
    expect(text).toContain("# KEY= is not set: sk_test_...");
    expect(parseEnv(text)).toEqual({});
  });

  it("is refused where a mark is gone", () => {
    const damaged = write("", [{ name: "C", value: "3" }]).replace(/# --- end.*\n/, "");
    expect(() => readDotenv(damaged, "web/.env")).toThrow(/web\/\.env: the marks .* damaged/);
  });

  it("keeps any lines of people, and gives back any value", () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/);
    const value = fc.stringMatching(/^[ -~]{0,30}$/).filter((text) => !/['"`]/.test(text));
    const quoted = fc
      .tuple(value, fc.constantFrom("'", '"', "`"))
      .map(([text, sign]) => text + sign);
    const own = fc.array(fc.stringMatching(/^(#[ -~]*|[a-z]+=[a-z0-9]*|)$/), { maxLength: 6 });
    fc.assert(
      fc.property(
        own,
        fc.dictionary(name, fc.oneof(value, quoted), { maxKeys: 6, noNullPrototype: true }),
        (people, ours) => {
          const text = people.map((line) => `${line}\n`).join("");
          const lines = Object.entries(ours).map(([key, content]) => ({
            name: key,
            value: content,
          }));
          const once = write(text, lines);
          expect(once.startsWith(text)).toBe(true);
          expect(write(once, lines)).toBe(once);
          expect(parseEnv(once)).toMatchObject(ours);
        },
      ),
    );
  });
});
