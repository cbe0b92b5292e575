import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeLines } from "../../src/recovery/write-lines.ts";

const root = new URL("../..", import.meta.url).pathname;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adopt-"));
  for (const file of readdirSync(root).filter((name) => /^Pulumi.*\.yaml$/.test(name))) {
    cpSync(join(root, file), join(folder, file));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (stack: string) => readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8");
const of = (stack: string, environment: Record<string, unknown>) => [
  { stack, environment, notes: [] },
];
const lines = {
  services: { api: { adopt: "srv-abc" }, worker: { adopt: "srv-def" } },
  protection: { adopt: true },
  adoptBranch: true,
};

describe("the lines of an adoption", () => {
  it("stand in the stack file beside what stood there, and nothing else changes", () => {
    const before = read("dev").split("\n");
    expect(writeLines(folder, of("dev", lines))).toEqual(["Pulumi.dev.yaml"]);
    const after = read("dev").split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      "      api: {domain: api.dev.bondigoo.ch, start: npm run dev, adopt: srv-abc}",
      "      worker:",
      "        adopt: srv-def",
      "    protection: {reviews: 0, adopt: true}",
      "    adoptBranch: true",
    ]);
    expect(before.filter((line) => !after.includes(line))).toHaveLength(2);
  });

  it("are written once: again, they change nothing", () => {
    writeLines(folder, of("dev", lines));
    const once = read("dev");
    writeLines(folder, of("dev", lines));
    expect(read("dev")).toBe(once);
  });

  it("are not written into any file where the config of one would be refused", () => {
    const wrong = [
      ...of("dev", lines),
      ...of("prod", { services: { api: { adopt: "nonsense" } } }),
    ];
    const before = [read("dev"), read("prod")];
    expect(() => writeLines(folder, wrong)).toThrow(
      /nothing was written:\n {2}prod\.environment\.services\.api\.adopt: /,
    );
    expect([read("dev"), read("prod")]).toEqual(before);
  });

  it("are left to a person where parts of the file are used twice", () => {
    const text = read("dev").replace("protection: {reviews: 0}", "protection: &none {reviews: 0}");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), `${text}other: *none\n`);
    expect(() => writeLines(folder, of("dev", lines))).toThrow(
      "Pulumi.dev.yaml uses one part in several places (&, *): paste its lines by hand.",
    );
  });
});
