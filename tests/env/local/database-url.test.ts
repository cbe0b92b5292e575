import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { localDatabaseUrl } from "../../../src/env/local/database-url.ts";
import { localModel } from "../../../src/env/local/entered.ts";
import { writeLocal } from "../../../src/env/local/local.ts";
import { copyFiles, replace } from "../../config/copied-files.ts";

const { folder, edit } = copyFiles();

async function write(): Promise<void> {
  execFileSync("git", ["init", "--quiet"], { cwd: folder() });
  writeFileSync(join(folder(), ".gitignore"), ".env*\n");
  await writeLocal({ spec: localModel(folder(), undefined), folder: folder(), entered: new Map() });
}

it("is that of the variable which the config makes the database's URL, as written for a laptop", async () => {
  await write();
  expect(localDatabaseUrl(folder())).toBe("mongodb://localhost/coaching-platform-dev");
});

it("is what a person has set, wherever that stands", async () => {
  await write();
  const file = join(folder(), ".env");
  writeFileSync(file, `${readFileSync(file, "utf8")}DATABASE_URL=mongodb://127.0.0.1:27018/mine\n`);
  expect(localDatabaseUrl(folder())).toBe("mongodb://127.0.0.1:27018/mine");
});

it("is missing until it is written, and the error says how", () => {
  expect(() => localDatabaseUrl(folder())).toThrow(/no DATABASE_URL in \.env.*infra env write/);
});

it("is missing where no variable is that alone, and the error says what to name", async () => {
  edit("Pulumi.yaml", replace("DATABASE_URL: ${database.url}", "DATABASE_HOST: ${database.host}"));
  expect(() => localDatabaseUrl(folder())).toThrow(/--to-env/);
});
