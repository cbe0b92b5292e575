import type { Observed } from "../policy/observed.ts";
import type { Originals } from "../residual/originals.ts";
import { fillerText } from "./filler.ts";
import { Draw, type Generator } from "./generators.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

export interface SanitiserOptions {
  pseudonyms: Pseudonyms;
  emailHost: string;
  /** Told of everything that the policy does not list. */
  unlisted: Observed;
  /** Told of every text that is replaced, where it is looked for afterwards. */
  originals?: Originals;
}

/** From how many characters on a text that is left out is looked for in what comes out. */
const leastText = 12;

/** Writes texts that say nothing in place of those of persons, and remembers what it replaced. */
export class Texts {
  readonly #options: SanitiserOptions;

  constructor(options: SanitiserOptions) {
    this.#options = options;
  }

  fake(generator: Generator, domain: string, original: string): string {
    const { pseudonyms, emailHost, originals } = this.#options;
    const normal = generator.normalise(original);
    if (generator.identifies && originals) {
      originals.add(original);
      if (normal !== original) originals.add(normal);
    }
    const digest = pseudonyms.digest(domain, normal);
    return generator.make(new Draw(digest), { emailHost, original });
  }

  scrub(domain: string, original: string): Buffer {
    this.remember(original);
    const digest = this.#options.pseudonyms.digest(domain, original);
    return fillerText([...original].length, digest);
  }

  /** Short texts are words that stand elsewhere as well: a state, a language. */
  remember(text: string): void {
    if (text.length >= leastText) this.#options.originals?.addText(text);
  }
}
