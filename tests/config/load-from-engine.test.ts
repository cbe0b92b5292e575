import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { placeholder } from "../../src/config/secret-kinds.ts";
import { byRules, unreadable } from "./broken/all.ts";
import { kept } from "./broken/kept.ts";
import { bondigoo, type Draft } from "./draft.ts";
import { configOf, faultsIn, loadAs, messageOf } from "./engine.ts";
import { writeProject } from "./write-project.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

afterEach(() => vi.restoreAllMocks());

/** Runs the program of stack prod in this repository. */
function runWith(change: (config: Record<string, unknown>) => void = () => {}) {
  const config = configOf(bondigoo(), "prod");
  change(config);
  return loadAs("prod", root, config);
}

describe("loadFromEngine", () => {
  it("gives the running stack's environment and its secrets, marked as secret", async () => {
    const { spec, secrets } = runWith();
    expect(spec.stack).toBe("prod");
    expect(Object.keys(secrets).toSorted()).toEqual([
      "cloudinaryUrl",
      "sendgridApiKey",
      "stripePublishableKey",
      "stripeSecretKey",
    ]);
    const { stripeSecretKey } = secrets;
    expect(await pulumi.isSecret(stripeSecretKey!)).toBe(true);
    const value = await new Promise((resolve) => stripeSecretKey!.apply(resolve));
    expect(value).toBe(placeholder("stripe-secret-key", "prod"));
  });

  it("reads the other stacks from their files, so that a clash with one stops this one", () => {
    const clash = (config: Record<string, unknown>) => {
      config["environment"] = { ...(config["environment"] as object), branch: "develop" };
    };
    expect(() => runWith(clash)).toThrow(
      'dev.environment.branch: branch "develop" is already used by prod.environment.branch (allowed: a branch of its own)',
    );
  });

  it("names every missing secret of this stack, and no other's, with the command that sets it", () => {
    const without = (config: Record<string, unknown>) => {
      delete config["secrets"];
    };
    const message = messageOf(() => runWith(without));
    expect(message?.match(/fix: .*/g)).toEqual([
      "fix: npx infra secrets set cloudinaryUrl -s prod",
      "fix: npx infra secrets set sendgridApiKey -s prod",
      "fix: npx infra secrets set stripePublishableKey -s prod",
      "fix: npx infra secrets set stripeSecretKey -s prod",
    ]);
  });

  it("does not show what was set in place of all secrets", () => {
    const all = (config: Record<string, unknown>) => {
      config["secrets"] = "hunter2-hunter2";
    };
    const message = messageOf(() => runWith(all));
    expect(message).toContain("prod.secrets: not an object (not shown)");
    expect(message).not.toContain("hunter2");
  });

  it("names the environment when it is text in place of an object", () => {
    const text = (config: Record<string, unknown>) => {
      config["environment"] = "production";
    };
    expect(() => runWith(text)).toThrow('prod.environment: "production" (allowed: an object)');
  });

  it("never shows a secret, neither a malformed one nor in a warning", () => {
    const warnings = vi.spyOn(pulumi.log, "warn");
    const malformed = (config: Record<string, unknown>) => {
      config["secrets"] = { ...(config["secrets"] as object), stripeSecretKey: "hunter2-hunter2" };
    };
    const message = messageOf(() => runWith(malformed));
    expect(message).toContain(
      "prod.secrets.stripeSecretKey: does not look like a stripe-secret-key",
    );
    expect(message).not.toContain("hunter2");
    expect(warnings).not.toHaveBeenCalled();
  });
});

describe("a stack's program, with the other stacks in their files", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "load-from-engine-"));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Stacks whose values the draft knows, as their own engine does. */
  const runnable = ({ stacks }: Draft) =>
    Object.keys(stacks).filter((stack) => {
      const held = Object.values(stacks[stack]?.secrets ?? {});
      return held.every((one) => typeof one === "string" || one.state === "plain");
    });

  it.each([...unreadable, ...byRules])("refuses $name in every stack", ({ edit, faults }) => {
    const draft = bondigoo();
    edit(draft);
    writeProject(folder, draft);
    // What a value looks like is known in its own stack only; all else stops every other one.
    const known = faults.filter((fault) => !/^\w+\.secret(s|Info)\./.test(fault));
    const found = runnable(draft).flatMap((stack) => {
      const inStack = faultsIn(stack, folder, configOf(draft, stack));
      expect(inStack).toEqual(expect.arrayContaining(known));
      return inStack;
    });
    expect([...new Set(found)].toSorted()).toEqual(faults.toSorted());
  });

  it.each(kept)("builds in every stack: $name", ({ edit }) => {
    const draft = bondigoo();
    edit(draft);
    writeProject(folder, draft);
    for (const stack of runnable(draft))
      expect(faultsIn(stack, folder, configOf(draft, stack))).toEqual([]);
  });
});
