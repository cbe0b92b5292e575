import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { pulumi } from "../../src/engine/pulumi.ts";
import { prepareStacks } from "../../src/rehearsal/prepare-stacks.ts";
import { makeWorkingCopy } from "../../src/rehearsal/working-copy.ts";
import { interruptible } from "../../src/shared/interrupt.ts";

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prepare-stacks-"));
  env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("stacks in a sandbox", () => {
  it("are prepared to the end by the next command when a signal came between file and stack", async () => {
    const copy = () => makeWorkingCopy(projectFolder, join(folder, "work"));
    const first = copy();
    const interrupted = interruptible(async () => {
      process.emit("SIGTERM", "SIGTERM");
      await prepareStacks(first, env);
    });
    await expect(interrupted).rejects.toThrow("Interrupted by SIGTERM.");
    const file = () => readFileSync(join(first.folder, "Pulumi.prod.yaml"), "utf8");
    const encrypted = file();
    expect(encrypted).toMatch(/^encryptedkey: /m);

    const second = copy();
    expect(second.fresh).toEqual([]);
    await prepareStacks(second, env);

    const { stdout } = await pulumi({ cwd: first.folder, env, args: ["stack", "ls", "--json"] });
    const names = JSON.parse(stdout).map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual(second.stacks.toSorted());
    expect(file()).toBe(encrypted);
  });
});
