import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { removeOlder, writeDrill, writeManifest } from "../../src/data/backup/manifest.ts";
import { readDone, writtenFile } from "../../src/duties/done-file.ts";
import { writeDown } from "../../src/duties/write-down.ts";
import { editPlatform } from "../../src/rehearsal/stack-file.ts";
import { makePrivateFolder } from "../../src/shared/private-files.ts";
import { BucketServer } from "../data/backup/bucket-server.ts";

const today = "2026-11-22";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duties-"));
  for (const name of ["", ".prod", ".staging", ".dev"]) {
    const file = `Pulumi${name}.yaml`;
    cpSync(join(import.meta.dirname, "..", "..", file), join(folder, file));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = () => readFileSync(join(folder, writtenFile), "utf8");

it("writes what was done, once for each duty and environment, and keeps what people wrote beside it", async () => {
  expect(readDone(folder)).toEqual([]);
  await writeDown(folder, { duty: "backup", stack: "prod", on: "2026-11-01" }, today);
  await writeDown(folder, { duty: "domain", until: "2027-05-01" }, today);
  writeFileSync(
    join(folder, writtenFile),
    written().replace("- duty: domain", "# at Example\n- duty: domain"),
  );
  await writeDown(folder, { duty: "backup", stack: "prod" }, today);
  expect(readDone(folder)).toEqual([
    { duty: "backup", stack: "prod", done: today },
    { duty: "domain", done: today, until: "2027-05-01" },
  ]);
  expect(written()).toContain("# Written by `infra duties done`");
  expect(written()).toContain("# at Example");
});

it("takes the day from what the command has left on this machine", async () => {
  makePrivateFolder(join(folder, "backups", "prod"));
  const file = join(folder, "backups", "prod", "prod-1.archive.gz.age");
  writeFileSync(file, "");
  writeManifest(file, {
    ...{ version: 1, tool: "infra", environment: "prod", source: "host/db", file: "prod-1" },
    ...{ bytes: 0, sha256: "", recipients: [], collections: {}, notCarried: [] },
    readBetween: ["2026-11-18T01:00:00.000Z", "2026-11-18T02:00:00.000Z"],
  });
  expect((await writeDown(folder, { duty: "backup", stack: "prod" }, today)).done).toBe(
    "2026-11-18",
  );
  writeDrill(file, { status: "passed", endedAt: "2026-11-19T03:00:00.000Z" });
  expect((await writeDown(folder, { duty: "drill", stack: "prod" }, today)).done).toBe(
    "2026-11-19",
  );
});

it("takes nothing from a backup that is gone, whose drill went with it", async () => {
  removeOlder(join(folder, "backups", "prod"), "prod", 0);
  expect(readdirSync(join(folder, "backups", "prod"))).toEqual([]);
  expect((await writeDown(folder, { duty: "drill", stack: "prod" }, today)).done).toBe(today);
});

it("takes the day from the platform's bucket, where it has one", async () => {
  const bucket = await BucketServer.start("acme-backups");
  const before = readFileSync(join(folder, "Pulumi.yaml"));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    writeFileSync(join(folder, "Pulumi.yaml"), before);
    await bucket.close();
  });
  for (const [name, value] of Object.entries(bucket.env)) vi.stubEnv(name, value);
  editPlatform(folder, [[["backups"], "s3://acme-backups/databases/"]]);
  const stem = "databases/prod/prod-20261117T040506.789Z";
  for (const ending of ["archive.gz.age", "manifest.json"]) {
    bucket.objects.set(`${stem}.${ending}`, Buffer.from("{}"));
  }
  const passed = { status: "passed", endedAt: "2026-11-18T03:00:00.000Z" };
  bucket.objects.set(`${stem}.drill.json`, Buffer.from(JSON.stringify(passed)));
  expect((await writeDown(folder, { duty: "backup", stack: "prod" }, today)).done).toBe(
    "2026-11-17",
  );
  expect((await writeDown(folder, { duty: "drill", stack: "prod" }, today)).done).toBe(
    "2026-11-18",
  );
});

it.each([
  [{ duty: "bakcup", stack: "prod" }, '"bakcup" cannot be written down. What can: backup, drill'],
  [{ duty: "access" }, "npx infra access --review writes its own"],
  [{ duty: "backup" }, "Of which environment?"],
  [{ duty: "backup", stack: "prd" }, 'did you mean "prod"'],
  [{ duty: "Render: API key", stack: "prod" }, "is of the platform as a whole"],
  [{ duty: "backup", stack: "prod", until: "2027-01-01" }, "backup has no end"],
  [{ duty: "domain" }, "When does the domain end"],
  [{ duty: "backup", stack: "prod", on: "2026-11-23" }, "2026-11-23 is still to come"],
])("refuses %j, and writes nothing", async (said, words) => {
  const before = written();
  await expect(writeDown(folder, said, today)).rejects.toThrow(words);
  expect(written()).toBe(before);
});

it("says where the file cannot be read", () => {
  writeFileSync(join(folder, writtenFile), "- duty: drill\n  done: soon\n");
  expect(() => readDone(folder)).toThrow(
    /duties-done.yaml cannot be read:\n {2}0.done: a day such as/,
  );
});
