import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

it("makes a folder", () => {
  expect(existsSync(mkdtempSync(join(tmpdir(), "forgotten-")))).toBe(true);
});

it("has nothing to do with it", () => {});
