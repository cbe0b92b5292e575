import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Finding } from "../../src/vendors/finding.ts";
import type { Target } from "../../src/vendors/target.ts";

export interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A vendor's REST API that answers what a test says, by `METHOD /path` without the query. */
export class VendorStandIn {
  replies: Record<string, Reply> = {};
  /** Authorization headers it was shown, in order. */
  authorizations: (string | null)[] = [];
  url = "";
  #close: () => void = () => {};

  async start(): Promise<void> {
    this.authorizations = [];
    const server = createAdaptorServer({ fetch: (request) => this.#answer(request) });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#close = () => server.close();
  }

  close(): void {
    this.#close();
  }

  #answer(request: Request): Response {
    this.authorizations.push(request.headers.get("authorization"));
    const key = `${request.method} ${new URL(request.url).pathname}`;
    const { status = 200, body = {}, headers } = this.replies[key] ?? { status: 404 };
    return Response.json(body, { status, headers });
  }
}

/** What Bondigoo's config needs. */
export const bondigoo: Target = {
  stacks: ["prod", "staging"],
  repository: "bondigoo/bondigoo-platform",
  branches: ["main", "staging"],
  domain: "bondigoo.ch",
  usesVercel: true,
  vercelTeams: ["bondigoo"],
  usesRender: true,
  render: { project: "bondigoo", environments: 2, ownerId: undefined },
  atlasProjects: ["64b5f0c2a1d3e4f5a6b7c8d9"],
};

export const told = (findings: Finding[]) =>
  findings.map(({ status, message }) => `${status}: ${message}`);

/** What is not well. */
export const troubles = (findings: Finding[]) =>
  told(findings.filter(({ status }) => status !== "ok"));
