import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "..", "..", "examples", "application");

const started: { kill(signal: "SIGKILL"): unknown }[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(script: string) {
  const env = { PORT: "0", CORS_ORIGIN: "https://dev.bondigoo.ch" };
  const child = execa(process.execPath, [script], {
    cwd: folder,
    env,
    extendEnv: false,
    reject: false,
  });
  started.push(child);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return { child, nextLine: async () => String((await lines.next()).value) };
}

describe("a process of the sample application that a deploy replaces", () => {
  it("answers the request that runs, takes no other, and ends with 0", async () => {
    const { child, nextLine } = start("server.ts");
    const port = (await nextLine()).replace(/\D+/g, "");
    const url = `http://127.0.0.1:${port}/api`;
    const login = () => fetch(`${url}/auth/login`, { method: "POST" });
    const { token } = (await (await login()).json()) as { token: string };
    const slow = request(`${url}/bookings`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    await new Promise((written) => slow.write("half of ", written));
    // Its connection is taken in one turn of the process's events, and read in the next.
    for (const _ of [1, 2]) await login();
    child.kill("SIGTERM");
    const outcome = () =>
      login().then(
        () => "taken",
        () => "refused",
      );
    await expect.poll(outcome, { timeout: 20_000 }).toBe("refused");
    slow.end("a booking");
    const [answer] = (await once(slow, "response")) as [IncomingMessage];
    expect(answer.resume().statusCode).toBe(201);
    expect((await child).exitCode).toBe(0);
  });

  it("finishes the job that runs, and takes no other", async () => {
    const { child, nextLine } = start("worker.ts");
    expect(await nextLine()).toBe("waits for jobs");
    child.kill("SIGTERM");
    expect(await nextLine()).toMatch(/^ended after \d+ jobs$/);
    expect((await child).exitCode).toBe(0);
  });
});
