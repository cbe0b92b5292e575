import { zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchReports } from "../../src/ci/artifacts.ts";
import { GitHub } from "../../src/ci/github.ts";
import type { StackReport } from "../../src/ci/report.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";

const standIn = new GitHubStandIn();
const clock = { now: () => 0, sleep: async () => {} };
let github: GitHub;

beforeAll(async () => {
  await standIn.start();
  const { url, token, repository } = standIn;
  github = new GitHub({ apiUrl: url, token, repository }, clock);
});
beforeEach(() => standIn.reset());
afterAll(() => standIn.close());

const drift = [{ op: "update", type: "a:b:C", name: "api", properties: [], effects: [] }];
const report = (fields: Partial<StackReport> = {}): StackReport => {
  return { stack: "dev", changes: [], drift: [], unseen: [], ...fields };
};
const text = (fields: Partial<StackReport> = {}) => JSON.stringify(report(fields));
const fetch = () => fetchReports(github, "42", ["dev", "prod"]);
const prodReport = { "report.json": text({ stack: "prod", drift }) };

describe("the reports of a run", () => {
  it("are those of each stack's own job, fetched with the token shown to GitHub alone", async () => {
    standIn.addArtifact("42", "report-dev", { "report.json": text() });
    standIn.addArtifact("42", "report-prod", prodReport);
    expect(await fetch()).toEqual([report(), report({ stack: "prod", drift })]);
  });

  it.each<[title: string, files: Record<string, string>]>([
    ["a file of the other's name", { "prod.json": text({ stack: "prod" }) }],
    ["a folder of the other's name", { "report-prod/report.json": text({ stack: "prod" }) }],
    ["a path out of its folder", { "../report-prod/report.json": text({ stack: "prod" }) }],
    ["an absolute path", { "/report-prod/report.json": text({ stack: "prod" }) }],
  ])("do not mix: what dev's job left may hold %s", async (_title, files) => {
    standIn.addArtifact("42", "report-prod", prodReport);
    standIn.addArtifact("42", "report-dev", { "report.json": text(), ...files });
    expect(await fetch()).toEqual([report(), report({ stack: "prod", drift })]);
  });

  it("do not stand in for another's that is missing", async () => {
    const files = { "report.json": text(), "report-prod/report.json": text({ stack: "prod" }) };
    standIn.addArtifact("42", "report-dev", files);
    const [, prod] = await fetch();
    expect(prod).toMatchObject({
      stack: "prod",
      drift: [],
      error: expect.stringContaining("the job ended before it had one"),
    });
  });

  it.each<[title: string, files: Record<string, string> | Uint8Array]>([
    ["a report on another stack", { "report.json": text() }],
    ["no JSON", { "report.json": "<html>" }],
    ["another shape", { "report.json": "{}" }],
    ["no such file", { "prod.json": text({ stack: "prod" }) }],
    ["no archive", new TextEncoder().encode(text({ stack: "prod" }))],
    ["a text that is no UTF-8", zipSync({ "report.json": new Uint8Array([0x22, 0xff, 0x22]) })],
    ["more than fits into memory", { "report.json": `"${"x".repeat(6_000_000)}"` }],
  ])("say that nothing is known when prod's job left %s", async (_title, content) => {
    standIn.addArtifact("42", "report-dev", { "report.json": text() });
    standIn.addArtifact("42", "report-prod", content);
    const [dev, prod] = await fetch();
    expect(dev).toEqual(report());
    expect(prod).toMatchObject({
      stack: "prod",
      changes: [],
      drift: [],
      error: expect.any(String),
    });
  });

  it("are not read any further where an archive is larger than GitHub said", async () => {
    const archive = new Uint8Array(200_000);
    standIn.addArtifact("42", "report-prod", archive);
    const path = `/actions/artifacts/${standIn.artifacts[0]!.id}/zip`;
    expect((await github.download(path, archive.length)).length).toBe(archive.length);
    await expect(github.download(path, archive.length - 1)).rejects.toThrow(
      `GET ${path} answered more than 199999 bytes`,
    );
  });

  it("are the last attempt's, and of this run only", async () => {
    standIn.addArtifact("42", "report-prod", { "report.json": text({ stack: "prod" }) });
    standIn.addArtifact("42", "report-prod", prodReport);
    standIn.addArtifact("41", "report-dev", { "report.json": text() });
    const [dev, prod] = await fetch();
    expect(dev?.error).toContain("No report was written");
    expect(prod?.drift).toEqual(drift);
  });

  it("are not what GitHub has deleted already", async () => {
    standIn.addArtifact("42", "report-prod", prodReport);
    standIn.artifacts[0]!.expired = true;
    expect((await fetch())[1]?.error).toContain("No report was written");
  });
});
