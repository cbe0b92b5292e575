import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { expect } from "vitest";
import { examineVendor } from "../../src/vendors/examine.ts";
import type { Finding } from "../../src/vendors/finding.ts";
import type { VendorNeeds } from "../../src/vendors/needs.ts";
import type { Vendor } from "../../src/vendors/vendor.ts";
import { answersPage } from "../answers.ts";

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
  #asked: object[] = [];
  #close: () => void = () => {};

  async start(): Promise<void> {
    this.authorizations = [];
    this.#asked = [];
    const server = createAdaptorServer({ fetch: (request) => this.#answer(request) });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#close = () => server.close();
  }

  close(): void {
    this.#close();
  }

  /** Examines a vendor, and holds what was asked of it and found to the test's snapshot. */
  async examine(vendor: Vendor, env: NodeJS.ProcessEnv, target: VendorNeeds): Promise<Finding[]> {
    const findings = await examineVendor(vendor, env, target);
    const page = answersPage([{ asked: this.#asked, findings }]);
    expect(page.replaceAll(/127\.0\.0\.1:\d+/g, "(host)")).toMatchSnapshot();
    return findings;
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const key = `${request.method} ${pathname}`;
    const shown = ["authorization", "accept", "x-github-api-version"].flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    const body = await request.text();
    this.authorizations.push(request.headers.get("authorization"));
    this.#asked.push({
      request: key + search,
      ...Object.fromEntries(shown),
      ...(body && { body }),
    });
    return this.#reply(key);
  }

  #reply(key: string): Response {
    const { status = 200, body = {}, headers } = this.replies[key] ?? { status: 404 };
    return Response.json(body, { status, headers });
  }
}

/** What Bondigoo's config needs. */
export const bondigoo: VendorNeeds = {
  stacks: ["prod", "staging"],
  repository: "bondigoo/bondigoo-platform",
  branches: ["main", "staging"],
  checks: [],
  reviewed: [],
  domain: "bondigoo.ch",
  usesVercel: true,
  vercelTeams: ["bondigoo"],
  previewTeam: undefined,
  usesRender: true,
  render: {
    project: "bondigoo",
    environments: 2,
    services: ["bondigoo-api-prod", "bondigoo-worker-prod"],
    ownerId: undefined,
  },
  atlasProjects: ["64b5f0c2a1d3e4f5a6b7c8d9"],
};

export const told = (findings: Finding[]) =>
  findings.map(({ status, message }) => `${status}: ${message}`);

/** What is not well. */
export const troubles = (findings: Finding[]) =>
  told(findings.filter(({ status }) => status !== "ok"));
