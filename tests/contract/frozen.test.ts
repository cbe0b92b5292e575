import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectFolder } from "../../src/engine/layout.ts";
import { changeHookName } from "../../src/environment/change-guard.ts";
import { twinHookName } from "../../src/environment/databases/mongodb-atlas/alert-twins.ts";
import { hookNames } from "../../src/environment/deletion-protection.ts";
import { providers } from "../../src/render/providers/kinds.ts";
import { shell } from "../../src/render/resource.ts";
import { frozen, frozenUrns } from "./frozen.ts";

/** What today's code registers, by stack: registrations.test.ts holds the files to it. */
const kept = join(import.meta.dirname, "registrations");
const stacks = readdirSync(kept).map(
  (file) => parse(readFileSync(join(kept, file), "utf8")).resources as Resources,
);

/** By `<type>::<name>`. */
type Resources = Record<string, { parent?: string; hooks?: Record<string, string[]> }>;

/** The URN behind stack and project: without the type of the stack, with those of components. */
function urnOf(resources: Resources, key: string): string {
  const { parent } = resources[key]!;
  if (parent === undefined || parent.startsWith("pulumi:pulumi:Stack")) return key;
  const [types] = urnOf(resources, parent).split("::");
  return `${types}$${key}`;
}

const urns = stacks.flatMap((resources) =>
  Object.keys(resources).map((key) => urnOf(resources, key)),
);

const literally = (text: string) => text.replaceAll(/[.$/]/g, "\\$&");
const patterns = frozenUrns.map((frozenUrn) => ({
  frozenUrn,
  pattern: new RegExp(`^${frozenUrn.split("*").map(literally).join(".+")}$`),
}));

describe("the names that state holds", () => {
  it("are those of every resource that a stack or an example registers", () => {
    const unknown = urns.filter((urn) => !patterns.some(({ pattern }) => pattern.test(urn)));
    expect(unknown).toEqual([]);
  });

  it.each(patterns)("are still registered: $frozenUrn", ({ pattern }) => {
    expect(urns.some((urn) => pattern.test(urn))).toBe(true);
  });

  it("are those of the hooks", () => {
    const bound = stacks.flatMap(Object.values).flatMap(({ hooks }) => Object.values(hooks ?? {}));
    expect([...new Set(bound.flat())].toSorted()).toEqual([
      hookNames.today,
      twinHookName,
      changeHookName,
    ]);
    // Those of older states are found as well.
    const all = [changeHookName, twinHookName, ...Object.values(hookNames)];
    expect(all).toEqual(frozen.hooks);
  });

  it("are those of the kinds that the provider knows", () => {
    expect(Object.keys(providers).toSorted()).toEqual(frozen.kinds);
  });
});

describe("the names that Pulumi.yaml and the code in state lead to", () => {
  it("are those of the package and its entry", () => {
    const { name, exports } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));
    expect(Object.keys(exports).map((path) => join(name, path))).toContain(frozen.renderEntry);
    expect(shell("Project")).toContain(`import("${frozen.renderEntry}")`);
    expect(shell("Project")).toContain(`"/${frozen.renderFile}"`);
  });

  it.each([frozen.renderFile, ...frozen.projectFiles])("are files: %s", (path) => {
    expect(existsSync(join(projectFolder, path))).toBe(true);
  });
});
