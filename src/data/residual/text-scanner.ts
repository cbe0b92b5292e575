import type { Action, CompiledPolicy } from "../policy/compile.ts";
import { ruledNodes } from "../policy/compile.ts";
import { isFiller } from "../sanitise/filler.ts";
import { isOfVocabulary } from "../sanitise/generators.ts";
import { unwrapped } from "./decode.ts";
import type { Originals } from "./originals.ts";
import { type PatternContext, patterns } from "./patterns.ts";
import { runLength, wordsOf } from "./words.ts";

/** Looks for personal data in one text that came out: by its form, and by comparing with the originals. */
export class TextScanner {
  readonly #originals: Originals | undefined;
  readonly #context: PatternContext;

  constructor(policy: CompiledPolicy, originals?: Originals) {
    this.#originals = originals;
    this.#context = { emailHost: policy.emailHost, set: textsOf(policy) };
  }

  /** Calls `report` with what was found; `action` is that of the path where the text stands. */
  scan(text: string, action: Action | undefined, report: (what: string) => void): void {
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
