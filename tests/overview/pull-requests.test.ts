import { expect, it } from "vitest";
import { environmentsThatAre, purposeText } from "../../src/overview/pull-requests.ts";
import { root } from "../architecture/source.ts";

/** A machine without an engine, and so without a backend. */
const bare = { PATH: "/nowhere", HOME: "/nowhere", PULUMI_HOME: "/nowhere" };

it("tells of the environments of files, and what it could not ask, where there is no backend", async () => {
  const { environments, notAsked } = await environmentsThatAre(root, [], bare);
  expect(environments.map(({ stack }) => stack)).toEqual(["prod", "staging", "dev"]);
  expect(notAsked).toEqual([
    expect.stringMatching(/^environments of pull requests: Pulumi .* is not installed/),
  ]);
});

it("asks nobody where environments of files are named", async () => {
  const { environments, notAsked } = await environmentsThatAre(root, ["dev"], bare);
  expect([environments.map(({ stack }) => stack), notAsked]).toEqual([["dev"], []]);
});

it("refuses a pull request's environment that is not up, as any other name", async () => {
  await expect(environmentsThatAre(root, ["pr-9"], bare)).rejects.toThrow("pr-9");
});

it("calls an environment by its purpose, or by its pull request", () => {
  expect(purposeText({ purpose: "staging" })).toBe("staging");
  expect(purposeText({ purpose: "development", pullRequest: 7 })).toBe("pull request 7");
});
