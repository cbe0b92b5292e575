import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { isCiphertext } from "../../src/config/plain-secrets.ts";
import { bondigoo } from "./draft.ts";
import { configOf, faultsIn } from "./engine.ts";

const root = new URL("../..", import.meta.url).pathname;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plain-"));
  for (const file of ["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml", "Pulumi.dev.yaml"])
    cpSync(join(root, file), join(folder, file));
});

afterEach(() => rmSync(folder, { recursive: true }));

function add(file: string, ...lines: string[]) {
  const path = join(folder, file);
  writeFileSync(path, [readFileSync(path, "utf8").trimEnd(), ...lines, ""].join("\n"));
}

/** The paths at which both `infra check` and the program of a stack refuse the files. */
function refused(): string[] {
  const told = loadFromFiles(folder).faults.map((fault) => line(fault).trim());
  const program = faultsIn("prod", folder, configOf(bondigoo(), "prod"));
  expect(program).toEqual(
    expect.arrayContaining(told.filter((fault) => !fault.includes(".secrets."))),
  );
  expect(told.join("\n")).not.toContain("hunter2");
  return told.map((fault) => fault.slice(0, fault.indexOf(": ")));
}

const live = ["sk", "_live_51Habcdefgh"].join("");

describe("a stack file is refused, without showing the value,", () => {
  it.each([
    ["vercel:apiToken", "hunter2"],
    ["github:token", "hunter2"],
    ["cloudflare:apiToken", "hunter2"],
    ["mongodbatlas:privateKey", "hunter2"],
    ["mongodbatlas:clientSecret", "hunter2"],
    ["aws:secretKey", "hunter2"],
    ["render:apiKey", "{ value: hunter2 }"],
    ["github:appAuth", "{ pem: hunter2 }"],
    ["other:secrets", `{ anything: ${live} }`],
    ["other:settings", `[{ deep: ${live} }]`],
  ])("with %s in the clear", (key, value) => {
    add("Pulumi.dev.yaml", `  ${key}: ${value}`);
    expect(refused()).toEqual([expect.stringMatching(`^dev\\.${key}`)]);
  });

  it("with a fingerprint key in the clear", () => {
    add("Pulumi.dev.yaml", "  bondigoo:fingerprintKey: hunter2");
    expect(refused()).toEqual(["dev.bondigoo:fingerprintKey"]);
  });

  it.each([
    ["a key", live],
    ["a word", "changeme"],
    ["what only begins like ciphertext", "v1:hunter2 hunter2"],
    ["hexadecimal digits", "0123456789abcdef".repeat(4)],
    ["base64 of text", Buffer.from("hunter2 ".repeat(12)).toString("base64")],
  ])("with %s as what is encrypted, per key and for all", (_what, text) => {
    add("Pulumi.dev.yaml", "  bondigoo:secrets:", `    cloudinaryUrl: { secure: "${text}" }`);
    expect(loadFromFiles(folder).faults).toContainEqual(
      expect.objectContaining({
        path: "dev.secrets.cloudinaryUrl",
        problem: "in the clear (not shown)",
      }),
    );
    add("Pulumi.staging.yaml", `  bondigoo:secrets: { secure: "${text}" }`);
    add("Pulumi.prod.yaml", `  vercel:apiToken: { secure: "${text}" }`);
    expect(refused()).toEqual(expect.arrayContaining(["staging.secrets", "prod.vercel:apiToken"]));
  });

  it("with a key in a comment, beside the config and in an environment of its own", () => {
    add("Pulumi.dev.yaml", `# old: ${live}`, `notes: ${live}`, "environment:");
    add("Pulumi.dev.yaml", "  values: { pulumiConfig: { apiToken: hunter2 } }");
    expect(refused().toSorted()).toEqual([
      "Pulumi.dev.yaml",
      "dev.environment.values.pulumiConfig.apiToken",
      "dev.notes",
    ]);
  });
});

describe("Pulumi.yaml is refused, without showing the value,", () => {
  it.each([
    ["  vercel:apiToken: hunter2", "Pulumi.yaml.config.vercel:apiToken"],
    ["  github:token: { value: hunter2 }", "Pulumi.yaml.config.github:token.value"],
    [
      "  cloudflare:apiKey: { value: hunter2, secret: true }",
      "Pulumi.yaml.config.cloudflare:apiKey.value",
    ],
    ["  secrets: { value: { jwtSecret: hunter2 } }", "Pulumi.yaml.config.secrets"],
    ["  fingerprintKey: hunter2", "Pulumi.yaml.config.fingerprintKey"],
    [
      "backend:\n  url: s3://state?token=x&login=https://me:hunter2@example.com",
      "Pulumi.yaml.backend.url",
    ],
  ])("with %s", (text, path) => {
    add("Pulumi.yaml", text);
    expect(refused()).toContain(path);
  });
});

describe("files are accepted", () => {
  it("with settings of providers, salts and ciphertext", () => {
    add("Pulumi.yaml", "  vercel:team: bondigoo", "  github:owner: { value: bondigoo }");
    add(
      "Pulumi.dev.yaml",
      "  aws:region: eu-central-1",
      "  vercel:apiToken: { secure: v1:bm9uY2U=:Y2k= }",
    );
    add("Pulumi.dev.yaml", "  bondigoo:fingerprintKey: { secure: v1:bm9uY2U=:Y2k= }");
    add("Pulumi.dev.yaml", "encryptionsalt: v1:c2FsdA==:v1:bm9uY2U=:Y2lwaGVydGV4dA==");
    add("Pulumi.prod.yaml", "secretsprovider: awskms://alias/pulumi?region=eu-central-1");
    add("Pulumi.prod.yaml", `encryptedkey: ${Buffer.alloc(90, 0xf3).toString("base64")}`);
    expect(refused()).toEqual([]);
  });

  it.each([
    "v1:abc",
    "v1:bm9uY2U=:Y2lwaGVydGV4dA==",
    "AAABAMbQbGkcZ1dAsmNHvKfyEwlGkhB4fJ5vxyLB",
    `${Buffer.alloc(80, 0xf3).toString("base64")}`,
  ])("with %s as ciphertext", (text) => {
    expect(isCiphertext(text)).toBe(true);
  });
});
