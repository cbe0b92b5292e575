import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { placeholder } from "../../src/config/secret-kinds.ts";
import { judge } from "../../src/secrets/judge.ts";
import { bondigoo, type Draft, fingerprintKey, set, unset } from "../config/draft.ts";
import { writeProject } from "../config/write-project.ts";

let folder: string;
let draft: Draft;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "judge-"));
  draft = bondigoo();
});

afterEach(() => rmSync(folder, { recursive: true }));

function judged(stack: string, key: string, value: string) {
  writeProject(folder, draft);
  return judge(folder, { stack, key, value, fingerprintKey });
}

const liveKey = placeholder("stripe-secret-key", "x", "live");

it("accepts a value that every up would accept, also in place of a missing one", () => {
  expect(judged("dev", "cloudinaryUrl", "cloudinary://1:2@own")).toEqual([]);
  unset(draft, "dev.secrets.cloudinaryUrl");
  expect(judged("dev", "cloudinaryUrl", "cloudinary://1:2@own")).toEqual([]);
});

it.each(["", "  bondigoo:secretInfo: null\n"])(
  "accepts a value of a stack of which nothing is recorded: %j",
  (info) => {
    writeProject(folder, draft);
    const file = join(folder, "Pulumi.dev.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.slice(0, text.indexOf("  bondigoo:secretInfo:")) + info);
    const value = "cloudinary://1:2@own";
    expect(judge(folder, { stack: "dev", key: "cloudinaryUrl", value, fingerprintKey })).toEqual(
      [],
    );
  },
);

it("accepts the value that stands there already", () => {
  expect(judged("dev", "cloudinaryUrl", placeholder("cloudinary-url", "dev"))).toEqual([]);
});

it("refuses a value by the rules, with what is allowed and no command that would ask again", () => {
  expect(() => judged("dev", "stripeSecretKey", liveKey)).toThrow(
    /^The value was not set:\n {2}dev\.secrets\.stripeSecretKey: a live key in development \(allowed: a test key\)$/,
  );
});

it("refuses a value that another environment holds, though its fingerprint alone is known", () => {
  expect(() => judged("dev", "cloudinaryUrl", placeholder("cloudinary-url", "prod"))).toThrow(
    "dev.secrets.cloudinaryUrl: the same as in prod (compared by fingerprint)",
  );
});

it("refuses a value that does not look like its kind, and does not show it", () => {
  let message = "";
  try {
    judged("dev", "stripeSecretKey", "hunter2-hunter2");
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain("does not look like a stripe-secret-key (not shown)");
  expect(message).not.toContain("hunter2");
});

it("blames the value for nothing that is wrong without it", () => {
  set(draft, "dev.environment.branch", "main");
  set(draft, "dev.environment.protection.reviews", 99);
  unset(draft, "dev.secrets.smtpUrl");
  set(draft, "staging.secrets.stripeSecretKey", liveKey);
  expect(judged("dev", "cloudinaryUrl", "cloudinary://1:2@own")).toEqual([]);
});

it("lets one of two keys of a vendor change first, and says that the other has to follow", () => {
  const notes = judged("prod", "stripeSecretKey", liveKey);
  expect(notes).toEqual([
    "  prod.secrets.stripePublishableKey: a test key, but stripeSecretKey is a live key (allowed: a live key)\n      fix: npx infra secrets set stripePublishableKey -s prod",
  ]);
});
