import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { Bucket, backupsOf } from "../../../src/data/backup/bucket.ts";
import {
  fetchBackup,
  newestThere,
  removeOlderThere,
  storeThere,
  timesThere,
  writeDrillThere,
} from "../../../src/data/backup/in-bucket.ts";
import { Interrupted } from "../../../src/shared/interrupt.ts";
import { BucketServer, bucketKeys } from "./bucket-server.ts";

const { signal } = new AbortController();
const at = "s3://acme-backups/prod";

let server: BucketServer;
let folder: string;

beforeEach(async () => {
  server = await BucketServer.start("acme-backups");
  folder = mkdtempSync(join(tmpdir(), "bucket-"));
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await server.close();
});

const bucket = (place = at) => Bucket.at(place, process.env);

/** A backup as a run leaves it in its folder. */
function made(environment: string, day: number, bytes: Buffer | string = `of day ${day}`): string {
  const stem = join(folder, `${environment}-202611${String(day).padStart(2, "0")}T040506.789Z`);
  writeFileSync(`${stem}.manifest.json`, "{}");
  writeFileSync(`${stem}.archive.gz.age`, bytes);
  return `${stem}.archive.gz.age`;
}

async function store(environment: string, day: number): Promise<void> {
  await storeThere(await bucket(), made(environment, day), signal);
}

describe("backups in a bucket", () => {
  it("are stored, the manifest last, and fetched again as they were", async () => {
    const there = await storeThere(await bucket(`${at}/`), made("prod", 1), signal);
    expect(there).toBe(`${at}/prod-20261101T040506.789Z.archive.gz.age`);
    expect(server.asked.filter((each) => each.startsWith("PUT"))).toEqual([
      "PUT prod/prod-20261101T040506.789Z.archive.gz.age",
      "PUT prod/prod-20261101T040506.789Z.manifest.json",
    ]);
    const empty = mkdtempSync(join(folder, "again-"));
    const name = await newestThere(await bucket());
    const file = await fetchBackup(await bucket(), name, empty, signal);
    expect(readFileSync(file, "utf8")).toBe("of day 1");
    expect(readFileSync(file.replace("archive.gz.age", "manifest.json"), "utf8")).toBe("{}");
  });

  it("go up in parts where they are large, and come down whole", async () => {
    const bytes = Buffer.alloc(13_000_000, "every byte counts ");
    await storeThere(await bucket(), made("prod", 1, bytes), signal);
    expect(server.asked.filter((each) => each.startsWith("POST"))).toHaveLength(2);
    expect(server.uploads.size).toBe(0);
    const name = await newestThere(await bucket());
    const empty = mkdtempSync(join(folder, "again-"));
    const file = await fetchBackup(await bucket(), name, empty, signal);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("are found by environment and time over all pages, and only those with a manifest", async () => {
    for (const day of [3, 1, 5, 4]) await store("prod", day);
    await store("dev", 9);
    server.objects.delete("prod/prod-20261105T040506.789Z.manifest.json");
    server.objects.set("prod/notes.txt", Buffer.from("x"));
    server.objects.set("prod/older/prod-20261108T040506.789Z.archive.gz.age", Buffer.from("x"));
    expect(await newestThere(await bucket(), "prod")).toContain("prod-20261104");
    expect(await newestThere(await bucket())).toContain("dev-20261109");
    expect((await timesThere(await bucket(), "prod"))[0]).toBe("2026-11-04T04:05:06.789Z");
    expect((await timesThere(await bucket(), "staging"))[0]).toBeUndefined();
    await expect(newestThere(await bucket(), "staging")).rejects.toThrow(
      `${at} holds no backup of staging: npx infra data backup makes one.`,
    );
  });

  it("are removed but for the newest of the environment, with all that stands beside them", async () => {
    for (const day of [1, 2, 3]) await store("prod", day);
    await store("dev", 1);
    server.objects.set("prod/notes.txt", Buffer.from("x"));
    const drilled = { status: "passed", endedAt: "2026-11-02T10:00:00.000Z" } as const;
    await writeDrillThere(await bucket(), "prod-20261101T040506.789Z.archive.gz.age", drilled);
    const removed = await removeOlderThere(await bucket(), "prod", 2);
    expect(removed).toEqual(["prod-20261101T040506.789Z.archive.gz.age"]);
    expect(server.names().filter((name) => name.includes("1101"))).toEqual([
      "prod/dev-20261101T040506.789Z.archive.gz.age",
      "prod/dev-20261101T040506.789Z.manifest.json",
    ]);
    expect(server.objects.has("prod/notes.txt")).toBe(true);
  });

  it("tell of the last drill that passed, of whichever backup", async () => {
    await store("prod", 1);
    await store("prod", 2);
    expect((await timesThere(await bucket(), "prod"))[1]).toBeUndefined();
    for (const [day, time] of [
      ["01", "2026-11-09"],
      ["02", "2026-11-03"],
    ]) {
      const file = `/tmp/prod-202611${day}T040506.789Z.archive.gz.age`;
      await writeDrillThere(await bucket(), file, {
        status: "passed",
        endedAt: `${time}T10:00:00.000Z`,
      });
    }
    expect((await timesThere(await bucket(), "prod"))[1]).toBe("2026-11-09T10:00:00.000Z");
  });
});

it("is where the platform says, each environment by its name; else a folder of the project", () => {
  expect(backupsOf({ backups: "s3://acme-backups/databases/" }, "prod")).toBe(
    "s3://acme-backups/databases/prod",
  );
  expect(backupsOf({ backups: undefined }, "prod")).toBe("backups/prod");
});

describe("a bucket", () => {
  it.each([
    [
      "another's key",
      { AWS_SECRET_ACCESS_KEY: "wrong" },
      at,
      /SignatureDoesNotMatch \(403\)\. Check AWS_ACCESS_KEY_ID/,
    ],
    [
      "a name that nobody has",
      {},
      "s3://nobody",
      /Listing s3:\/\/nobody failed: NoSuchBucket \(404\)\. Is the bucket there/,
    ],
  ])("with %s is told with what to do, and no key", async (_what, env, place, words) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const error: Error = await (await bucket(place)).names().then(
      () => expect.unreachable(),
      (thrown: Error) => thrown,
    );
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain(bucketKeys.id);
    expect(error.message).not.toContain(bucketKeys.secret);
  });

  it.each(["s3://", "s3:///prod", "s3://Upper/prod", "s3://b/../x/", "s3://acme backups"])(
    "spelled %s is refused before anything is asked",
    async (place) => {
      await expect(bucket(place)).rejects.toThrow(/names no bucket: write s3:\/\/bucket/);
      expect(server.asked).toEqual([]);
    },
  );

  it("that fails halfway through an upload is left with no backup, and none of its parts", async () => {
    let puts = 0;
    server.disturb = (method) => (method === "PUT" && ++puts === 2 ? 500 : undefined);
    const file = made("prod", 1, Buffer.alloc(13_000_000));
    await expect(storeThere(await bucket(), file, signal)).rejects.toThrow(
      /Writing prod-.* to s3:\/\/acme-backups\/prod failed: Disturbed \(500\)/,
    );
    expect(server.names()).toEqual([]);
    expect(server.uploads.size).toBe(0);
  });

  it("is given no more once somebody interrupts, and keeps no part", async () => {
    const asked = new AbortController();
    const interrupted = new Interrupted("SIGTERM");
    server.disturb = (method) => {
      if (method === "PUT") asked.abort(interrupted);
      return undefined;
    };
    onTestFinished(() => asked.abort());
    const file = made("prod", 1, Buffer.alloc(13_000_000));
    await expect(storeThere(await bucket(), file, asked.signal)).rejects.toThrow(interrupted);
    await vi.waitFor(() => expect(server.uploads.size).toBe(0));
    expect(server.names()).toEqual([]);
  });
});
