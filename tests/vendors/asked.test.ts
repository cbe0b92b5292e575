import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { askAllPages, askVendor } from "../../src/vendors/asked.ts";
import { atlas } from "../../src/vendors/atlas.ts";
import { github } from "../../src/vendors/github.ts";
import { numbered, withQuery } from "../../src/vendors/pages.ts";

let server: Server | undefined;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

/** Something that answers every path with what it makes of it. */
async function serve(answer: (path: string, token: string) => [status: number, body: unknown]) {
  server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? "", request.headers.authorization ?? "");
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server!.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const login = { MONGODB_ATLAS_CLIENT_ID: "id", MONGODB_ATLAS_CLIENT_SECRET: "secret" };

it("says which credentials are not set, and asks nobody", async () => {
  const asked = askVendor(atlas, "/groups", { MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:1" });
  await expect(asked).rejects.toThrow(
    "MongoDB Atlas: MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET are not set",
  );
});

it("logs a service account in before it asks, and says so where that is refused", async () => {
  const basic = `Basic ${Buffer.from("id:secret").toString("base64")}`;
  const base = await serve((path, token) => {
    if (path === "/api/oauth/token") {
      return token === basic ? [200, { access_token: "hour" }] : [401, { error: "invalid_client" }];
    }
    return [token === "Bearer hour" ? 200 : 401, { path }];
  });
  const env = { ...login, MONGODB_ATLAS_BASE_URL: base };
  expect(await askVendor(atlas, "/groups", env)).toEqual({ path: "/groups" });
  const wrong = { ...env, MONGODB_ATLAS_CLIENT_SECRET: "another" };
  await expect(askVendor(atlas, "/groups", wrong)).rejects.toThrow(
    "MongoDB Atlas rejected the service account (401): invalid_client",
  );
});

it("says what a vendor answers in place of a list, and what does not answer at all", async () => {
  const base = await serve(() => [403, { message: "not for you" }]);
  const env = { GITHUB_TOKEN: "t", GITHUB_BASE_URL: base };
  await expect(askVendor(github, "/x", env)).rejects.toThrow("GitHub answered 403: not for you");
  const nowhere = { ...env, GITHUB_BASE_URL: "http://127.0.0.1:1" };
  await expect(askVendor(github, "/x", nowhere)).rejects.toThrow("does not answer");
});

const walk = {
  answer: z.object({ rows: z.array(z.number()), next: z.string().optional() }),
  rows: (given: { rows: number[] }) => given.rows,
  next: (given: { next?: string | undefined }) => given.next,
};

it("follows a list to its last page, and gives up on one that never ends or is another", async () => {
  const pages: Record<string, unknown> = {
    "/1": { rows: [1], next: "/2" },
    "/2": { rows: [2] },
    "/ever": { rows: [], next: "/ever" },
    "/other": { message: "moved" },
  };
  const base = await serve((path) => [200, pages[path]]);
  const env = { GITHUB_TOKEN: "t", GITHUB_BASE_URL: base };
  expect(await askAllPages(github, "/1", env, walk)).toEqual([1, 2]);
  await expect(askAllPages(github, "/ever", env, walk)).rejects.toThrow("has over 100 pages");
  await expect(askAllPages(github, "/other", env, walk)).rejects.toThrow("in another form");
});

it("asks for pages by number until one is not full", async () => {
  const base = await serve((path) => {
    const page = Number(new URL(path, "http://x").searchParams.get("page"));
    return [200, { rows: page < 3 ? [page, page] : [page] }];
  });
  const env = { GITHUB_TOKEN: "t", GITHUB_BASE_URL: base };
  const path = (page: number) => withQuery("/list?of=all", { page: String(page), none: undefined });
  const pages = numbered(path, 2, walk.answer, walk.rows);
  expect(pages.first).toBe("/list?of=all&page=1");
  expect(await askAllPages(github, pages.first, env, pages.walk)).toEqual([1, 1, 2, 2, 3]);
});
