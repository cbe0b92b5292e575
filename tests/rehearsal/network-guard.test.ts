import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startRefusingProxy } from "../../src/rehearsal/refusing-proxy.ts";

let dir: string;
let refused: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "network-guard-"));
  refused = join(dir, "refused.jsonl");
  writeFileSync(refused, "");
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const guard = new URL("../../src/rehearsal/network-guard.ts", import.meta.url).href;

/** Runs a line of JavaScript behind the guard; what it prints is what it got. */
async function behindGuard(script: string): Promise<string> {
  const { stdout } = await execa(
    process.execPath,
    ["--import", guard, "--input-type=module", "--eval", script],
    { env: { SANDBOX_REFUSED: refused } },
  );
  return stdout;
}

const targets = () =>
  readFileSync(refused, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).target);

describe("the network guard", () => {
  // 192.0.2.1 is an address for documentation (RFC 5737): nobody answers there.
  const ways: [way: string, script: string, target: string][] = [
    [
      "a socket to an address",
      `import net from "node:net"; net.connect(443, "192.0.2.1").on("error", (e) => console.log(e.code))`,
      "192.0.2.1:443",
    ],
    [
      "a socket to a name",
      `import net from "node:net"; net.connect({ host: "example.com", port: 80 }).on("error", (e) => console.log(e.code))`,
      "example.com:80",
    ],
    [
      "fetch",
      `await fetch("https://api.render.com/v1/owners").catch((e) => console.log(e.cause.code))`,
      "api.render.com:443",
    ],
    [
      "a look-up of a name, imported by name",
      `import { lookup } from "node:dns/promises"; await lookup("example.com").catch((e) => console.log(e.code))`,
      "example.com (name)",
    ],
    [
      "a look-up with a callback",
      `import dns from "node:dns"; dns.resolve4("example.com", (e) => console.log(e.code))`,
      "example.com (name)",
    ],
    [
      "a datagram",
      `import dgram from "node:dgram"; try { dgram.createSocket("udp4").send("x", 53, "192.0.2.1") } catch (e) { console.log(e.code); process.exit() }`,
      "192.0.2.1",
    ],
  ];
  it.each(ways)("refuses and counts %s", async (_way, script, target) => {
    expect(await behindGuard(script)).toBe("ECONNREFUSED");
    expect(targets()).toEqual([target]);
  });

  it("lets through what stays on this machine, and counts none of it", async () => {
    const server = createServer((_request, response) => response.end("here")).listen(
      0,
      "127.0.0.1",
    );
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const script = `for (const host of ["127.0.0.1", "localhost"]) {
      console.log(await (await fetch("http://" + host + ":${port}")).text());
    }`;
    expect(await behindGuard(script)).toBe("here\nhere");
    server.close();
    expect(targets()).toEqual([]);
  });

  it("reaches the processes that a program starts", async () => {
    const inner = `import net from "node:net"; net.connect(443, "192.0.2.1").on("error", () => {})`;
    await execa(
      process.execPath,
      [
        "--eval",
        `require("child_process").execFileSync(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(inner)}])`,
      ],
      { env: { SANDBOX_REFUSED: refused, NODE_OPTIONS: `--import ${guard}` } },
    );
    expect(targets()).toEqual(["192.0.2.1:443"]);
  });
});

describe("the refusing proxy", () => {
  it("refuses and counts a tunnel, which is what a Go program asks for", async () => {
    const proxy = await startRefusingProxy(refused);
    const script = `import http from "node:http";
      const request = http.request(process.env.HTTPS_PROXY, { method: "CONNECT", path: "api.pulumi.com:443" });
      request.on("connect", (answer) => { console.log(answer.statusCode); process.exit() }).end();`;
    const args = ["--input-type=module", "--eval", script];
    const { stdout } = await execa(process.execPath, args, { env: proxy.env });
    await proxy.close();
    expect(stdout).toBe("403");
    expect(targets()).toEqual(["api.pulumi.com:443"]);
  });
});
