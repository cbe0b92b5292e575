import { zipSync } from "fflate";
import { type Context, Hono } from "hono";
import { listen } from "./listen.ts";

interface Entry {
  id: number;
  body: string;
  user: { login: string; type: "Bot" | "User" };
}

export interface Issue extends Entry {
  number: number;
  title: string;
  state: "open" | "closed";
  pull_request?: object;
}

interface Comment extends Entry {
  issue: number;
}

interface Pull {
  number: number;
  state: "open" | "closed";
  labels: { name: string }[];
  user: { login: string } | null;
  head: { ref: string; sha: string; repo: { full_name: string } | null };
}

interface Artifact {
  id: number;
  run: string;
  name: string;
  expired: boolean;
  archive: Uint8Array;
}

interface Trouble {
  status: number;
  headers?: Record<string, string>;
  /** The change is made all the same, and its answer lost. */
  afterwards?: boolean;
}

const bot = { login: "github-actions[bot]", type: "Bot" } as const;
/** Whose the personal tokens are. */
const machine = { login: "acme-machine", type: "User" } as const;
const maxBodyLength = 65_536;

const tokenOf = (context: Context) =>
  context.req.header("authorization")?.replace(/^Bearer /, "") ?? "";

/**
 * Comments, labels, issues and runs' artifacts of one repository, as GitHub's REST API serves them.
 * Sources: https://docs.github.com/en/rest/issues and /rest/actions/artifacts, /rest/commits, /rest/pulls
 * (version 2022-11-28).
 */
export class GitHubStandIn {
  readonly repository: string;
  /** A run's own: it may write in its own repository, and is no account's. */
  readonly token: string;
  /** A person's, which may read in this repository. */
  readonly readToken: string;
  /** A person's, which may write, too. */
  readonly writeToken: string;
  issues: Issue[] = [];
  comments: Comment[] = [];
  pulls: Pull[] = [];
  /** Numbers of issues and pull requests that there are not. */
  readonly missing = new Set<number>();
  artifacts: Artifact[] = [];
  /** Numbers of the merged pull requests that brought a commit. */
  merged: Record<string, number[]> = {};
  /** Method and path of every call, in order. */
  calls: string[] = [];
  /** Befalls the next calls that write, one each. */
  troubles: Trouble[] = [];
  url = "";
  #close: () => Promise<void> = async () => {};
  #ids = 100;

  constructor(repository = "bondigoo/infrastructure") {
    this.repository = repository;
    this.token = `ghs_${repository}`;
    this.readToken = `github_pat_read_${repository}`;
    this.writeToken = `github_pat_write_${repository}`;
  }

  /** Serves another repository at the same address, too, where one is given. */
  async start(beside?: GitHubStandIn): Promise<void> {
    const app = new Hono();
    this.#serveArchives(app);
    this.#serveAccount(app, beside);
    this.#serve(app);
    if (beside !== undefined) beside.#serve(app);
    // GitHub tells nobody that there is a repository which they may not see.
    app.notFound((context) => context.json({ message: "Not Found" }, 404));
    const { origin, close } = await listen(app.fetch);
    this.url = origin;
    this.#close = close;
  }

  close(): Promise<void> {
    return this.#close();
  }

  reset(): void {
    this.issues = [];
    this.comments = [];
    this.artifacts = [];
    this.calls = [];
    this.troubles = [];
  }

  addComment(issue: number, body: string, user: Entry["user"] = bot): void {
    this.comments.push({ id: this.#ids++, issue, body, user });
  }

  addIssue(fields: { title: string; body: string } & Partial<Issue>): void {
    const id = this.#ids++;
    this.issues.push({ id, number: id, state: "open", user: bot, ...fields });
  }

  /** What a job of a run has uploaded: files by their paths, or an archive as it is. */
  addArtifact(run: string, name: string, content: Record<string, string> | Uint8Array): void {
    const encoder = new TextEncoder();
    const entries = Object.entries(content).map(([path, text]) => [path, encoder.encode(text)]);
    const archive = content instanceof Uint8Array ? content : zipSync(Object.fromEntries(entries));
    this.artifacts.push({ id: this.#ids++, run, name, expired: false, archive });
  }

  /** A run's own token is refused as no account's. */
  #serveAccount(app: Hono, beside?: GitHubStandIn): void {
    const tokens = [this, beside].flatMap((each) => [each?.readToken, each?.writeToken]);
    app.get("/user", (context) =>
      tokens.includes(tokenOf(context))
        ? context.json(machine)
        : context.json({ message: "Resource not accessible by integration" }, 403),
    );
  }

  #serve(app: Hono): void {
    const base = `/repos/${this.repository}`;
    this.#guard(app, base);
    this.#serveRuns(app, base);
    this.#servePulls(app, base);
    this.#serveIssues(app, base);
  }

  /** Who may do what, and what befalls a call. */
  #guard(app: Hono, base: string): void {
    app.use(`${base}/*`, async (context, next) => {
      this.calls.push(`${context.req.method} ${context.req.path}`);
      const token = tokenOf(context);
      if (![this.token, this.readToken, this.writeToken].includes(token)) {
        // One that is good elsewhere does not learn that there is such a repository.
        if (/^(?:ghs|github_pat)_/.test(token)) return context.json({ message: "Not Found" }, 404);
        return context.json({ message: "Bad credentials" }, 401);
      }
      if (token === this.readToken && context.req.method !== "GET") {
        const message = "Resource not accessible by personal access token";
        return context.json({ message }, 403);
      }
      const trouble = context.req.method === "GET" ? undefined : this.troubles.shift();
      if (trouble?.afterwards) await next();
      if (!trouble) return await next();
      context.res = new Response("trouble", trouble);
    });
  }

  #serveRuns(app: Hono, base: string): void {
    app.get(`${base}/actions/runs/:run/artifacts`, (context) => {
      const found = this.artifacts.filter(
        ({ run, name }) => run === context.req.param("run") && name === context.req.query("name"),
      );
      const artifacts = found.map(({ id, name, expired, archive }) => {
        return { id, name, expired, size_in_bytes: archive.length };
      });
      return context.json({ total_count: artifacts.length, artifacts });
    });
    app.get(`${base}/actions/artifacts/:id/zip`, (context) =>
      // Another origin, as GitHub's storage is.
      context.redirect(
        `${this.url.replace("127.0.0.1", "localhost")}/blob/${context.req.param("id")}`,
      ),
    );
    app.get(`${base}/commits/:sha/pulls`, (context) => {
      const numbers = this.merged[context.req.param("sha")] ?? [];
      const pulls = numbers.map((number) => ({ number, merged_at: "2026-11-22T08:00:00Z" }));
      return this.#page(context, pulls);
    });
  }

  #servePulls(app: Hono, base: string): void {
    app.get(`${base}/pulls`, (context) => {
      const state = context.req.query("state") ?? "open";
      const found = this.pulls.filter((pull) => state === "all" || pull.state === state);
      return this.#page(context, found);
    });
    app.get(`${base}/pulls/:number`, (context) => {
      const pull = this.pulls.find(({ number }) => number === Number(context.req.param("number")));
      return pull ? context.json(pull) : context.json({ message: "Not Found" }, 404);
    });
    app.get(`${base}/issues/:number/comments`, (context) => {
      const issue = Number(context.req.param("number"));
      if (this.missing.has(issue)) return context.json({ message: "Not Found" }, 404);
      return this.#page(
        context,
        this.comments.filter((comment) => comment.issue === issue),
      );
    });
    app.post(`${base}/issues/:number/comments`, async (context) => {
      const { body } = await context.req.json();
      if (body.length > maxBodyLength) return context.json({ message: "body is too long" }, 422);
      const user = tokenOf(context) === this.token ? bot : machine;
      this.addComment(Number(context.req.param("number")), body, user);
      return context.json(this.comments.at(-1)!, 201);
    });
    app.delete(`${base}/issues/:number/labels/:label`, (context) => {
      const { number, label } = context.req.param();
      const pull = this.pulls.find((each) => each.number === Number(number));
      if (!pull?.labels.some(({ name }) => name === label)) {
        return context.json({ message: "Label does not exist" }, 404);
      }
      pull.labels = pull.labels.filter(({ name }) => name !== label);
      return context.json(pull.labels);
    });
    app.patch(`${base}/issues/comments/:id`, (context) => this.#edit(context, this.comments));
  }

  #serveIssues(app: Hono, base: string): void {
    app.get(`${base}/issues`, (context) =>
      this.#page(
        context,
        this.issues.filter(({ state }) => state === context.req.query("state")),
      ),
    );
    app.post(`${base}/issues`, async (context) => {
      this.addIssue(await context.req.json());
      return context.json(this.issues.at(-1)!, 201);
    });
    app.patch(`${base}/issues/:id`, (context) => this.#edit(context, this.issues));
  }

  /** The storage that GitHub sends to: it refuses who shows it a token that is not its own. */
  #serveArchives(app: Hono): void {
    app.get("/blob/:id", (context) => {
      const artifact = this.artifacts.find(({ id }) => id === Number(context.req.param("id")));
      if (context.req.header("authorization"))
        return context.text("InvalidAuthenticationInfo", 401);
      if (!artifact) return context.text("BlobNotFound", 404);
      return context.body(new Uint8Array(artifact.archive));
    });
  }

  async #edit(context: Context, entries: Entry[]) {
    const entry = entries.find(({ id }) => id === Number(context.req.param("id")));
    if (!entry) return context.json({ message: "Not Found" }, 404);
    const change = await context.req.json();
    if ((change.body ?? "").length > maxBodyLength) {
      return context.json({ message: "body is too long" }, 422);
    }
    return context.json(Object.assign(entry, change));
  }

  #page(context: Context, entries: object[]) {
    const size = Number(context.req.query("per_page") ?? 30);
    const page = Number(context.req.query("page") ?? 1);
    const url = new URL(context.req.url);
    url.searchParams.set("page", String(page + 1));
    if (entries.length > page * size) context.header("link", `<${url}>; rel="next"`);
    return context.json(entries.slice((page - 1) * size, page * size));
  }
}
