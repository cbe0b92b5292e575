import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../../src/engine/layout.ts";
import { pageOf } from "./page.ts";
import { recordProgram } from "./recorder.ts";

/**
 * What each stack registered when its file in `registrations/` was written. Nothing may differ, as
 * these are the resources that exist: a lost option, an input or a name is a change to a platform
 * that is up. Where the change is meant, write the files anew and read their diff:
 *
 *     npx vitest run tests/contract/registrations.test.ts --update
 */
const kept = join(import.meta.dirname, "registrations");
const examples = join(projectFolder, "examples");

const stacks = [
  projectFolder,
  ...readdirSync(examples).map((name) => join(examples, name)),
].flatMap((project) =>
  readdirSync(project).flatMap((file) => {
    const [, stack] = /^Pulumi\.(.+)\.yaml$/.exec(file) ?? [];
    const platform = project === projectFolder ? "bondigoo" : basename(project);
    return stack ? [{ platform, project, stack }] : [];
  }),
);

// The SDK takes a stack trace for each promise, which is three quarters of the work here.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

describe("the program registers what it has always registered", () => {
  it.each(stacks)("for $platform's $stack", async ({ platform, project, stack }) => {
    const applied = await recordProgram(project, stack, { preview: false });
    const previewed = await recordProgram(project, stack, { preview: true });
    const page = pageOf(applied, previewed);
    await expect(page).toMatchFileSnapshot(join(kept, `${platform}.${stack}.yaml`));
  });

  it("and no file is kept of a stack that is gone", () => {
    const names = stacks.map(({ platform, stack }) => `${platform}.${stack}.yaml`);
    expect(readdirSync(kept).toSorted()).toEqual(names.toSorted());
  });
});
