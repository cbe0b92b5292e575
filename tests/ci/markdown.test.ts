import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { block, code, html, itemsWithin } from "../../src/ci/markdown.ts";
import { hostileText, hostileValues } from "./hostile.ts";
import { render } from "./rendered.ts";

const item = ["root", "list", "listItem", "paragraph"];

describe("code", () => {
  it.each([
    ["plain", "`plain`"],
    ["", "`(empty)`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    [" a ", "`  a  `"],
    ["a|b\nc", "`a|b\\nc`"],
    ["@team <b>", "`@team <b>`"],
    ["a\u202eb\u0000", "`a\\u{202e}b\\u{0}`"],
  ])("writes %j as %s", (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it("cuts what is longer than any value of a report", () => {
    expect(code("x".repeat(1000)).length).toBeLessThan(320);
    expect(code("`".repeat(1000)).length).toBeLessThan(1000);
  });

  it.each(hostileValues)("lets neither itself nor what follows come alive: %j", (value) => {
    const { parts, codes } = render(`- a ${code(value)} → ${code("@team")}, ${code(value)}`);
    expect(parts).toEqual(
      [...item, "text: a ", "inlineCode", "text:  → ", "inlineCode", "text: , "].concat(
        "inlineCode",
      ),
    );
    expect(codes[1]).toBe("@team");
  });

  it("shows every text as it is, whatever stands beside it", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
        const { parts, codes } = render(`- x ${texts.map(code).join(" x ")}`);
        expect(parts.filter((part) => part !== "inlineCode" && part !== "text:  x ")).toEqual([
          ...item,
          "text: x ",
        ]);
        expect(codes).toHaveLength(texts.length);
        texts.forEach((text, index) => {
          if (/^[\x20-\x7e]{1,300}$/.test(text)) expect(codes[index]).toBe(text);
        });
      }),
    );
  });
});

describe("block", () => {
  it("cannot be closed by what it holds, and keeps the end of what is too long", () => {
    expect(block("a\n```\nb", 100)).toBe("````text\na\n```\nb\n````");
    expect(block("abcdef", 3)).toBe("```text\n...\ndef\n```");
  });

  it("is one block, and of bounded length, whatever it holds", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 200 }), (text, maxLength) => {
        const body = block(text, maxLength);
        expect(render(`before\n\n${body}\n\nafter`).parts).toEqual([
          "root",
          "paragraph",
          "text: before",
          "code",
          "paragraph",
          "text: after",
        ]);
        expect(body.length).toBeLessThanOrEqual(3 * maxLength + 20);
      }),
    );
  });
});

describe("html", () => {
  it("cannot leave the tag that it stands in, nor end the HTML", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = `<summary><code>${html(text)}</code></summary>`;
        expect(render(`${line}\n\n- a`).parts.slice(0, 3)).toEqual([
          "root",
          `html: ${line}`,
          "list",
        ]);
        expect(line.match(/<[^>]*>/g)).toEqual(["<summary>", "<code>", "</code>", "</summary>"]);
      }),
    );
  });
});

describe("itemsWithin", () => {
  it("says how many lines it leaves out, as an item of its own", () => {
    expect(itemsWithin(["a", "b"], 100)).toBe("- a\n- b");
    expect(itemsWithin(["a".repeat(30), "b".repeat(30), "c"], 70)).toBe(
      `- ${"a".repeat(30)}\n- ... and 2 more, see the run`,
    );
  });
});
