import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { GitVCSProvider, type VCSProvider } from "vitest/node";
import { mirror, testedElsewhere } from "../architecture/tested-elsewhere.ts";

const root = join(import.meta.dirname, "..", "..");
const git = new GitVCSProvider();

/** Tests that read or start files without importing them, besides those of tested-elsewhere.ts. */
export const readers = [
  { files: "", by: "tests/architecture.test.ts" },
  { files: "Pulumi.", by: "tests/config/" },
  { files: "Pulumi.", by: "tests/contract/registrations.test.ts" },
  { files: "bin/", by: "tests/commands/infra.test.ts" },
  { files: "src/commands/adopt.ts", by: "tests/rehearsal/adopt.test.ts" },
  { files: "src/commands/check.ts", by: "tests/config/check.test.ts" },
  { files: "src/commands/ci.ts", by: "tests/workflows/steps.test.ts" },
  { files: "src/commands/go-live.ts", by: "tests/rehearsal/launch.test.ts" },
  { files: "src/commands/rehearse.ts", by: "tests/rehearsal/rehearse.test.ts" },
  { files: "src/commands/sandbox", by: "tests/commands/sandbox-exec.test.ts" },
  { files: "src/commands/secrets", by: "tests/secrets/" },
  { files: "docs/reference/", by: "tests/config/generated.test.ts" },
  { files: "examples/", by: "tests/config/examples.test.ts" },
  { files: "examples/", by: "tests/contract/registrations.test.ts" },
  { files: "pins/", by: "tests/pins/" },
  { files: "schemas/", by: "tests/config/generated.test.ts" },
  { files: ".github/", by: "tests/workflows/" },
];

/**
 * What `--changed` takes for changed: what Git says, and with it the tests that reach such a file in
 * another way than by importing it, which Vitest does not see.
 */
const changedFiles: VCSProvider = {
  async findChangedFiles(options) {
    const changed = await git.findChangedFiles(options);
    const tests = changed.flatMap((file) => testsReaching(relative(root, file)));
    return [...changed, ...tests.map((test) => join(root, test))];
  },
};
export default changedFiles;

/** The test of a file's own name, or else what is written down of it; and what reads it. */
export function testsReaching(path: string): string[] {
  const own = tests.filter((test) => test === mirror(path));
  const written = testedElsewhere.filter(({ file }) => own.length === 0 && file === path);
  const reading = readers.filter(({ files }) => path.startsWith(files));
  const others = [...written, ...reading].map(({ by }) => by);
  return [...own, ...tests.filter((test) => others.some((by) => isIn(by, test)))];
}

/** Whether a test is that one, or in that folder. */
function isIn(by: string, test: string): boolean {
  return by.endsWith("/") ? test.startsWith(by) : test === by;
}

const tests = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `tests/${name}`);
