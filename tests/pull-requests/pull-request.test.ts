import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GitHub } from "../../src/ci/github.ts";
import {
  labelledPullRequests,
  readPullRequest,
  whyWithout,
} from "../../src/pull-requests/pull-request.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";

const standIn = new GitHubStandIn("acme/shop");
const repository = "acme/shop";
let github: GitHub;

beforeAll(async () => {
  await standIn.start();
  github = new GitHub({ apiUrl: standIn.url, token: standIn.token, repository });
});
beforeEach(() => {
  standIn.pulls = [];
});
afterAll(() => standIn.close());

const pull = {
  number: 7,
  state: "open" as const,
  labels: [{ name: "bug" }, { name: "environment" }],
  user: { login: "ana" },
  head: { ref: "feature/x", sha: "a1b2", repo: { full_name: repository } },
};

it("tells of a pull request what counts, as GitHub has it now", async () => {
  standIn.pulls = [pull];
  const read = await readPullRequest(github, repository, 7);
  expect(read).toEqual({
    number: 7,
    isOpen: true,
    isLabelled: true,
    branch: "feature/x",
    head: "a1b2",
    stranger: undefined,
  });
  expect(whyWithout(read)).toBeUndefined();
});

it.each([
  ["closed", { state: "closed" as const }, "the pull request is closed"],
  ["without the label", { labels: [{ name: "environments" }] }, "it has no label environment"],
  [
    "of a fork",
    { head: { ref: "x", sha: "a", repo: { full_name: "eve/shop" } } },
    "it comes from a fork",
  ],
  ["of a fork that is gone", { head: { ref: "x", sha: "a", repo: null } }, "it comes from a fork"],
  ["of Dependabot", { user: { login: "dependabot[bot]" } }, "it comes from Dependabot"],
])("gives none to one that is %s", async (_what, fields, says) => {
  standIn.pulls = [{ ...pull, ...fields }];
  expect(whyWithout(await readPullRequest(github, repository, 7))?.said).toContain(says);
});

it("lists those that ask: open and with the label, however the repository's name is written", async () => {
  const many = Array.from({ length: 130 }, (_, index) => ({ ...pull, number: index + 10 }));
  standIn.pulls = [
    { ...pull, number: 1, state: "closed" },
    { ...pull, number: 2, labels: [] },
    { ...pull, number: 3, head: { ref: "x", sha: "a", repo: { full_name: "eve/shop" } } },
    ...many,
  ];
  const found = await labelledPullRequests(github, "Acme/Shop");
  expect(found.map(({ number }) => number)).toEqual([3, ...many.map(({ number }) => number)]);
  expect(found.filter(({ stranger }) => stranger).map(({ number }) => number)).toEqual([3]);
});

it("keeps the environment of one whose author has deleted their account", async () => {
  standIn.pulls = [{ ...pull, user: null }];
  expect(whyWithout(await readPullRequest(github, repository, 7))).toBeUndefined();
});

it("knows one that there is not from one that it may not see", async () => {
  expect(whyWithout(await readPullRequest(github, repository, 8))?.said).toContain("no such");
  const blind = new GitHub({ apiUrl: standIn.url, token: standIn.token, repository: "acme/other" });
  await expect(readPullRequest(blind, repository, 7)).rejects.toThrow("404");
});
