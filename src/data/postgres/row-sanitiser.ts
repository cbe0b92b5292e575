import type { Action, CompiledPolicy, PathNode } from "../policy/compile.ts";
import type { Hashes, References } from "../references.ts";
import { Edit } from "../sanitise/edit.ts";
import { type SanitiserOptions, Texts } from "../sanitise/texts.ts";
import { rewriteArray } from "./array-text.ts";
import { fieldEnd, fieldOf, fieldText, isNull, nullField } from "./copy-text.ts";
import { type JsonRules, sanitiseJson, stringsIn } from "./json-sanitiser.ts";
import {
  fits,
  fitsJson,
  isContainer,
  type RuledColumn,
  ruledColumns,
  valueNode,
} from "./row-rules.ts";
import type { Structure } from "./structure.ts";
import { jsonTypes } from "./types.ts";

export interface RowSanitiserOptions extends SanitiserOptions {
  structure: Structure;
  policy: CompiledPolicy;
  /** By `table.column`: what `set` writes there, as the server writes it. */
  setTexts: ReadonlyMap<string, string>;
  before: References;
  after: References;
}

/** A column, ready for the walk through a row. */
interface Plan extends RuledColumn {
  table: string;
  /** Nothing of it changes, and nothing of it is remembered. */
  passes: boolean;
  /** What stands in place of every value. */
  becomes: string | undefined;
}

/**
 * Applies a policy to rows as COPY writes them. What is kept is copied as it stands; what is replaced is
 * read as text. Every column of every row is looked up, and every path of JSON.
 */
export class RowSanitiser {
  readonly #options: RowSanitiserOptions;
  readonly #texts: Texts;
  readonly #plans: ReadonlyMap<string, Plan[]>;
  readonly #ends = new Map<PathNode, { before: Hashes; after: Hashes } | undefined>();
  readonly #edit = new Edit();
  readonly #json: JsonRules;
  #table = "";
  #isRefused = false;

  constructor(options: RowSanitiserOptions) {
    this.#options = options;
    this.#texts = new Texts(options);
    const { structure, policy, unlisted } = options;
    const all = [...ruledColumns(structure, policy)];
    this.#plans = new Map(
      all.map(([name, columns]) => [name, columns.map((each) => this.#planOf(name, each))]),
    );
    // What is not listed is told of a table without rows, too.
    for (const { table, column, node } of [...this.#plans.values()].flat()) {
      if (node === undefined) unlisted.addTimes(0, table, pathOf(column), column.type);
    }
    this.#json = {
      string: (place, text) => this.#value(place.node!, "string", text, 0),
      passes: ({ node }, type, text) => this.#passes(node!, type, text),
      unlisted: (path, type) => this.#refuse(path, type),
      leftOut: (text) => this.#texts.remember(text),
    };
  }

  /** The row as the policy lets it pass; none where something in it is not listed. */
  sanitise(table: string, line: Buffer): Buffer | undefined {
    const plans = this.#plans.get(table)!;
    this.#table = table;
    this.#isRefused = false;
    this.#edit.begin(line);
    let at = 0;
    for (const plan of plans) {
      const end = fieldEnd(line, at);
      if (plan.passes) plan.node!.met++;
      else if (!isNull(line, at, end)) this.#field(plan, line, at, end);
      at = end + 1;
    }
    if (at !== line.length + 1 && plans.length > 0) {
      throw new RangeError(`a row of ${table} has other columns than its table`);
    }
    return this.#isRefused ? undefined : this.#edit.result();
  }

  #planOf(table: string, ruled: RuledColumn): Plan {
    const { column, node } = ruled;
    const action = node?.action;
    const isPlain = action?.kind === "keep" && action.oneOf === undefined && !isContainer(column);
    const passes = isPlain && fits(action, column.type) && this.#endsOf(table, node!) === undefined;
    const text = this.#options.setTexts.get(`${table}.${column.name}`);
    const becomes =
      action?.kind === "drop"
        ? nullField
        : action?.kind === "set" && text !== undefined
          ? fieldOf(text)
          : undefined;
    return { ...ruled, table, passes, becomes };
  }

  /** What remembers the values of a path, where the policy says that it refers or is referred to. */
  #endsOf(table: string, node: PathNode) {
    if (!this.#ends.has(node)) {
      const [before, after] = [this.#options.before, this.#options.after].map((references) =>
        references.hashesOf(table, node.path),
      );
      this.#ends.set(node, before && after && { before, after });
    }
    return this.#ends.get(node);
  }

  #field(plan: Plan, line: Buffer, at: number, end: number): void {
    const { column, node, becomes } = plan;
    const text = fieldText(line, at, end);
    if (becomes !== undefined) {
      node!.met++;
      this.#remember(plan, text);
      this.#edit.replaceBytes(at, end, becomes);
      return;
    }
    const own = valueNode(plan);
    const path = pathOf(column);
    const result = column.isArray
      ? rewriteArray(text, (element) => this.#one(own, path, plan, element))
      : this.#one(own, path, plan, text);
    if (result !== text) this.#edit.replaceBytes(at, end, fieldOf(result));
  }

  #one(node: PathNode | undefined, path: string, { column }: Plan, text: string): string {
    const { type, maxLength } = column;
    if (jsonTypes.has(type)) return sanitiseJson(text, { path, node }, this.#json) ?? "null";
    if (node?.action === undefined || !fits(node.action, type)) {
      this.#refuse(path, type);
      return text;
    }
    node.met++;
    return this.#value(node, type, text, maxLength ?? 0) ?? text;
  }

  /** A text that its rule lets pass; undefined where it does not. */
  #value(node: PathNode, type: string, text: string, length: number): string | undefined {
    const action = node.action!;
    const isJson = type === "string";
    if (action.kind === "keep" && (isJson || action.oneOf) && !this.#passes(node, type, text)) {
      this.#refuse(node.path, type, action.names.has("string") ? notListed : undefined);
      return undefined;
    }
    if (isJson && action.kind === "fake" && action.generator.type !== "string") {
      this.#refuse(node.path, type);
      return undefined;
    }
    const ends = this.#endsOf(this.#table, node);
    const result = this.#replaced(action, type, text, length);
    if (ends !== undefined) {
      ends.before.addText(text);
      ends.after.addText(result);
    }
    return result;
  }

  #replaced(action: Action, type: string, text: string, length: number): string {
    if (action.kind !== "fake" && action.kind !== "scrub") return text;
    // Blanks fill it up; the server writes them, and takes them for nothing.
    const original = type === "bpchar" ? text.trimEnd() : text;
    // What is empty stays so: it says nothing of anybody.
    if (original === "") return text;
    const { domain } = action;
    if (action.kind === "scrub")
      return this.#texts
        .scrub(domain, original)
        .toString("latin1")
        .padEnd(type === "bpchar" ? length : 0);
    const { generator } = action;
    if (generator.type === "date") return this.#day(action, type, original);
    return this.#texts.fake(generator, domain, original).padEnd(type === "bpchar" ? length : 0);
  }

  /** A date in the form in which the server writes it; `infinity` is nobody's. */
  #day(action: Extract<Action, { kind: "fake" }>, type: string, original: string): string {
    const [, year, month, day, , era = ""] =
      /^(\d{4,})-(\d\d)-(\d\d)([ T].*?)?( BC)?$/.exec(original) ?? [];
    if (year === undefined) return original;
    const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
    const made = new Date(Number(this.#texts.fake(action.generator, action.domain, String(ms))));
    const date = `${year}${made.toISOString().slice(-20, -14)}`;
    const time = type === "date" ? "" : type === "timestamp" ? " 00:00:00" : " 00:00:00+00";
    return `${date}${time}${era}`;
  }

  #passes(node: PathNode, type: string, text: string): boolean {
    const action = node.action!;
    if (action.kind !== "keep") return type === "string";
    const isJson = type === "string" || type === "number" || type === "bool";
    if (isJson && !fitsJson(action, type, text)) return false;
    const isWord = action.oneOf === undefined || type === "number" || type === "bool";
    if (!isWord && !action.oneOf!.has(type === "bpchar" ? text.trimEnd() : text)) return false;
    if (type === "number") {
      const ends = this.#endsOf(this.#table, node);
      ends?.before.addText(text);
      ends?.after.addText(text);
    }
    return true;
  }

  #remember({ column: { type, isArray }, node }: Plan, text: string): void {
    const { action } = node!;
    const isSame = action?.kind === "set" && action.text === text;
    if (isSame) return;
    const each = (value: string) => {
      for (const inner of jsonTypes.has(type) ? stringsIn(value) : [value])
        this.#texts.remember(inner);
      return value;
    };
    if (isArray) rewriteArray(text, each);
    else each(text);
  }

  #refuse(path: string, type: string, because?: string): void {
    this.#isRefused = true;
    this.#options.unlisted.add(this.#table, path, type, because);
  }
}

const notListed = "a word that oneOf does not list";

/** As a policy writes it: `tags[]` of an array. */
const pathOf = ({ name, isArray }: RuledColumn["column"]) => (isArray ? `${name}[]` : name);
