import { pathBelow } from "../bson/walk.ts";
import type { PathNode } from "../policy/compile.ts";
import { idKey } from "../sanitise/sanitiser.ts";
import { type JsonType, type JsonVisitor, rewriteJson } from "./json-text.ts";

/** Where in a column of JSON something stands, and what the policy says of it. */
export interface JsonPlace {
  path: string;
  node: PathNode | undefined;
}

/** What a walk through JSON asks for each value that has a rule. */
export interface JsonRules {
  /** Text of a string that its rule lets pass, as it is or in another form; undefined refuses it. */
  string(place: JsonPlace, text: string): string | undefined;
  /** The same of a number, a boolean or null, whose text stays. */
  passes(place: JsonPlace, type: JsonType, text: string): boolean;
  /** Told of what no rule lists. */
  unlisted(path: string, type: JsonType): void;
  /** Told of every text that is left out. */
  leftOut(text: string): void;
}

/** Applies the rules below a column to the JSON in it; what is dropped is left out. */
export function sanitiseJson(text: string, place: JsonPlace, rules: JsonRules): string | undefined {
  return rewriteJson(text, place, new Sanitising(rules));
}

class Sanitising implements JsonVisitor<JsonPlace> {
  readonly #rules: JsonRules;

  constructor(rules: JsonRules) {
    this.#rules = rules;
  }

  below({ path, node }: JsonPlace, key: string | undefined): JsonPlace {
    return { path: pathBelow(path, key ?? "", key === undefined), node: nodeBelow(node, key) };
  }

  enters({ node }: JsonPlace, type: "object" | "array"): boolean {
    if (node === undefined || node.action?.kind === "drop" || node.action?.kind === "set") {
      return false;
    }
    return type === "array"
      ? node.element !== undefined
      : node.fields.length > 0 || node.anyKey !== undefined;
  }

  value(place: JsonPlace, type: JsonType, text: string): string | undefined {
    const { node, path } = place;
    const action = node?.action;
    if (action?.kind === "drop") {
      node!.met++;
      for (const each of stringsIn(text)) this.#rules.leftOut(each);
      return undefined;
    }
    if (node !== undefined && type === "null") return text;
    if (action?.kind === "set") {
      node!.met++;
      for (const each of stringsIn(text)) if (each !== action.text) this.#rules.leftOut(each);
      return JSON.stringify(action.given);
    }
    if (action === undefined || type === "object" || type === "array") {
      this.#unlisted(path, type, text);
      return text;
    }
    node!.met++;
    if (type !== "string") {
      if (!this.#rules.passes(place, type, text)) this.#rules.unlisted(path, type);
      return text;
    }
    const original: string = JSON.parse(text);
    const result = this.#rules.string(place, original);
    return result === undefined || result === original ? text : JSON.stringify(result);
  }

  /** Of a container, what it holds: those are the lines that the policy lacks. */
  #unlisted(path: string, type: JsonType, text: string): void {
    let isEmpty = true;
    rewriteJson(text, path, {
      below: (above, key) => pathBelow(above, key ?? "", key === undefined),
      enters: () => true,
      value: (below, inner) => {
        isEmpty = false;
        this.#rules.unlisted(below, inner);
        return "";
      },
    });
    if (isEmpty) this.#rules.unlisted(path, type);
  }
}

/** The node of a member or element below another one. */
export function nodeBelow(
  node: PathNode | undefined,
  key: string | undefined,
): PathNode | undefined {
  if (node === undefined) return undefined;
  if (key === undefined) return node.element;
  const at = node.index.get(key);
  if (at !== undefined) return node.fields[at]!.node;
  return idKey.test(key) ? node.anyKey : undefined;
}

/** All strings in a JSON text. */
export function stringsIn(text: string): string[] {
  const found: string[] = [];
  rewriteJson(text, undefined, {
    below: () => undefined,
    enters: () => true,
    value: (_place, type, token) => {
      if (type === "string") found.push(JSON.parse(token));
      return "";
    },
  });
  return found;
}
