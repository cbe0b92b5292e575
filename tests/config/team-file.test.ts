import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readTeamFile } from "../../src/config/team-file.ts";

const days = z.array(z.strictObject({ day: z.iso.date(), by: z.string() })).nullable();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "team-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  writeFileSync(join(folder, "days.yaml"), text);
  return readTeamFile(folder, "days.yaml", days);
};

describe("a file that a team keeps beside Pulumi.yaml", () => {
  it("is read as its schema says, days without quotes too, and may be missing or empty", () => {
    expect(readTeamFile(folder, "days.yaml", days)).toBeUndefined();
    expect(read("# none yet\n")).toBeNull();
    expect(read("- { day: 2026-11-22, by: me }\n")).toEqual([{ day: "2026-11-22", by: "me" }]);
  });

  it("is refused with the place of every fault in it", () => {
    expect(() => read("- { day: soon, by: 1 }\n")).toThrow(
      /^days\.yaml cannot be read:\n {2}0\.day: .+\n {2}0\.by: .+$/,
    );
  });
});
