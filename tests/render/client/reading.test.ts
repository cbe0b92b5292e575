import { describe, expect, it } from "vitest";
import { bucketOf, isRepeatable } from "../../../src/render/client/buckets.ts";
import { isGone, RenderError, redact, wordsOf } from "../../../src/render/client/errors.ts";
import { createClock } from "../../../src/render/client/fast-clock.ts";
import { Listing } from "../../../src/render/client/listing.ts";
import { allRows, pageSize, rowsOf } from "../../../src/render/client/pages.ts";
import { readSettings } from "../../../src/render/client/settings.ts";
import { answersPage } from "../../answers.ts";
import { TestClock } from "./test-clock.ts";

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `srv-${index}`, cursor: `c${index}` }));

/** A list of that many items, served by pages, and the cursors it was asked for. */
function servedList(count: number) {
  const all = items(count);
  const asked: (string | undefined)[] = [];
  const load = async (cursor: string | undefined) => {
    asked.push(cursor);
    const start = cursor === undefined ? 0 : all.findIndex((item) => item.cursor === cursor) + 1;
    return all.slice(start, start + pageSize);
  };
  return { load, asked };
}

describe("pages", () => {
  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [250, 3],
  ])("of a list of %i items take %i calls and give all", async (count, calls) => {
    const { load, asked } = servedList(count);
    expect(await allRows("service", load)).toHaveLength(count);
    expect(asked).toHaveLength(calls);
  });

  it("give the same rows beside a cursor and bare, and none for null", () => {
    const rows = [{ id: "a" }, { id: "b" }];
    const wrapped = rows.map((row) => ({ cursor: `c-${row.id}`, envGroup: row }));
    expect(rowsOf("envGroup", wrapped)).toEqual(rows);
    expect(rowsOf("envGroup", rows)).toEqual(rows);
    expect(rowsOf("envGroup", null)).toEqual([]);
  });

  it("end where the last item has no cursor, or an empty one", async () => {
    const full = Array.from({ length: pageSize }, (_, index) => ({ cursor: "", id: `${index}` }));
    const asked: (string | undefined)[] = [];
    const load = async (cursor: string | undefined) => {
      asked.push(cursor);
      return full;
    };
    expect(await allRows("service", load)).toHaveLength(pageSize);
    expect(asked).toEqual([undefined]);
  });
});

describe("a listing", () => {
  const listingOf = (count: number) => {
    const clock = new TestClock();
    const { load, asked } = servedList(count);
    return { clock, asked, listing: new Listing<{ id: string }>(clock, "service", load) };
  };

  it("leaves one read alone to the object's own call", async () => {
    const { listing, asked } = listingOf(10);
    expect(await listing.get("srv-1")).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it("answers reads that arrive together, and those that follow, from one page", async () => {
    const { listing, asked } = listingOf(10);
    const found = await Promise.all([listing.get("srv-1"), listing.get("srv-2")]);
    expect(found.map((item) => item?.id)).toEqual(["srv-1", "srv-2"]);
    expect((await listing.get("srv-3"))?.id).toBe("srv-3");
    expect(asked).toHaveLength(1);
  });

  it("goes no further through the list than it must", async () => {
    const { listing, asked } = listingOf(1000);
    await Promise.all(["srv-1", "srv-2", "srv-3"].map((id) => listing.get(id)));
    expect(asked).toHaveLength(1);
    await Promise.all(["srv-150", "srv-151"].map((id) => listing.get(id)));
    expect(asked).toHaveLength(2);
  });

  it("fails for all who wait for a page that fails, and starts anew for those who come later", async () => {
    const { load, asked } = servedList(150);
    let fails = true;
    const broken = async (cursor: string | undefined) => {
      if (cursor !== undefined && fails) throw new Error("no second page");
      return await load(cursor);
    };
    const listing = new Listing<{ id: string }>(new TestClock(), "service", broken);
    const waiting = await Promise.allSettled([listing.all(), listing.all()]);
    expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    fails = false;
    expect(await listing.all()).toHaveLength(150);
    expect(asked).toEqual([undefined, undefined, "c99"]);
  });

  it("asks again after half a minute, and after something changed", async () => {
    const { listing, asked, clock } = listingOf(10);
    const both = () => Promise.all([listing.get("srv-1"), listing.get("srv-2")]);
    await both();
    await clock.advance(30_000);
    await both();
    expect(asked).toHaveLength(2);
    listing.forget();
    await both();
    expect(asked).toHaveLength(3);
  });
});

describe("rate buckets", () => {
  it.each([
    ["GET", "/services/srv-1", "GET"],
    ["GET", "/logs", "GET /logs"],
    ["POST", "/services", "POST /services"],
    ["POST", "/key-value", "POST /key-value"],
    ["PATCH", "/services/srv-1", "PATCH services/srv-1/"],
    ["POST", "/services/srv-1/deploys", "POST services/srv-1/deploys"],
    ["POST", "/services/srv-1/custom-domains/a.ch/verify", "custom-domains"],
    ["PUT", "/services/srv-1/env-vars/A", "writes"],
    ["PATCH", "/key-value/red-1", "writes"],
  ])("count %s %s against %s", (method, path, bucket) => {
    expect(bucketOf(method, path)).toBe(bucket);
  });

  it.each([
    ["PUT", "/services/srv-1/env-vars", true],
    ["DELETE", "/services/srv-1", true],
    ["POST", "/env-groups/evg-1/services/srv-1", true],
    ["POST", "/services", false],
    ["POST", "/services/srv-1/deploys", false],
    ["POST", "/disks", false],
  ])("know whether %s %s may be sent twice: %s", (method, path, repeatable) => {
    expect(isRepeatable(method, path)).toBe(repeatable);
  });
});

describe("errors", () => {
  it.each([
    [404, true],
    [410, true],
    [403, false],
  ])("say of %i whether the object is gone: %s", (status, gone) => {
    expect(isGone(new RenderError({ operation: "x", status, words: "" }))).toBe(gone);
  });

  it.each([
    [{ message: "no" }, "no"],
    [{ message: "no", code: "preauth" }, "no (preauth)"],
    ["<html><p>Bad\n gateway</p>", "Bad gateway"],
    [undefined, "no message"],
  ])("take Render's words from %j", (body, words) => {
    expect(wordsOf(body)).toBe(words);
  });

  const filled = (letters: number) => `${"x".repeat(letters - 10)} ${"y".repeat(9)}`;
  it.each([
    [{ message: filled(500) }, filled(500)],
    [{ message: filled(501) }, `${"x".repeat(491)} ...`],
    [filled(200), filled(200)],
    [filled(201), `${"x".repeat(191)} ...`],
  ])("take so many letters and no more: %#", (body, words) => {
    expect(wordsOf(body)).toBe(words);
  });

  it.each([
    [{ message: `${"x".repeat(490)} half-of-a-secret` }, `${"x".repeat(490)} ...`],
    [`<p>${"x".repeat(190)} half-of-a-secret</p>`, `${"x".repeat(190)} ...`],
  ])("take the beginning of many words, and no half of one: %#", (body, words) => {
    expect(wordsOf(body)).toBe(words);
  });

  it("say what to do next", async () => {
    const statuses = [0, 400, 401, 402, 403, 404, 409, 410, 418, 429, 500, 503];
    const page = statuses.map((status) => {
      const error = new RenderError({ operation: "read x", status, words: "no" });
      return { status, says: error.message, ambiguous: error.ambiguous };
    });
    await expect(answersPage(page)).toMatchFileSnapshot("errors.yaml");
  });

  it("hide secrets, the longest first, and leave short values readable", () => {
    const secrets = ["secret-1", "secret-1-and-more", "80"];
    expect(redact("secret-1-and-more on 80, secret-1", secrets)).toBe("[secret] on 80, [secret]");
  });
});

describe("settings", () => {
  const config = (values: Record<string, string>) => (key: string) => values[key];

  it("come from the stack's configuration before the environment", () => {
    const env = { RENDER_API_KEY: "env", RENDER_OWNER_ID: "tea-env", RENDER_HOST: "http://h/v1/" };
    expect(readSettings(config({ "render:apiKey": "config" }), env)).toEqual({
      apiKey: "config",
      ownerId: "tea-env",
      host: "http://h/v1",
    });
  });

  it("name everything that is missing, and where to get it", () => {
    expect(() => readSettings(config({}), {})).toThrow(/RENDER_API_KEY.* and RENDER_OWNER_ID/);
  });
});

describe("the clock", () => {
  it("passes as many times faster as it is told", async () => {
    const clock = createClock({ RENDER_CLOCK_SPEED: "1000" });
    const start = clock.now();
    await clock.sleep(5000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(4000);
  });

  it("refuses a speed that is none", () => {
    expect(() => createClock({ RENDER_CLOCK_SPEED: "fast" })).toThrow("RENDER_CLOCK_SPEED");
  });
});
