import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { effects, type Outcome } from "../../src/changes/outcome.ts";
import { kindChanges, table } from "../../src/changes/table.ts";
import { loadFacts } from "../../src/sandbox/providers/facts.ts";

const root = join(import.meta.dirname, "..", "..");
const registrations = join(root, "tests", "contract", "registrations");

/** Inputs of every resource that a stack or an example registers, by type; components left out. */
function registeredInputs(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(registrations)) {
    const { resources } = parse(readFileSync(join(registrations, file), "utf8"));
    for (const [urn, { inputs = {} }] of Object.entries<{ inputs?: object }>(resources)) {
      const type = urn.slice(0, urn.indexOf("::"));
      if (type.startsWith("platform:") || type.startsWith("pulumi:pulumi:")) continue;
      const names = found.get(type) ?? new Set();
      for (const name of Object.keys(inputs)) if (!name.startsWith("__")) names.add(name);
      found.set(type, names);
    }
  }
  return found;
}

/** Where the classes of each package are declared, and how the types of its resources begin. */
const packages: [folder: string, prefix: string][] = [
  ["@pulumi/mongodbatlas/", "mongodbatlas:"],
  ["@pulumiverse/vercel/", "vercel:"],
  ["@pulumi/cloudflare/", "cloudflare:"],
  ["@pulumi/github/", "github:"],
  ["@pulumi/random/", "random:"],
];

/** Properties that src/environment can pass to a vendor's resource, whatever the config, by type. */
function passableInputs(): Map<string, Set<string>> {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const folder = join(root, "src", "environment");
  const program = ts.createProgram(ts.sys.readDirectory(folder, [".ts"]), options);
  const checker = program.getTypeChecker();
  const found = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.arguments?.[1]) {
      const type = typeOf(checker.getTypeAtLocation(node).symbol);
      if (type)
        found.set(type, new Set([...(found.get(type) ?? []), ...passed(node.arguments[1])]));
    }
    ts.forEachChild(node, visit);
  };
  const passed = (argument: ts.Expression): string[] => {
    const type = checker.getTypeAtLocation(argument);
    const members = type.isUnion() ? type.types : [type];
    return members.flatMap((one) => one.getProperties().map(({ name }) => name));
  };
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(folder)) visit(file);
  }
  return found;
}

function typeOf(symbol: ts.Symbol | undefined): string | undefined {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName ?? "";
  const [, prefix] = packages.find(([folder]) => file.includes(`/node_modules/${folder}`)) ?? [];
  if (prefix === undefined || symbol?.name === "Provider") return undefined;
  const found = Object.keys(table).find(
    (type) => type.startsWith(prefix) && type.endsWith(`:${symbol?.name}`),
  );
  return found ?? `${prefix}${symbol?.name}`;
}

/** Inputs that the table does not know. */
function unknownOf(inputs: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...inputs].flatMap(([type, names]) => {
    const known = kindChanges(type)?.inputs ?? {};
    return [...names]
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `${type} ${name}`);
  });
}

const outcomes: Outcome[] = Object.values(table).flatMap(({ inputs, deleted }) => [
  ...Object.values(inputs).flat(),
  ...deleted,
]);

describe("the table of what changes do", () => {
  it("knows every input that a stack or an example registers", () => {
    const registered = registeredInputs();
    expect(registered.size).toBeGreaterThan(20);
    expect(unknownOf(registered)).toEqual([]);
  });

  it("knows every input that the component can pass to a vendor's resource", () => {
    const passable = passableInputs();
    const ofVendors = Object.keys(table).filter((type) =>
      packages.some(([, prefix]) => type.startsWith(prefix)),
    );
    expect([...passable.keys()].toSorted()).toEqual(ofVendors.toSorted());
    expect(unknownOf(passable)).toEqual([]);
    // And a property that is forgotten would be found.
    const forgotten = new Map([["vercel:index/project:Project", new Set(["name", "team"])]]);
    expect(unknownOf(forgotten)).toEqual(["vercel:index/project:Project team"]);
  });

  it("names no input that a vendor's resource does not have", () => {
    const facts = packages.map(([, prefix]) => loadFacts(prefix.slice(0, -1)));
    for (const [type, { inputs }] of Object.entries(table)) {
      const resource = facts.find(({ name }) => type.startsWith(`${name}:`))?.resources[type];
      for (const name of Object.keys(resource ? inputs : {})) {
        expect(resource!.inputProperties, `${type} ${name}`).toHaveProperty(name);
      }
    }
  });

  it("says in words what each outcome is, with a source that can be opened or a file of facts", () => {
    for (const { means, effect, source } of outcomes) {
      expect(Object.keys(effects)).toContain(effect);
      expect(means).toMatch(/^[A-Z].*[.]$/);
      if (source) expect(source).toMatch(/^https:\/\/\S+$|^Schema of the provider's /);
    }
  });

  it("asks for consent to nothing that goes on, and for none to what is refused anyway", () => {
    for (const { means, effect, consent } of outcomes) {
      if (consent) expect(effect, means).toBe("interrupts");
    }
  });
});

describe("what the table says of replacement is what the vendors' providers do", () => {
  /** Set by this program: docs/decisions/production-is-kept-whole.md, and the schedule's own file. */
  const byThisProgram = [
    "github:index/branchProtection:BranchProtection pattern",
    "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule clusterName",
  ];
  /** The cluster stays, and what it has in snapshots goes. */
  const lostInPlace = [
    "mongodbatlas:index/advancedCluster:AdvancedCluster backupEnabled",
    "mongodbatlas:index/advancedCluster:AdvancedCluster pitEnabled",
  ];
  const ofVendors = packages.flatMap(([, prefix]) => {
    const { resources } = loadFacts(prefix.slice(0, -1));
    return Object.entries(resources).filter(([type]) => kindChanges(type));
  });

  it.each(ofVendors)("%s", (type, { inputProperties }) => {
    const { inputs } = kindChanges(type)!;
    const replacing = Object.keys(inputs).filter((name) => {
      const property = inputProperties[name]!;
      return property.willReplaceOnChanges || property.replaceIf;
    });
    const said = Object.entries(inputs).filter(([, cases]) =>
      cases.some(({ effect }) => effect === "replaces" || effect === "loses"),
    );
    const expected = said
      .map(([name]) => name)
      .filter((name) => {
        return ![...byThisProgram, ...lostInPlace].includes(`${type} ${name}`);
      });
    expect(expected.toSorted()).toEqual(replacing.toSorted());
  });
});
