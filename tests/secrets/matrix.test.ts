import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isComplete, matrixOf, type SecretCell } from "../../src/secrets/matrix.ts";
import { bondigoo, set, unset } from "../config/draft.ts";
import { writeProject } from "../config/write-project.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "matrix-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const changed = "2026-01-31";
const unused: SecretCell = { state: "unused", sameAs: [] };
const generated: SecretCell = { state: "generated", sameAs: [] };
const held = (cell: Partial<SecretCell> = {}): SecretCell => ({
  state: "set",
  changed,
  sameAs: [],
  ...cell,
});

function matrixAfter(edit: (draft: ReturnType<typeof bondigoo>) => void) {
  const draft = bondigoo();
  edit(draft);
  writeProject(folder, draft);
  return matrixOf(folder);
}

describe("the matrix of secrets", () => {
  it("has every secret in every environment, production first, with mode and day", () => {
    const matrix = matrixAfter(() => {});
    const everywhere = (cell: SecretCell) => ({ prod: cell, staging: cell, dev: cell });
    expect(matrix).toEqual({
      stacks: ["prod", "staging", "dev"],
      secrets: {
        stripeSecretKey: everywhere(held({ mode: "test" })),
        stripePublishableKey: everywhere(held({ mode: "test" })),
        cloudinaryUrl: everywhere(held()),
        sendgridApiKey: { prod: held(), staging: unused, dev: unused },
        sentryDsn: everywhere(unused),
        smtpUrl: { prod: unused, staging: held(), dev: held() },
        sessionSecret: everywhere(generated),
        csrfSecret: everywhere(generated),
        jwtSecret: everywhere(generated),
      },
    });
    expect(isComplete(matrix)).toBe(true);
  });

  it("says which environments hold the same value, of one kind, under whatever key", () => {
    const { secrets } = matrixAfter((draft) => {
      set(draft, "platform.secrets.other", { kind: "cloudinary-url" });
      set(draft, "platform.secrets.lookalike", { kind: "opaque" });
      set(draft, "staging.environment.variables.OTHER", "${secrets.other}");
      set(draft, "staging.environment.variables.LOOKALIKE", "${secrets.lookalike}");
      const value = "cloudinary://1:2@shared";
      set(draft, "dev.secrets.cloudinaryUrl", value);
      set(draft, "staging.secrets.other", value);
      set(draft, "staging.secrets.lookalike", value);
    });
    const sameAs = (key: string) =>
      Object.entries(secrets[key]!).flatMap(([stack, cell]) =>
        cell.sameAs.length > 0 ? [[stack, cell.sameAs]] : [],
      );
    expect(sameAs("cloudinaryUrl")).toEqual([["dev", ["staging"]]]);
    expect(sameAs("other")).toEqual([["staging", ["dev"]]]);
    expect(sameAs("lookalike")).toEqual([]);
  });

  it("is not complete while a secret is missing", () => {
    const matrix = matrixAfter((draft) => unset(draft, "dev.secrets.smtpUrl"));
    expect(matrix.secrets["smtpUrl"]!["dev"]).toEqual({ state: "missing", sameAs: [] });
    expect(isComplete(matrix)).toBe(false);
  });

  it("is not complete while a secret stands in the clear", () => {
    const matrix = matrixAfter((draft) => set(draft, "dev.secrets.smtpUrl", { state: "plain" }));
    expect(matrix.secrets["smtpUrl"]!["dev"]).toEqual({ state: "in the clear", sameAs: [] });
    expect(isComplete(matrix)).toBe(false);
  });

  it("misses no secret that may come from elsewhere", () => {
    matrixAfter(() => {});
    const file = join(folder, "Pulumi.dev.yaml");
    const environment = bondigoo().stacks["dev"]?.environment;
    const config = { "bondigoo:environment": environment };
    writeFileSync(file, JSON.stringify({ environment: ["shared"], config }));
    const matrix = matrixOf(folder);
    expect(matrix.secrets["smtpUrl"]!["dev"]).toEqual({ state: "elsewhere", sameAs: [] });
    expect(isComplete(matrix)).toBe(true);
  });

  it("takes what is recorded wrongly for not recorded", () => {
    const { secrets } = matrixAfter((draft) => {
      set(draft, "dev.secretInfo.smtpUrl", { fingerprint: "abc" });
    });
    expect(secrets["smtpUrl"]).toEqual({
      prod: unused,
      staging: held(),
      dev: { state: "set", sameAs: [] },
    });
  });

  it("leaves out an environment that cannot be read, and shows one that breaks a rule", () => {
    const { stacks } = matrixAfter((draft) => {
      set(draft, "dev.environment.protection.reviews", 99);
      set(draft, "staging.environment.branch", "main");
    });
    expect(stacks).toEqual(["prod", "staging"]);
  });

  it("cannot be made of a platform that cannot be read, whose faults are told", () => {
    expect(() => matrixAfter((draft) => unset(draft, "platform.name"))).toThrow(
      "platform.name: missing",
    );
  });
});
