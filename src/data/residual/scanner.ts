import {
  afterValue,
  codes,
  containerEnd,
  nameEnd,
  type TypeName,
  textAt,
  typeNames,
} from "../bson/types.ts";
import { pathBelow } from "../bson/walk.ts";
import type { Action, CompiledPolicy, PathNode } from "../policy/compile.ts";
import { ruledNodes } from "../policy/compile.ts";
import { Observed } from "../policy/observed.ts";
import { isFiller } from "../sanitise/filler.ts";
import { isOfVocabulary } from "../sanitise/generators.ts";
import { printable, unwrapped } from "./decode.ts";
import type { Originals } from "./originals.ts";
import { type PatternContext, patterns } from "./patterns.ts";
import { runLength, wordsOf } from "./words.ts";

/**
 * Looks for personal data in what came out, whatever the rules meant to do: by form, as for
 * addresses and numbers, and by comparing with the originals. Keys of maps, bytes, JSON, Base64 and
 * the like within text count as text.
 */
export class ResidualScanner {
  /** Where something was found, and what; never the value. */
  readonly found = new Observed();
  readonly #policy: CompiledPolicy;
  readonly #originals: Originals | undefined;
  readonly #context: PatternContext;

  constructor(policy: CompiledPolicy, originals?: Originals) {
    this.#policy = policy;
    this.#originals = originals;
    this.#context = { emailHost: policy.emailHost, set: textsOf(policy) };
  }

  scan(collection: string, document: Buffer): void {
    const root = this.#policy.collections.get(collection)?.root;
    this.#container({ collection, document }, root, "", 0, false);
  }

  #container(of: Place, node: PathNode | undefined, path: string, at: number, isArray: boolean) {
    const { document, collection } = of;
    const end = containerEnd(document, at, document.length);
    for (let p = at + 4; p < end; ) {
      const type = document[p]!;
      const stop = nameEnd(document, p + 1, end);
      const after = afterValue(document, type, stop + 1, end);
      const key = document.toString("utf8", p + 1, stop);
      const below = pathBelow(path, key, isArray);
      const known = node && (isArray ? node.element : childOf(node, key));
      // A key that the policy spells out holds nothing that it does not show itself.
      if (!isArray && (known === undefined || known === node?.anyKey)) {
        const shown = pathBelow(path, "*", false);
        this.#text(key, undefined, (what) =>
          this.#report(collection, shown, type, `${what} in a key`),
        );
      }
      if (type === codes.object || type === codes.array) {
        this.#container(of, known, below, stop + 1, type === codes.array);
      } else {
        const report = (what: string) => this.#report(collection, below, type, what);
        for (const text of textsIn(document, type, stop + 1, after)) {
          this.#text(text, known?.action, report);
        }
      }
      p = after;
    }
  }

  #report(collection: string, path: string, type: number, what: string): void {
    this.found.add(collection, path, typeNames[type] as TypeName, what);
  }

  #text(text: string, action: Action | undefined, report: (what: string) => void): void {
    // What the policy itself has written or listed, and texts without meaning, were looked at before.
    if (this.#context.set.has(text) || (action?.kind === "scrub" && isFiller(text))) return;
    const isFake = action?.kind === "fake" && isOfVocabulary(text);
    for (const each of unwrapped(text)) {
      for (const { name, hint, form, isOne } of patterns) {
        if (!hint(each)) continue;
        for (const [match] of each.matchAll(form)) {
          if (isOne?.(match, this.#context) ?? true) report(name);
        }
      }
      if (this.#originals && !isFake && isOriginal(this.#originals, each)) {
        report("an original value");
      }
    }
  }
}

interface Place {
  collection: string;
  document: Buffer;
}

function childOf({ index, fields, anyKey }: PathNode, key: string): PathNode | undefined {
  const at = index.get(key);
  return at === undefined ? anyKey : fields[at]!.node;
}

/** The text of a value, or of its bytes; numbers count as the digits they are written with. */
function* textsIn(document: Buffer, type: number, at: number, after: number): Iterable<string> {
  switch (type) {
    case codes.string:
    case codes.symbol:
    case codes.javascript:
      yield textAt(document, at, after);
      break;
    case codes.binary:
      yield* printable(document.subarray(at + 5, after));
      break;
    case codes.long:
      yield String(document.readBigInt64LE(at));
      break;
    case codes.double: {
      const number = document.readDoubleLE(at);
      if (Number.isSafeInteger(number)) yield String(number);
      break;
    }
    case codes.regex:
    case codes.dbPointer:
    case codes.javascriptWithScope:
      yield document.toString("utf8", at, after);
  }
}

/** The whole text, a word with an @ or a digit in it, a name of two to four words, or a run of words. */
function isOriginal(originals: Originals, text: string): boolean {
  if (originals.has(text)) return true;
  for (const [token] of text.matchAll(/[^\s"'<>(){}[\],;:|=\\]*[@\d][^\s"'<>(){}[\],;:|=\\]*/g)) {
    if (originals.has(token.replace(/[.!?]+$/, ""))) return true;
  }
  const words = wordsOf(text);
  for (let from = 0; from + 1 < words.length; from++) {
    let run = words[from]!;
    for (let length = 2; length <= runLength && from + length <= words.length; length++) {
      run += ` ${words[from + length - 1]}`;
      if (originals.hasNormal(run)) return true;
    }
  }
  return false;
}

function textsOf(policy: CompiledPolicy): Set<string> {
  const texts = new Set<string>();
  for (const { root } of policy.collections.values()) {
    for (const { action } of ruledNodes(root)) {
      if (action?.kind === "set" && action.text !== undefined) texts.add(action.text);
      if (action?.kind === "keep") for (const word of action.oneOf ?? []) texts.add(word);
    }
  }
  return texts;
}
