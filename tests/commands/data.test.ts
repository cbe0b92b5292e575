import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EJSON } from "bson";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archive } from "../../src/data/formats/archive.ts";
import { aUser, bson, key, testPasswordHash } from "../data/sample.ts";
import { outcomeOf } from "./outcome.ts";

const root = new URL("../..", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "data-"));
  cpSync(join(root, "data"), join(folder, "data"), { recursive: true });
  mkdirSync(join(folder, "export"));
  put(aUser);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(user: object): void {
  const line = EJSON.stringify(user, { relaxed: false });
  writeFileSync(join(folder, "export", "users.jsonl"), `${line}\n`);
}

const secrets = { INFRA_DATA_KEY: key, TEST_PASSWORD_HASH: testPasswordHash };

async function data(args: string[], env: Record<string, string> = {}) {
  const infra = join(root, "bin", "infra.js");
  return await execa({
    cwd: folder,
    env,
    reject: false,
    all: true,
  })`${process.execPath} ${infra} data ${args}`;
}

const sanitise = ["sanitise", "--from", "export", "--to", "sanitised"];

describe("infra data, as the guide's lines go:", () => {
  it("policy check and sanitise end with 0 where the policy lists everything", async () => {
    expect(await data(["policy", "check"])).toMatchObject({
      exitCode: 0,
      stdout:
        "data/policy.yaml and data/seed.yaml have no faults, and the one lists all that the other makes.",
    });
    rmSync(join(folder, "data", "seed.yaml"));
    expect((await data(["policy", "check"])).stdout).toBe("data/policy.yaml has no faults.");
    expect(await data(["policy", "check", "export"])).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await data(sanitise, secrets);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/users +1 read, 1 written/);
    expect(existsSync(join(folder, "sanitised", "users.jsonl"))).toBe(true);
  });

  it("a path that is not listed ends with 2, is told without its value, and nothing is written", async () => {
    put({ ...aUser, nickname: "Änneli" });
    for (const args of [["policy", "check", "export"], sanitise]) {
      const { exitCode, all } = await data(args, secrets);
      expect(exitCode).toBe(2);
      expect(all).toContain("nickname: undecided # string x 1");
      expect(all).not.toContain("Änneli");
    }
    expect(existsSync(join(folder, "sanitised"))).toBe(false);
  });

  it("policy check ends with 2 at what a seed makes and the policy does not list, and with 1 at a broken one", async () => {
    const file = join(folder, "data", "seed.yaml");
    const seed = readFileSync(file, "utf8");
    writeFileSync(
      file,
      seed.replace("language:", "nickname: { fake: firstName }\n      language:"),
    );
    const unlisted = await data(["policy", "check"]);
    expect(unlisted).toMatchObject({ exitCode: 2 });
    expect(unlisted.stdout).toContain("    nickname: undecided # string x 77");
    const asJson = await data(["policy", "check", "--json"]);
    expect(outcomeOf("data policy check", asJson.stdout)).toMatchObject({
      ok: false,
      unlisted: [{ collection: "users", path: "nickname" }],
    });
    writeFileSync(file, seed.replaceAll("coaches._id", "coaches.id"));
    const broken = await data(["policy", "check"]);
    expect(broken).toMatchObject({ exitCode: 1 });
    expect(broken.stderr).toMatch(/coaches\.test has no field "id"/);
  });

  it("sanitise takes the archive of a dump, and writes one", async () => {
    const sink = archive.sink(join(folder, "prod.archive"));
    await sink.begin([{ name: "users", indexes: [] }]);
    await sink.write({ collection: "users", document: bson(aUser) });
    await sink.end();
    const line = ["sanitise", "--from", "prod.archive", "--to", "clean.archive.gz"];
    const { exitCode, all } = await data(line, secrets);
    expect(exitCode, all).toBe(0);
    const { signal } = new AbortController();
    const users: Buffer[] = [];
    for await (const { document } of archive
      .source(join(folder, "clean.archive.gz"))
      .items(signal)) {
      users.push(document);
    }
    expect(users).toHaveLength(1);
    expect(users[0]!.includes("@test.bondigoo.ch")).toBe(true);
    expect(users[0]!.includes(aUser.firstName)).toBe(false);
  });

  it("--json has the same", async () => {
    put({ ...aUser, nickname: "Änneli" });
    const { exitCode, stdout } = await data([...sanitise, "--json"], secrets);
    expect(exitCode).toBe(2);
    expect(outcomeOf("data sanitise", stdout)).toMatchObject({
      ok: false,
      unlisted: [{ collection: "users", path: "nickname", types: { string: 1 } }],
    });
    expect(stdout).not.toContain("Änneli");
  });

  it("policy scan drafts what leaves the decisions to a person", async () => {
    const { exitCode, stdout } = await data(["policy", "scan", "export"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("    role: undecided # string x 1\n");
    expect(stdout).toContain("    firstName: { fake: firstName } # string x 1\n");
    expect(stdout).not.toContain(aUser.firstName);
  });

  it("a key that is missing ends with 1 and says how to make one", async () => {
    const { exitCode, stderr } = await data(sanitise);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("TEST_PASSWORD_HASH");
    const without = await data(sanitise, { TEST_PASSWORD_HASH: testPasswordHash });
    expect(without.exitCode).toBe(1);
    expect(without.stderr).toContain("openssl rand -hex 32");
  });
});
