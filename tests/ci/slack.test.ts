import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tellSlack } from "../../src/ci/slack.ts";

const sent: string[] = [];
let status = 200;
const server = createServer(async (request, response) => {
  sent.push(await text(request));
  response.statusCode = status;
  response.end(status === 200 ? "ok" : "no_service");
});
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => {
  server.close();
});

const webhook = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/secret`;

it("tells a channel plain text, in which nothing is a mention or a link", async () => {
  await tellSlack(webhook(), "<!channel> & more");
  expect(sent).toEqual(['{"text":"&lt;!channel&gt; &amp; more"}']);
});

it("says what Slack answered where it refuses, and never the address", async () => {
  status = 404;
  const failure = await tellSlack(webhook(), "x").catch((error: Error) => error.message);
  expect(failure).toContain("Slack answered 404: no_service");
  expect(failure).not.toContain("secret");
});
