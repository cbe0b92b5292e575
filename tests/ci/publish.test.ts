import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commentMarker, issueMarker } from "../../src/ci/bodies.ts";
import { GitHub } from "../../src/ci/github.ts";
import { publishComment, publishIssue } from "../../src/ci/publish.ts";
import type { StackReport } from "../../src/ci/report.ts";
import { GitHubStandIn } from "../../src/sandbox/github-runs.ts";

const standIn = new GitHubStandIn();
const waits: number[] = [];
const clock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
let github: GitHub;

beforeAll(async () => {
  await standIn.start();
  const { url, token, repository } = standIn;
  github = new GitHub({ apiUrl: url, token, repository }, clock);
});
beforeEach(() => {
  standIn.reset();
  waits.length = 0;
});
afterAll(() => standIn.close());

const body = `${commentMarker}\nnews`;
const run = "https://github.com/o/r/actions/runs/1";
const drift = [{ op: "update", type: "a:b:C", name: "api", properties: [], effects: [] }];
const report = (fields: Partial<StackReport> = {}): StackReport => {
  return { stack: "dev", changes: [], drift: [], unseen: [], ...fields };
};

describe("publishComment", () => {
  it("finds its comment behind hundreds of others", async () => {
    const user = { login: "ana", type: "User" } as const;
    for (let n = 0; n < 250; n++) standIn.addComment(7, `comment ${n}`, user);
    standIn.addComment(7, `${commentMarker}\nold`);
    await publishComment(github, 7, body);
    expect(standIn.comments).toHaveLength(251);
    expect(standIn.comments.at(-1)!.body).toBe(body);
  });

  it("writes nothing when there is no news", async () => {
    standIn.addComment(7, body);
    await publishComment(github, 7, body);
    expect(standIn.calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  it("leaves a person's comment alone that quotes the marker", async () => {
    standIn.addComment(7, body, { login: "ana", type: "User" });
    await publishComment(github, 7, body);
    expect(standIn.comments).toHaveLength(2);
  });

  it("knows an account's own comment by the account, where no run's own token writes", async () => {
    const { url, writeToken, repository } = standIn;
    const account = new GitHub({ apiUrl: url, token: writeToken, repository }, clock);
    const author = await account.login();
    expect([author, await github.login()]).toEqual([expect.any(String), undefined]);
    standIn.addComment(7, body, { login: "ana", type: "User" });
    await publishComment(account, 7, body, { author });
    await publishComment(account, 7, `${body} of today`, { author });
    expect(standIn.comments.map((each) => each.body)).toEqual([body, `${body} of today`]);
  });

  it("leaves what a later run has written, and the comment of another marker", async () => {
    standIn.addComment(7, "<!-- other -->\nlater");
    const other = { marker: "<!-- other -->", isLater: (text: string) => text.endsWith("later") };
    await publishComment(github, 7, "<!-- other -->\nearlier", other);
    await publishComment(github, 7, body);
    expect(standIn.comments.map((each) => each.body)).toEqual(["<!-- other -->\nlater", body]);
  });

  it("writes no second comment when the answer to the first got lost", async () => {
    standIn.troubles = [{ status: 502, afterwards: true }];
    await publishComment(github, 7, body);
    expect(standIn.comments).toHaveLength(1);
  });

  it("waits as long as GitHub asks when it calls too often", async () => {
    standIn.troubles = [
      { status: 429, headers: { "retry-after": "7" } },
      { status: 403, headers: { "retry-after": "3" } },
    ];
    await publishComment(github, 7, body);
    expect(waits).toEqual([7_000, 3_000]);
    expect(standIn.comments).toHaveLength(1);
  });

  it("gives up after five attempts", async () => {
    standIn.troubles = Array.from({ length: 5 }, () => ({ status: 500 }));
    await expect(publishComment(github, 7, body)).rejects.toThrow(/POST .* was answered 500/);
    expect(waits).toHaveLength(4);
  });

  it("does not repeat what GitHub refuses, and points at the job's permissions", async () => {
    standIn.troubles = [{ status: 403 }];
    await expect(publishComment(github, 7, body)).rejects.toThrow(/403.*`permissions`/);
    expect(waits).toEqual([]);
  });
});

describe("publishIssue", () => {
  const addIssue = (stack: string) =>
    standIn.addIssue({ title: "Drift", body: `${issueMarker(stack)}\nold` });

  it("keeps the stacks' issues apart", async () => {
    addIssue("prod");
    expect(await publishIssue(github, report({ drift }), run)).toBe("opened");
    expect(standIn.issues).toHaveLength(2);
    expect(standIn.issues[0]!.body).toContain("old");
  });

  it.each(["dev-2", "dev-eu", "de", "prod"])(
    "leaves the issue of %s alone when dev is clean",
    async (other) => {
      addIssue(other);
      expect(await publishIssue(github, report(), run)).toBe("none");
      expect(standIn.issues.map(({ state }) => state)).toEqual(["open"]);
    },
  );

  it("updates the one that is open", async () => {
    addIssue("dev");
    expect(await publishIssue(github, report({ drift }), run)).toBe("updated");
    expect(standIn.issues).toHaveLength(1);
    expect(standIn.issues[0]!.body).toContain("Changed at the vendors");
  });

  it("opens a new one where the last was closed", async () => {
    addIssue("dev");
    expect(await publishIssue(github, report(), run)).toBe("closed");
    expect(await publishIssue(github, report({ drift }), run)).toBe("opened");
    expect(standIn.issues.map(({ state }) => state)).toEqual(["closed", "open"]);
  });

  it("leaves it open when the check could not look", async () => {
    addIssue("dev");
    expect(await publishIssue(github, report({ error: "boom" }), run)).toBe("left");
    expect(standIn.calls).toEqual([]);
  });

  it("takes no pull request for an issue", async () => {
    const fields = { title: "x", body: issueMarker("dev"), pull_request: {} };
    standIn.addIssue(fields);
    expect(await publishIssue(github, report(), run)).toBe("none");
  });
});
