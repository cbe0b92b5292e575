import { expect, it } from "vitest";
import { listen } from "../../src/sandbox/listen.ts";

const hello = () => new Response("hello");

it("a stand-in ends no connection by a timer, which could reset the next request on it", async () => {
  const { origin, close } = await listen(hello);
  const { headers } = await fetch(origin);
  // Node announces here after how many seconds it would.
  expect([headers.get("connection"), headers.get("keep-alive")]).toEqual(["keep-alive", null]);
  await close();
  await expect(fetch(origin)).rejects.toThrow();
});

it("a stand-in refuses a port that is taken", async () => {
  const first = await listen(hello);
  const port = Number(new URL(first.origin).port);
  await expect(listen(hello, port)).rejects.toThrow("EADDRINUSE");
  await first.close();
});
