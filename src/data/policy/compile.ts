import { serialize } from "bson";
import { UserError } from "../../shared/errors.ts";
import { codes, type TypeName } from "../bson/types.ts";
import { type Generator, generators } from "../sanitise/generators.ts";
import type { Policy, Rule } from "./schema.ts";

/** A collection that the policy does not know: nothing of it may pass. */
export function unlistedCollection(name: string): CompiledCollection {
  return { name, root: newNode("") };
}

/** What to do with a value, ready for the walk through a document. */
export type Action =
  | {
      kind: "keep";
      types: Uint8Array;
      /** As the policy names them. */
      names: ReadonlySet<string>;
      oneOf?: ReadonlySet<string>;
    }
  | { kind: "fake"; types: Uint8Array; generator: Generator; domain: string }
  | { kind: "scrub"; types: Uint8Array; domain: string }
  /** Type and bytes of the value that all become, and the value. */
  | {
      kind: "set";
      type: number;
      value: Buffer;
      text: string | undefined;
      given: string | number | boolean | null;
    }
  | { kind: "drop" };

/** A path of a collection, and what is listed below it. */
export interface PathNode {
  path: string;
  action?: Action;
  /** In the order of the policy, which is mostly that of the documents. */
  fields: { name: Buffer; node: PathNode }[];
  index: Map<string, number>;
  /** For every key that is an id, where the policy says `*`. */
  anyKey?: PathNode;
  /** For every element, where the policy says `[]`. */
  element?: PathNode;
  /** How many values its rule met. */
  met: number;
}

export interface CompiledCollection {
  name: string;
  root: PathNode;
}

/** A path, and the path of the collection that its values point to. */
export interface Reference {
  from: { collection: string; path: string };
  to: { collection: string; path: string };
}

export interface CompiledPolicy {
  emailHost: string;
  /** Of collections that are not omitted. */
  references: readonly Reference[];
  omitted: ReadonlySet<string>;
  collections: ReadonlyMap<string, CompiledCollection>;
}

/** Turns a policy into what the walk needs; `variable` gives the values of `set: ${NAME}`. */
export function compile(
  policy: Policy,
  variable: (name: string) => string | undefined,
): CompiledPolicy {
  const compiler = new Compiler(policy, variable);
  const names = Object.keys(policy.collections);
  const omitted = new Set(names.filter((name) => policy.collections[name] === "omit"));
  const collections = new Map(
    names
      .filter((name) => !omitted.has(name))
      .map((name) => [name, compiler.collection(name)] as const),
  );
  if (compiler.faults.length > 0) throw policyFaults(compiler.faults);
  const { references } = compiler;
  return { emailHost: policy.emailHost, references, omitted, collections };
}

function policyFaults(faults: readonly string[]): UserError {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  return new UserError(
    [`The policy has ${count}; no data was read.`, ...faults.map((fault) => `  ${fault}`)].join(
      "\n",
    ),
  );
}

const numbers = ["int", "long", "double", "decimal"] as const;

class Compiler {
  readonly faults: string[] = [];
  readonly references: Reference[] = [];
  readonly #policy: Policy;
  readonly #variable: (name: string) => string | undefined;

  constructor(policy: Policy, variable: (name: string) => string | undefined) {
    this.#policy = policy;
    this.#variable = variable;
  }

  collection(name: string): CompiledCollection {
    const rules = this.#policy.collections[name] as Record<string, Rule>;
    const root = newNode("");
    for (const [path, rule] of Object.entries(rules)) {
      const node = this.#nodeAt(root, name, path);
      if (node === undefined) continue;
      node.action = this.#action(`${name}.${path}`, rule);
      if (typeof rule === "object" && "ref" in rule) {
        this.references.push({ from: { collection: name, path }, to: targetOf(rule.ref) });
      }
      if (node.path.endsWith("]") && node.action?.kind === "drop") {
        this.faults.push(`${name}.${path}: elements cannot be dropped; drop the whole array`);
      }
    }
    return { name, root };
  }

  #nodeAt(root: PathNode, collection: string, path: string): PathNode | undefined {
    if (!/^[^.[\]]+(\[\])*(\.[^.[\]]+(\[\])*)*$/.test(path)) {
      this.faults.push(
        `${collection}.${path}: not a path (allowed: keys joined by dots, [] for elements, * for any id)`,
      );
      return undefined;
    }
    let node = root;
    for (const key of path.replaceAll("[]", ".[]").split(".")) {
      node = childFor(node, key);
    }
    return node;
  }

  #action(path: string, rule: Rule): Action | undefined {
    if (rule === "drop") return { kind: "drop" };
    if (rule === "undecided") {
      this.faults.push(`${path}: undecided (allowed: keep, fake, set, scrub, ref or drop)`);
      return undefined;
    }
    if ("keep" in rule) {
      const names = [rule.keep].flat();
      const types = names.flatMap((type) => (type === "number" ? numbers : [type]));
      return {
        kind: "keep",
        types: typeTable(types.filter((type) => type in codes) as TypeName[]),
        names: new Set(names),
        ...(rule.oneOf && { oneOf: new Set(rule.oneOf) }),
      };
    }
    if ("fake" in rule) {
      const generator: Generator = generators[rule.fake];
      const { domain = path } = rule;
      return { kind: "fake", types: typeTable([generator.type]), generator, domain };
    }
    if ("scrub" in rule) return { kind: "scrub", types: typeTable(["string"]), domain: path };
    if ("ref" in rule) return this.#target(path, rule.ref);
    return this.#set(path, rule.set);
  }

  /** A reference is treated as what it refers to. */
  #target(path: string, ref: string): Action | undefined {
    const { collection, path: field } = targetOf(ref);
    const rules = this.#policy.collections[collection];
    const rule = typeof rules === "object" ? rules[field] : undefined;
    if (typeof rule !== "object" || !("keep" in rule || "fake" in rule)) {
      this.faults.push(`${path}: refers to ${ref}, which the policy neither keeps nor fakes`);
      return undefined;
    }
    return this.#action(ref, rule);
  }

  #set(path: string, given: string | number | boolean | null): Action | undefined {
    const name = typeof given === "string" ? /^\$\{(\w+)\}$/.exec(given)?.[1] : undefined;
    const value = name === undefined ? given : this.#variable(name);
    if (value === undefined) {
      this.faults.push(`${path}: needs the variable ${name}, which is not set`);
      return undefined;
    }
    const bytes = serialize({ v: value });
    const text = typeof value === "string" ? value : undefined;
    const set = { kind: "set" as const, type: bytes[4]!, text, given: value };
    return { ...set, value: Buffer.from(bytes.subarray(7, -1)) };
  }
}

/** `users._id` */
function targetOf(ref: string): Reference["to"] {
  const dot = ref.indexOf(".");
  return { collection: ref.slice(0, dot), path: ref.slice(dot + 1) };
}

function newNode(path: string): PathNode {
  return { path, fields: [], index: new Map(), met: 0 };
}

function childFor(node: PathNode, key: string): PathNode {
  const path = key === "[]" ? `${node.path}[]` : node.path === "" ? key : `${node.path}.${key}`;
  if (key === "[]") {
    node.element ??= newNode(path);
    return node.element;
  }
  if (key === "*") {
    node.anyKey ??= newNode(path);
    return node.anyKey;
  }
  const known = node.index.get(key);
  if (known !== undefined) return node.fields[known]!.node;
  const child = newNode(path);
  node.index.set(key, node.fields.length);
  node.fields.push({ name: Buffer.from(key), node: child });
  return child;
}

/** Null and undefined hold nothing, and pass everywhere. */
function typeTable(types: readonly TypeName[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const type of [...types, "null", "undefined"] as const) table[codes[type]] = 1;
  return table;
}

/** All nodes with a rule, in the order of the policy. */
export function* ruledNodes(node: PathNode): Iterable<PathNode> {
  if (node.action) yield node;
  for (const { node: child } of node.fields) yield* ruledNodes(child);
  if (node.anyKey) yield* ruledNodes(node.anyKey);
  if (node.element) yield* ruledNodes(node.element);
}
