import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";

it("has nothing to do with it", () => {});

it("listens", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  expect(server.listening).toBe(true);
});
