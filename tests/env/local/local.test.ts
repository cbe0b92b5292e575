import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentSpec } from "../../../src/config/spec.ts";
import { localModel } from "../../../src/env/local/entered.ts";
import { checkLocal, writeLocal } from "../../../src/env/local/local.ts";
import { bondigoo, examineDraft } from "../../config/draft.ts";
import { midSize, workflow } from "../../config/platforms.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const dev = examineDraft(bondigoo()).environments.get("dev")!;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "app-"));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  writeFileSync(join(folder, ".gitignore"), ".env\n.env.local\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (spec: EnvironmentSpec = dev, entered: [key: string, value: string][] = []) =>
  writeLocal({ spec, folder, entered: new Map(entered) });
const check = (spec: EnvironmentSpec = dev) => checkLocal({ spec, folder, entered: new Map() });
const held = (file: string) => parseEnv(readFileSync(join(folder, file), "utf8"));

describe("the files of local work", () => {
  it("are the local column of the platform's table", async () => {
    await write();
    expect(held(".env")).toMatchObject({
      NODE_ENV: "development",
      ENVIRONMENT_NAME: "local",
      DATABASE_URL: "mongodb://localhost/coaching-platform-dev",
      REDIS_URL: "redis://localhost:6379",
      CORS_ORIGIN: "http://localhost:3000",
      PORT: "5000",
      SESSION_SECRET: expect.stringMatching(/^[0-9a-f]{48}$/),
    });
    expect(held(".env.local")).toMatchObject({
      REACT_APP_API_URL: "http://localhost:5000",
      REACT_APP_LAUNCHED: "true",
      PORT: "3000",
    });
    expect(statSync(join(folder, ".env")).mode & 0o077).toBe(0);
  });

  it("are one for each part's folder, with ports of their own", async () => {
    for (const part of ["api", "webhooks", "search"])
      mkdirSync(join(folder, "apps", part), { recursive: true });
    for (const part of ["shop", "admin", "partnerPortal"]) mkdirSync(join(folder, "apps", part));
    await write(examineDraft(midSize()).environments.get("dev"));
    expect(held("apps/api/.env")["PORT"]).not.toBe(held("apps/webhooks/.env")["PORT"]);
    expect(held("apps/shop/.env.local")["NEXT_PUBLIC_API_URL"]).toBe(
      `http://localhost:${held("apps/api/.env")["PORT"]}/v1`,
    );
    expect(held("apps/search/.env")["SESSION_SECRET"]).toBe(
      held("apps/api/.env")["SESSION_SECRET"],
    );
    expect(new Set(String(held("apps/api/.env")["CORS_ORIGIN"]).split(",")).size).toBe(3);
  });

  it("lead to Postgres where the platform has it, and to the port that is named beside a host", async () => {
    await write(examineDraft(workflow()).environments.get("staging"));
    expect(held(".env")).toMatchObject({
      DATABASE_URL: "postgresql://localhost/flow-staging",
      PREFECT_API_URL: "http://localhost:4200/api",
    });
  });

  it("keep what was generated or entered, and what people set", async () => {
    await write(dev, [["stripeSecretKey", "sk_test_51Habcdefgh"]]);
    const before = held(".env");
    writeFileSync(
      join(folder, ".env"),
      `${readFileSync(join(folder, ".env"), "utf8")}REDIS_URL=redis://other\n`,
    );
    await write();
    expect(held(".env")).toEqual({ ...before, REDIS_URL: "redis://other" });
    expect(before["STRIPE_SECRET_KEY"]).toBe("sk_test_51Habcdefgh");
  });
});

describe("a check of them", () => {
  it("names what has no value, and from where it is", async () => {
    await write();
    expect(check()[0]?.missing).toContainEqual({
      name: "STRIPE_SECRET_KEY",
      from: expect.stringContaining("sk_test_..."),
    });
  });

  it("finds nothing stale after they were written, and what the config says otherwise since", async () => {
    await write();
    expect(check().map(({ stale }) => stale)).toEqual([[], []]);
    const draft = bondigoo();
    const { environment } = draft.stacks["dev"]!;
    environment["variables"] = { SMTP_URL: "${secrets.smtpUrl}", NODE_ENV: "test" };
    const changed = examineDraft(draft).environments.get("dev")!;
    expect(check(changed)[0]?.stale).toEqual(["NODE_ENV", "EMAIL_ALLOWLIST"]);
  });

  it("writes nothing", () => {
    check();
    expect(existsSync(join(folder, ".env"))).toBe(false);
  });
});

describe("writing is refused, and no file is written", () => {
  it("where Git would commit one", async () => {
    writeFileSync(join(folder, ".gitignore"), ".env\n");
    await expect(write()).rejects.toThrow(
      /Git would commit \.env\.local; .*\.gitignore: \.env\.local/,
    );
    expect(existsSync(join(folder, ".env"))).toBe(false);
  });

  it("where Git has one already, though it is ignored", async () => {
    writeFileSync(join(folder, ".env"), "A=1\n");
    execFileSync("git", ["add", "--force", ".env"], { cwd: folder });
    await expect(write()).rejects.toThrow(/git rm --cached \.env/);
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("A=1\n");
  });

  it("where the folder is not the application's", async () => {
    const spec = examineDraft(midSize()).environments.get("dev")!;
    await expect(write(spec)).rejects.toThrow(/no folder for apps\/.*--to/);
  });

  it("after production", () => {
    expect(() => localModel(root, "prod")).toThrow(
      /prod is production, whose values never leave it/,
    );
    expect(localModel(root, undefined).stack).toBe("dev");
  });
});
