import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RefusingProxy, startRefusingProxy } from "../../src/rehearsal/refusing-proxy.ts";

let folder: string;
let proxy: RefusingProxy;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "refusing-proxy-"));
  proxy = await startRefusingProxy(join(folder, "refused"));
});
afterEach(async () => {
  await proxy.close();
  rmSync(folder, { recursive: true });
});

/** Asks the proxy for something, and resolves with the status of its answer. */
function ask(method: string, path: string): Promise<number | undefined> {
  const { port } = new URL(proxy.env["HTTPS_PROXY"]!);
  return new Promise((done, fail) => {
    const asked = request({ host: "127.0.0.1", port, method, path });
    asked.on("response", (response) => done(response.resume().statusCode));
    asked.on("connect", (response, socket) => {
      socket.destroy();
      done(response.statusCode);
    });
    asked.on("error", fail).end();
  });
}

it.each([
  ["GET", "http://api.render.com/v1/services"],
  ["CONNECT", "api.github.com:443"],
])(
  "refuses %s of an address outside, and writes down which and who refused it",
  async (method, target) => {
    expect(await ask(method, target)).toBe(403);
    const lines = readFileSync(join(folder, "refused"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ target, by: "proxy" }]);
  },
);

it("is for addresses outside only, in the spellings that programs read", () => {
  const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
  const direct = "localhost,127.0.0.1,::1";
  expect(proxy.env).toEqual({
    HTTP_PROXY: url,
    http_proxy: url,
    HTTPS_PROXY: url,
    https_proxy: url,
    NO_PROXY: direct,
    no_proxy: direct,
  });
});
