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
import type { CompiledPolicy, PathNode } from "../policy/compile.ts";
import { Observed } from "../policy/observed.ts";
import { printable } from "./decode.ts";
import type { Originals } from "./originals.ts";
import { TextScanner } from "./text-scanner.ts";

/**
 * Looks for personal data in what came out, whatever the rules meant to do: by form, as for
 * addresses and numbers, and by comparing with the originals. Keys of maps, bytes, JSON, Base64 and
 * the like within text count as text.
 */
export class ResidualScanner {
  /** Where something was found, and what; never the value. */
  readonly found: Observed;
  readonly #policy: CompiledPolicy;
  readonly #texts: TextScanner;

  constructor(policy: CompiledPolicy, originals?: Originals, found = new Observed()) {
    this.found = found;
    this.#policy = policy;
    this.#texts = new TextScanner(policy, originals);
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
        this.#texts.scan(key, undefined, (what) =>
          this.#report(collection, shown, type, `${what} in a key`),
        );
      }
      if (type === codes.object || type === codes.array) {
        this.#container(of, known, below, stop + 1, type === codes.array);
      } else {
        const report = (what: string) => this.#report(collection, below, type, what);
        for (const text of textsIn(document, type, stop + 1, after)) {
          this.#texts.scan(text, known?.action, report);
        }
      }
      p = after;
    }
  }

  #report(collection: string, path: string, type: number, what: string): void {
    this.found.add(collection, path, typeNames[type] as TypeName, what);
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
