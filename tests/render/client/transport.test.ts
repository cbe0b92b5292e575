import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, createRender } from "../../../src/render/client/client.ts";
import { RenderError } from "../../../src/render/client/errors.ts";
import type { Clock } from "../../../src/shared/clock.ts";

afterEach(() => vi.restoreAllMocks());

/** A client whose calls get those answers in turn, the last one again and again. */
function clientAnswered(...answers: (Response | Error)[]) {
  const sent: Request[] = [];
  const given: Response[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (request) => {
    sent.push(request as Request);
    const next = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (next instanceof Error) throw next;
    given.push(next.clone());
    return given.at(-1)!;
  });
  const pauses: number[] = [];
  let now = 0;
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
  };
  const settings = { host: "https://render.test/v1", apiKey: "rnd_secret_key", ownerId: "tea-1" };
  const said: string[] = [];
  const progress = (line: string) => said.push(line);
  const render = createRender(settings, { clock, random: () => 1, progress });
  return { ...render, sent, given, pauses, said };
}

const ok = Response.json({ id: "srv-1" });
const down = new Response("<html><h1>Bad gateway</h1></html>", { status: 502 });
const params = { path: { serviceId: "srv-1" } };
const body = { name: "x", ownerId: "tea-1", environments: [] };

describe("the client", () => {
  it("tries a read again for a minute and a half, with growing pauses, and says so", async () => {
    const { http, pauses, said } = clientAnswered(down);
    const call = answer("read service srv-1", http.GET("/services/{serviceId}", { params }));
    await expect(call).rejects.toThrow(
      "Could not read service srv-1: Render answered 502: Bad gateway. Run the command again",
    );
    expect(pauses.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThanOrEqual(90_000);
    expect(waited).toBeLessThan(100_000);
    expect(said).toEqual([
      "Render fails (status 502); for up to 87 s more: GET /services/srv-1.",
      "Render fails (status 502); for up to 51 s more: GET /services/srv-1.",
      "Render fails (status 502); for up to 19 s more: GET /services/srv-1.",
    ]);
  });

  it("says of many calls that fail at once only that Render does", async () => {
    const { http, said } = clientAnswered(down);
    const read = () => http.GET("/services/{serviceId}", { params });
    await Promise.allSettled(Array.from({ length: 20 }, read));
    expect(said.length).toBeLessThanOrEqual(4);
  });

  it("asks five times though each answer takes its minute", async () => {
    const { http, clock, sent } = clientAnswered(new TypeError("timed out"));
    const fetched = vi.mocked(fetch).getMockImplementation()!;
    vi.mocked(fetch).mockImplementation(async (request) => {
      await clock.sleep(60_000);
      return await fetched(request);
    });
    await http.GET("/services/{serviceId}", { params }).catch(() => undefined);
    expect(sent).toHaveLength(5);
  });

  it("asks once for what Render says it does not have", async () => {
    const { http, sent } = clientAnswered(new Response("{}", { status: 501 }));
    await http.GET("/services/{serviceId}", { params });
    expect(sent).toHaveLength(1);
  });

  const broken = () => {
    const start = new TextEncoder().encode('{"id": "srv-1", "secret": "hunter2');
    const cut = new ReadableStream({
      start: (controller) => controller.enqueue(start),
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    return new Response(cut, { headers: { "Content-Type": "application/json" } });
  };
  const half = new Response('{"id": "srv-1", "secret": "hunter2');
  const page = new Response("<html><h1>Welcome to the hotel</h1></html>");

  it.each([
    ["broken off", broken(), "the answer (status 200) broke off"],
    ["half a JSON", half, "status 200, but the answer is not JSON (34 characters)"],
    ["a page", page, "status 200, but the answer is not JSON: Welcome to the hotel"],
  ])("reads again what came %s, and says what it got if that lasts", async (_, given, words) => {
    const again = clientAnswered(given.clone(), ok.clone());
    const read = again.http.GET("/services/{serviceId}", { params });
    expect(await answer("read service srv-1", read)).toEqual({ id: "srv-1" });
    const lasting = clientAnswered(
      given,
      given.clone(),
      given.clone(),
      given.clone(),
      given.clone(),
    );
    const call = lasting.http.GET("/services/{serviceId}", { params });
    await expect(answer("read service srv-1", call)).rejects.toThrow(
      `Could not read service srv-1: no answer (${words}). Run the command again`,
    );
  });

  it("takes a creation whose answer broke off for one that may have been made", async () => {
    const { http, sent } = clientAnswered(broken());
    const call = answer("create project", http.POST("/projects", { body }));
    await expect(call).rejects.toMatchObject({ ambiguous: true, status: 0 });
    expect(sent).toHaveLength(1);
  });

  it("waits a minute for an answer", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const { http } = clientAnswered(ok.clone());
    await answer("read service srv-1", http.GET("/services/{serviceId}", { params }));
    expect(timeout.mock.calls).toEqual([[60_000]]);
  });

  it("reads what it does not use to its end, so that its connection serves the next call", async () => {
    const throttled = new Response("later", { status: 429, headers: { "Retry-After": "1" } });
    const { http, given } = clientAnswered(throttled, down, ok);
    await answer("read service srv-1", http.GET("/services/{serviceId}", { params }));
    expect(given.map(({ status, bodyUsed }) => [status, bodyUsed])).toEqual([
      [429, true],
      [502, true],
      [200, true],
    ]);
  });

  it("never repeats a creation whose outcome it does not know", async () => {
    const { http, sent } = clientAnswered(new TypeError("fetch failed"));
    const error = await answer("create project", http.POST("/projects", { body })).catch((e) => e);
    expect(error).toBeInstanceOf(RenderError);
    expect(error).toMatchObject({ ambiguous: true, status: 0 });
    expect(sent).toHaveLength(1);
  });

  it("repeats a creation that was refused for its rate, as told", async () => {
    const throttled = new Response("{}", { status: 429, headers: { "Retry-After": "9" } });
    const { http, sent, pauses } = clientAnswered(throttled, ok);
    await answer("create project", http.POST("/projects", { body }));
    expect(sent).toHaveLength(2);
    expect(pauses).toEqual([9000]);
    expect(await sent[1]!.json()).toEqual(body);
  });

  it("repeats what states a wanted end, such as suspending", async () => {
    const { http, sent } = clientAnswered(
      new TypeError("reset"),
      new Response(null, { status: 202 }),
    );
    await answer("suspend", http.POST("/services/{serviceId}/suspend", { params }));
    expect(sent).toHaveLength(2);
  });

  it("says what was done, to what, Render's words and what to do next", async () => {
    const refusal = Response.json({ message: "name is taken", code: "conflict" }, { status: 409 });
    const { http } = clientAnswered(refusal);
    await expect(answer('create project "x"', http.POST("/projects", { body }))).rejects.toThrow(
      'Could not create project "x": Render answered 409: name is taken (conflict). Free what it ' +
        "clashes with (a name in use, or a container that is not empty) and run again.",
    );
  });

  it("joins lists by comma, sends the key, and never shows it", async () => {
    const { http, sent } = clientAnswered(new Response("no", { status: 401 }));
    const query = { ownerId: ["tea-1"], name: ["a", "b"], limit: 100 };
    const call = answer("list services", http.GET("/services", { params: { query } }));
    const error = await call.catch((thrown) => thrown);
    expect(sent[0]!.url).toBe("https://render.test/v1/services?ownerId=tea-1&name=a,b&limit=100");
    expect(sent[0]!.headers.get("Authorization")).toBe("Bearer rnd_secret_key");
    expect(JSON.stringify(error) + error.stack + error.message).not.toContain("rnd_secret_key");
  });
});
