import { describe, expect, it } from "vitest";
import {
  compareLive,
  type LiveEnvironment,
  type Standing,
} from "../../../src/overview/diff/live.ts";
import { liveText } from "../../../src/overview/diff/live-text.ts";

const plan = (config: string, held: string, more: Partial<Standing> = {}): Standing => ({
  ...{ vendor: "Render", kind: "web service", name: "services-api", property: "plan" },
  ...{ config, held, match: config === held ? "same" : "different" },
  ...more,
});

const environment = (stack: string, ...standings: Standing[]): LiveEnvironment => {
  return { stack, up: true, standings };
};

describe("what vendors hold of two environments", () => {
  it("stands side by side: what is not as in the files first, then what differs, then the rest", () => {
    const { rows } = compareLive(
      [],
      environment(
        "staging",
        plan("a", "a", { property: "branch" }),
        plan("same", "same", { property: "region" }),
        plan("starter", "pro"),
      ),
      environment(
        "dev",
        plan("b", "b", { property: "branch" }),
        plan("same", "same", { property: "region" }),
        plan("starter", "starter"),
      ),
    );
    expect(rows.map(({ property, likeness }) => [property, likeness])).toEqual([
      ["plan", "different"],
      ["branch", "different"],
      ["region", "same"],
    ]);
    expect(rows[0]).toMatchObject({
      first: { config: "starter", held: "pro", match: "different" },
      second: { config: "starter", held: "starter", match: "same" },
    });
  });

  it("are alike where only the environment's name or a vendor's id differs, and unknown of secrets", () => {
    const of = (property: string, value: string) => plan(value, value, { property });
    const { rows } = compareLive(
      [],
      environment("staging", of("name", "api-staging"), of("projectId", "1"), of("x", "[secret]")),
      environment("dev", of("name", "api-dev"), of("projectId", "2"), of("x", "[secret]")),
    );
    expect(rows.map(({ likeness }) => likeness)).toEqual(["named", "named", "not known"]);
  });

  it("says of an environment that was never up that nothing of it is there, and compares nothing", () => {
    const never = { stack: "qa", up: false, standings: [] };
    const comparison = compareLive([], environment("dev", plan("a", "a")), never);
    expect(comparison).toMatchObject({ neverUp: ["qa"], rows: [{ first: { match: "same" } }] });
    expect(comparison.rows[0]).not.toHaveProperty("likeness");
    expect(liveText(comparison, false).split("\n")).toEqual([
      "Not as in the files: 0",
      "",
      "qa was never up: nothing of it is at the vendors.",
      "1 more are as in the files: --all shows them.",
    ]);
  });

  it("is told as a table, in which what could not be seen is not counted as well", () => {
    const comparison = compareLive(
      ["Cloudflare: CLOUDFLARE_API_TOKEN is not set"],
      environment(
        "dev",
        plan("starter", "pro"),
        plan("[secret]", "[secret]", { property: "token", match: "different" }),
        plan("1", "1", { property: "instances" }),
        { ...plan("a", "a", { vendor: "Cloudflare", property: "content" }), match: "not asked" },
        { ...plan("", "there", { name: "old-api", property: "" }), match: "beside" },
      ),
    );
    expect(liveText(comparison, false)).toBe(
      [
        "Not as in the files: 3",
        "                              dev       at its vendors",
        "  Render web service old-api            there",
        "  Render services-api plan    starter   pro",
        "  Render services-api token   [secret]  another [secret]",
        "",
        "not asked: Cloudflare: CLOUDFLARE_API_TOKEN is not set",
        "1 more are as in the files, 1 cannot be seen: --all shows them.",
      ].join("\n"),
    );
  });
});
