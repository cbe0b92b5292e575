import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PreviewsOf,
  previewOrigins,
  previewsFit,
  previewsReadable,
} from "../../../src/config/compose/preview-origins.ts";

const name = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,24}[a-z0-9])?$/);
const commit = fc.stringMatching(/^[a-z0-9]{9}$/);
const branch = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$/);
const hash = fc.stringMatching(/^[0-9a-f]{6}$/);

/** An origin as Vercel makes it; too long a one is cut before the team, with a hash in its place. */
function origin(start: string, team: string, digest: string): string {
  const whole = `${start}-${team}`;
  if (whole.length <= 63) return `https://${whole}.vercel.app`;
  const cut = start.slice(0, 63 - team.length - 1 - digest.length - 1).replace(/-+$/, "");
  return `https://${cut}-${digest}-${team}.vercel.app`;
}

interface Names {
  commit: string;
  branch: string;
  hash: string;
}
const names = fc.record({ commit, branch, hash });
const originsOf = ({ project, team }: PreviewsOf, one: Names) => ({
  commit: origin(`${project}-${one.commit}`, team, one.hash),
  branch: origin(`${project}-git-${one.branch}`, team, one.hash),
  production: origin(project, team, one.hash),
});

const ours = fc
  .record({ project: name, team: name })
  .filter((each) => previewsFit(each) && previewsReadable(each));
const matches = (each: PreviewsOf, text: string) => new RegExp(previewOrigins(each)).test(text);
const numRuns = 10_000;

describe("the pattern of a project's previews", () => {
  it("is written so", () => {
    expect(previewOrigins({ project: "shop", team: "acme" })).toBe(
      "^https://shop-(?:git-[a-z0-9](?:[a-z0-9-]{0,47}[a-z0-9])?|[a-z0-9]{9})-acme\\.vercel\\.app$",
    );
  });

  it("accepts the address of every branch and commit, also where Vercel cut it", () => {
    fc.assert(
      fc.property(ours, names, (own, one) => {
        const { commit: ofCommit, branch: ofBranch } = originsOf(own, one);
        expect([ofCommit, ofBranch].map((each) => matches(own, each))).toEqual([true, true]);
      }),
      { numRuns },
    );
  });

  it("accepts no address of another project or team, but those of the next test", () => {
    const neighbour = (own: PreviewsOf) =>
      fc.oneof(
        // Names made of ours are the ones that could be taken for it.
        name.map((project) => ({ project, team: own.team })),
        name.map((more) => ({ project: `${own.project}-${more}`, team: own.team })),
        name.map((more) => ({ project: `${more}-${own.project}`, team: own.team })),
        name.map((team) => ({ project: own.project, team })),
        name.map((more) => ({ project: own.project, team: `${own.team}-${more}` })),
        fc.record({ project: name, team: name }),
      );
    const pair = ours.chain((own) => fc.tuple(fc.constant(own), neighbour(own), names));
    fc.assert(
      fc.property(pair, ([own, other, one]) => {
        fc.pre(other.project !== own.project || other.team !== own.team);
        fc.pre(!other.team.endsWith(`-${own.team}`) && !takenFor(own, other));
        for (const each of Object.values(originsOf(other, one))) {
          expect(matches(own, each), each).toBe(false);
        }
      }),
      { numRuns },
    );
  });

  /** Of one's own team: a project whose name is a commit's, or a branch's, of the first. */
  function takenFor(own: PreviewsOf, { project, team }: PreviewsOf): boolean {
    const more = project.startsWith(`${own.project}-`)
      ? project.slice(own.project.length + 1)
      : undefined;
    return team === own.team && more !== undefined && /^(?:git(?:-|$)|[a-z0-9]{9}$)/.test(more);
  }

  it("lets in what only its own team, or a team named to end like it, can make", () => {
    const own = { project: "shop", team: "acme" };
    expect(matches(own, "https://shop-marketing-acme.vercel.app")).toBe(true);
    expect(matches(own, "https://shop-abcdefghi-acme.vercel.app")).toBe(true);
  });

  it("accepts nothing before, behind or beside a label", () => {
    const own = { project: "shop", team: "acme" };
    for (const text of [
      "http://shop-git-x-acme.vercel.app",
      "https://shop-git-x-acme.vercel.app.evil.example",
      "https://shop-git-x-acme.vercel.app:8443",
      "https://evil.example/https://shop-git-x-acme.vercel.app",
      "https://shop-git-x.evil-acme.vercel.app",
      "https://shop-git-x-acmexvercel.app",
      "https://shop-git-x-acme.vercel.app\n",
      "https://shop-acme.vercel.app",
    ]) {
      expect(matches(own, text), text).toBe(false);
    }
  });

  it("is not made of names that Vercel cuts, or that hold its own words", () => {
    expect(previewsFit({ project: "a".repeat(40), team: "b".repeat(10) })).toBe(false);
    expect(previewsFit({ project: "a".repeat(40), team: "b".repeat(9) })).toBe(true);
    expect(previewsReadable({ project: "git-shop", team: "acme" })).toBe(false);
    expect(previewsReadable({ project: "shop", team: "my-git-team" })).toBe(false);
    expect(previewsReadable({ project: "github", team: "digit" })).toBe(true);
  });
});
