import {
  afterValue,
  codes,
  containerEnd,
  isName,
  nameEnd,
  textAt,
  typeNames,
} from "../bson/types.ts";
import { pathBelow, walk } from "../bson/walk.ts";
import type { Action, CompiledCollection, PathNode } from "../policy/compile.ts";
import { Edit } from "./edit.ts";
import { type SanitiserOptions, Texts } from "./texts.ts";

/** Keys that `*` lets through: they name a thing, and tell nothing of a person. */
export const idKey = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,6})$/;

/**
 * Applies a policy to documents in BSON. It works on their bytes: what is kept is copied as it
 * stands, whatever its type, and nothing is decoded that is not replaced. Every path of every
 * document is looked up; one that is not listed is reported, and its document refused.
 */
export class Sanitiser {
  readonly #options: SanitiserOptions;
  readonly #texts: Texts;
  readonly #edit = new Edit();
  #document: Buffer = Buffer.alloc(0);
  #collection = "";
  #isRefused = false;

  constructor(options: SanitiserOptions) {
    this.#options = options;
    this.#texts = new Texts(options);
  }

  /** The document as the policy lets it pass; none where something in it is not listed. */
  sanitise({ name, root }: CompiledCollection, document: Buffer): Buffer | undefined {
    this.#document = document;
    this.#collection = name;
    this.#isRefused = false;
    this.#edit.begin(document);
    const end = containerEnd(document, 0, document.length);
    if (end !== document.length - 1) throw new RangeError("more bytes than one document");
    this.#container(root, 0, false);
    return this.#isRefused ? undefined : this.#edit.result();
  }

  #container(node: PathNode, at: number, isArray: boolean): void {
    const document = this.#document;
    const end = containerEnd(document, at, document.length);
    const mark = this.#edit.mark(at);
    let expected = 0;
    let p = at + 4;
    while (p < end) {
      const type = document[p]!;
      const nameStop = nameEnd(document, p + 1, end);
      const after = afterValue(document, type, nameStop + 1, end);
      let child = isArray ? node.element : undefined;
      if (!isArray) {
        // Documents of a collection mostly have their fields in the same order.
        const found = this.#fieldAt(node, expected, p + 1, nameStop);
        if (found !== undefined) expected = found + 1;
        child =
          found === undefined ? this.#anyKey(node, p + 1, nameStop) : node.fields[found]!.node;
      }
      if (child === undefined) {
        const key = document.toString("utf8", p + 1, nameStop);
        this.#unlisted(pathBelow(node.path, key, isArray), type, nameStop + 1);
      } else this.#value(child, type, p, nameStop + 1, after);
      p = after;
    }
    this.#edit.close(mark, end + 1);
  }

  #fieldAt(node: PathNode, expected: number, at: number, end: number): number | undefined {
    const guess = node.fields[expected];
    if (guess !== undefined && isName(this.#document, at, end, guess.name)) return expected;
    return node.index.get(this.#document.toString("utf8", at, end));
  }

  #anyKey(node: PathNode, at: number, end: number): PathNode | undefined {
    if (node.anyKey === undefined) return undefined;
    return idKey.test(this.#document.toString("utf8", at, end)) ? node.anyKey : undefined;
  }

  /** A value of a listed path: `start` is where its type stands, `at` where it begins. */
  #value(node: PathNode, type: number, start: number, at: number, after: number): void {
    const { action } = node;
    if (action?.kind === "drop") {
      node.met++;
      this.#remember(type, at, after);
      this.#edit.remove(start, after);
    } else if (action?.kind === "set") {
      node.met++;
      if (type !== codes.null) this.#set(action, type, start, at, after);
    } else if (type === codes.object && (node.fields.length > 0 || node.anyKey)) {
      this.#container(node, at, false);
    } else if (type === codes.array && node.element) {
      this.#container(node, at, true);
    } else if (action !== undefined && action.types[type] === 1) {
      node.met++;
      this.#replace(action, node, type, at, after);
    } else if (type !== codes.null) {
      this.#unlisted(node.path, type, at);
    }
  }

  #replace(
    action: Extract<Action, { types: Uint8Array }>,
    node: PathNode,
    type: number,
    at: number,
    after: number,
  ) {
    if (type === codes.null || type === codes.undefined) return;
    if (action.kind === "keep") {
      if (action.oneOf === undefined || type !== codes.string) return;
      if (!action.oneOf.has(textAt(this.#document, at, after))) {
        this.#refuse(node.path, type, "a word that oneOf does not list");
      }
      return;
    }
    if (type === codes.string) {
      const original = textAt(this.#document, at, after);
      // What is empty stays so: it says nothing of anybody.
      if (original === "") return;
      const { domain } = action;
      this.#edit.replaceText(
        at,
        after,
        action.kind === "scrub"
          ? this.#texts.scrub(domain, original)
          : this.#texts.fake(action.generator, domain, original),
      );
    } else if (action.kind === "fake") this.#replaceFixed(action, type, at, after);
  }

  /** ObjectIds and dates keep their size. */
  #replaceFixed(
    { generator, domain }: Extract<Action, { kind: "fake" }>,
    type: number,
    at: number,
    after: number,
  ): void {
    const document = this.#document;
    const original =
      type === codes.date
        ? String(document.readBigInt64LE(at))
        : document.toString("hex", at, after);
    const made = this.#texts.fake(generator, domain, original);
    const value = Buffer.alloc(after - at);
    if (type === codes.date) value.writeBigInt64LE(BigInt(made));
    else value.write(made, "hex");
    this.#edit.replace(at, after, value);
  }

  #set(
    { type, value, text }: Extract<Action, { kind: "set" }>,
    was: number,
    start: number,
    at: number,
    after: number,
  ): void {
    const isSame = was === codes.string && textAt(this.#document, at, after) === text;
    if (!isSame) this.#remember(was, at, after);
    this.#edit.retype(start, type);
    this.#edit.replace(at, after, value);
  }

  #remember(type: number, at: number, after: number): void {
    const document = this.#document;
    if (this.#options.originals === undefined) return;
    if (type === codes.string) this.#texts.remember(textAt(document, at, after));
    if (type !== codes.object && type !== codes.array) return;
    const remember = (_path: string, _key: string, inner: number, from: number, to: number) => {
      if (inner === codes.string) this.#texts.remember(textAt(document, from, to));
    };
    walk(document, remember, "", at, type === codes.array);
  }

  /** Of a container, what it holds is reported: those are the lines that the policy lacks. */
  #unlisted(path: string, type: number, at: number): void {
    if (type !== codes.object && type !== codes.array) {
      this.#refuse(path, type);
      return;
    }
    let isEmpty = true;
    const report = (below: string, _key: string, inner: number) => {
      if (inner === codes.object || inner === codes.array) return;
      isEmpty = false;
      this.#refuse(below, inner);
    };
    walk(this.#document, report, path, at, type === codes.array);
    if (isEmpty) this.#refuse(path, type);
  }

  #refuse(path: string, type: number, because?: string): void {
    this.#isRefused = true;
    this.#options.unlisted.add(this.#collection, path, typeNames[type]!, because);
  }
}
