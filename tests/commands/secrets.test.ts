import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { initCommand } from "../../src/commands/init.ts";
import { printed } from "./refused/refused.ts";

it("says that a platform has no secrets, in place of an empty table", async () => {
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  const quiet = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const answers = ["--name", "acme", "--domain", "acme.example", "--repository", "acme/shop"];
  await initCommand().parseAsync([folder, "--yes", ...answers], { from: "user" });
  quiet.mockRestore();
  expect(await printed({ name: "secrets", words: ["secrets"], takesStack: false }, folder)).toBe(
    "$ npx infra secrets\n" +
      "This platform has no secrets: platform.secrets of Pulumi.yaml is empty.\n(exit code 0)\n",
  );
  rmSync(folder, { recursive: true });
});
