import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { backupCommand } from "../../src/commands/data/backup.ts";
import { drillCommand } from "../../src/commands/data/drill.ts";
import { restoreCommand } from "../../src/commands/data/restore.ts";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { lastDrill, newestBackup } from "../../src/data/backup/manifest.ts";
import { mark } from "../../src/data/refresh/marker.ts";
import { seedPreexisting } from "../../src/sandbox/preexisting.ts";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import type { World } from "../../src/sandbox/world.ts";
import { BucketServer } from "../data/backup/bucket-server.ts";
import { personal } from "../data/bondigoo.ts";
import { type MongoServer, startMongoServer } from "../data/mongodb/server.ts";
import { contentOf, fill, namesIn, within } from "../data/refresh/databases.ts";
import { outcomeOf } from "./outcome.ts";

const root = new URL("../..", import.meta.url).pathname;

let server: MongoServer;
let env: Record<string, string>;
let folder: string;

beforeAll(async () => {
  server = await startMongoServer();
  folder = mkdtempSync(join(tmpdir(), "data-backup-"));
  const key = await generateX25519Identity();
  env = {
    INFRA_BACKUP_RECIPIENTS: await identityToRecipient(key),
    INFRA_BACKUP_KEY: `# public key: none of ours\n${key}\n`,
    PRODUCTION_URL: `${server.url}bondigoo-prod`,
    // To a drill the same host under another name is another cluster.
    SCRATCH_URL: `${server.url.replace("127.0.0.1", "localhost")}scratch`,
  };
  await fill(env["PRODUCTION_URL"]!, 40);
  await mark(env["SCRATCH_URL"]!, "drill", true);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

async function data(...args: string[]) {
  const infra = join(root, "bin", "infra.js");
  const options = { cwd: folder, env, reject: false, all: true } as const;
  return await execa(process.execPath, [infra, "data", ...args], options);
}

it("goes as the guide says: backed up, drilled, and after an accident restored", async () => {
  const before = await contentOf(env["PRODUCTION_URL"]!);
  const from = ["--from-env", "PRODUCTION_URL"];
  const written = await data("backup", "-s", "prod", "--keep", "12", ...from);
  expect(written).toMatchObject({ exitCode: 0 });
  expect(written.stdout).toMatch(/^Backup of prod .*backups\/prod\/prod-.*\.archive\.gz\.age, /);
  expect(written.stdout).toMatch(/users +10 documents, 1 indexes/);
  expect(readdirSync(join(folder, "backups", "prod")).length).toBe(2);

  const drill = ["drill", "-s", "prod", "--into-env", "SCRATCH_URL"];
  const drilled = await data(...drill);
  expect(drilled).toMatchObject({ exitCode: 0 });
  const kept = join(folder, "backups", "prod");
  expect(lastDrill(kept, "prod")! > newestBackup(kept, "prod")!).toBe(true);
  outcomeOf("data drill", (await data(...drill, "--json")).stdout);
  outcomeOf("data backup", (await data("backup", "-s", "prod", ...from, "--json")).stdout);
  expect(drilled.stdout).toMatch(/the same as in the manifest, and dropped again/);
  expect(await namesIn(env["SCRATCH_URL"]!)).toEqual(["infra_refresh_target"]);

  await within(env["PRODUCTION_URL"]!, ({ database }) => database.dropCollection("users"));
  const restore = ["restore", "-s", "prod", "--to-env", "PRODUCTION_URL"];
  const refused = await data(...restore, "--confirm", "prod");
  expect(refused).toMatchObject({ exitCode: 3 });
  expect(refused.stdout).toMatch(/refused; nothing was written\n- .*--into-production/);

  const done = await data(...restore, "--into-production", "--confirm", "prod", "--json");
  expect(done).toMatchObject({ exitCode: 0 });
  expect(outcomeOf("data restore", done.stdout)).toMatchObject({ status: "restored", removed: [] });
  expect(await contentOf(env["PRODUCTION_URL"]!)).toEqual(before);
  for (const { all } of [written, drilled, refused, done]) expect(all).not.toMatch(personal);
});

it("keeps its backups in a bucket, takes them from there, and leaves nothing on the machine", async () => {
  const bucket = await BucketServer.start("acme-backups");
  const temporary = mkdtempSync(join(folder, "temporary-"));
  Object.assign(env, bucket.env, { TMPDIR: temporary });
  onTestFinished(async () => {
    for (const name of ["TMPDIR", ...Object.keys(bucket.env)]) delete env[name];
    await bucket.close();
  });
  const place = "s3://acme-backups/databases/prod";
  const backup = ["backup", "-s", "prod", "--from-env", "PRODUCTION_URL", "--to", place];
  const written = await data(...backup, "--keep", "1");
  expect(written).toMatchObject({ exitCode: 0 });
  expect(written.stdout).toMatch(
    /^Backup of prod .*s3:\/\/acme-backups\/databases\/prod\/prod-.*\.age, /,
  );
  const [first] = bucket.names();
  const again = await data(...backup, "--keep", "1", "--json");
  expect(outcomeOf("data backup", again.stdout)).toMatchObject({
    removed: [first!.split("/").at(-1)],
  });
  expect(bucket.names()).toHaveLength(2);

  const drilled = await data("drill", "--from", place, "--into-env", "SCRATCH_URL");
  expect(drilled).toMatchObject({ exitCode: 0 });
  expect(bucket.names().at(-2)).toMatch(/\.drill\.json$/);

  const from = `s3://acme-backups/${bucket.names()[0]}`;
  const restored = await data(
    "restore",
    "-s",
    "prod",
    "--from",
    from,
    "--to-env",
    "PRODUCTION_URL",
    "--into-production",
    "--confirm",
    "prod",
    "--json",
  );
  expect(outcomeOf("data restore", restored.stdout)).toMatchObject({
    status: "restored",
    file: from,
  });

  const asked = bucket.asked.length;
  env["AWS_SECRET_ACCESS_KEY"] = "another's";
  const refused = await data(...backup);
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.stderr).toMatch(/Listing s3:.* failed: SignatureDoesNotMatch \(403\)/);
  // Not after an hour of reading the database.
  expect(bucket.asked.slice(asked)).toEqual(["GET "]);
  expect(readdirSync(temporary)).toEqual([]);
  for (const { all } of [written, again, drilled, restored, refused])
    expect(all).not.toMatch(personal);
}, 60_000);

it("is let in by Atlas while it runs, where it is told its machine's address", async () => {
  const state = mkdtempSync(join(tmpdir(), "data-backup-atlas-"));
  const seed = (world: World) => seedPreexisting(world, environmentsOf(root));
  const sandbox = await startSandbox({ state, seed });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(state, { recursive: true });
  });
  const infra = join(root, "bin", "infra.js");
  const args = ["data", "backup", "-s", "prod", "--from-env", "PRODUCTION_URL", "--to", state];
  const options = { cwd: root, env: { ...sandbox.env, ...env }, reject: false } as const;
  const { exitCode } = await execa(
    process.execPath,
    [infra, ...args, "--let-in", "203.0.113.7"],
    options,
  );
  expect(exitCode).toBe(0);
  const changes = sandbox.world.calls.filter(({ vendor }) => vendor === "mongodbatlas");
  expect(changes.map(({ operation, status }) => `${operation.split(" ")[0]} ${status}`)).toEqual([
    "POST 201",
    "DELETE 204",
  ]);
});

it.each([
  {
    what: "a backup for nobody",
    command: backupCommand(),
    args: ["-s", "prod", "--from-env", "PRODUCTION_URL"],
    without: "INFRA_BACKUP_RECIPIENTS",
    says: /Who is to read the backup/,
  },
  {
    what: "a restore without a key",
    command: restoreCommand(),
    args: ["-s", "prod", "--from", "backups"],
    without: "INFRA_BACKUP_KEY",
    says: /INFRA_BACKUP_KEY is not set/,
  },
  {
    what: "another name in the consent to a restore",
    command: restoreCommand(),
    args: ["-s", "prod", "--from", "backups", "--confirm", "staging", "--into-production"],
    says: /--confirm says "staging"/,
  },
  {
    what: "a drill with a URL in place of a variable's name",
    command: drillCommand(),
    args: ["--from", "backups", "--into-env", "mongodb://u:hunter2@h/d"],
    says: /takes the name of a variable/,
  },
  {
    what: "a drill of a file that is no backup",
    command: drillCommand(),
    args: ["--from", "(folder)", "--into-env", "SCRATCH_URL"],
    says: /holds no backup/,
  },
])("refuses $what", async ({ command, args, without, says }) => {
  const mask = process.umask();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    process.umask(mask);
  });
  for (const [name, value] of Object.entries(env)) {
    vi.stubEnv(name, name === without ? undefined : value);
  }
  const empty = mkdtempSync(join(folder, "empty-"));
  writeFileSync(join(empty, "notes.txt"), "");
  const words = args.map((each) => (each === "(folder)" ? empty : each));
  const failure = command.parseAsync(words, { from: "user" });
  await expect(failure).rejects.toThrow(says);
  await expect(failure).rejects.not.toThrow(/hunter2/);
});
