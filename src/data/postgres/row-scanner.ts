import { pathBelow } from "../bson/walk.ts";
import type { CompiledPolicy, PathNode } from "../policy/compile.ts";
import { ruledNodes } from "../policy/compile.ts";
import type { Observed } from "../policy/observed.ts";
import { printable } from "../residual/decode.ts";
import type { Originals } from "../residual/originals.ts";
import { TextScanner } from "../residual/text-scanner.ts";
import { generators } from "../sanitise/generators.ts";
import { rewriteArray } from "./array-text.ts";
import { fieldEnd, fieldText, isNull } from "./copy-text.ts";
import { nodeBelow } from "./json-sanitiser.ts";
import { rewriteJson } from "./json-text.ts";
import { type RuledColumn, ruledColumns, valueNode } from "./row-rules.ts";
import type { Structure } from "./structure.ts";
import { jsonTypes, postgresType } from "./types.ts";

/** Looks for personal data in rows that came out, whatever the rules meant to do. */
export class RowScanner {
  readonly #found: Observed;
  readonly #texts: TextScanner;
  readonly #columns: ReadonlyMap<string, (RuledColumn | undefined)[]>;

  constructor(
    structure: Structure,
    policy: CompiledPolicy,
    originals: Originals | undefined,
    found: Observed,
  ) {
    this.#found = found;
    this.#texts = new TextScanner(policy, originals);
    const uuids = fakesUuids(policy);
    // A date, say, can hold nothing that is looked for, nor can an id where no id was replaced.
    const isLookedAt = ({ column: { type } }: RuledColumn) =>
      postgresType(type)?.isOpaque !== true && (type !== "uuid" || uuids);
    this.#columns = new Map(
      [...ruledColumns(structure, policy)].map(([name, columns]) => [
        name,
        columns.map((each) => (isLookedAt(each) ? each : undefined)),
      ]),
    );
  }

  scan(table: string, line: Buffer): void {
    let at = 0;
    for (const ruled of this.#columns.get(table) ?? []) {
      const end = fieldEnd(line, at);
      if (ruled !== undefined && !isNull(line, at, end))
        this.#field(table, ruled, fieldText(line, at, end));
      at = end + 1;
    }
  }

  #field(table: string, ruled: RuledColumn, text: string): void {
    const { name, isArray } = ruled.column;
    const node = valueNode(ruled);
    if (!isArray) {
      this.#value(table, ruled, node, name, text);
      return;
    }
    rewriteArray(text, (element) => {
      this.#value(table, ruled, node, `${name}[]`, element);
      return element;
    });
  }

  #value(
    table: string,
    { column: { type } }: RuledColumn,
    node: PathNode | undefined,
    path: string,
    text: string,
  ): void {
    if (jsonTypes.has(type)) {
      this.#json(table, node, path, text);
      return;
    }
    const report = (what: string) => this.#found.add(table, path, type, what);
    const texts = type === "bytea" ? printable(Buffer.from(text.slice(2), "hex")) : [text];
    for (const each of texts) this.#texts.scan(each, node?.action, report);
  }

  #json(table: string, node: PathNode | undefined, path: string, text: string): void {
    rewriteJson(
      text,
      { path, node },
      {
        below: (above, key) => {
          const known = nodeBelow(above.node, key);
          // A key that the policy spells out holds nothing that it does not show itself.
          if (key !== undefined && (known === undefined || known === above.node?.anyKey)) {
            const shown = pathBelow(above.path, "*", false);
            this.#texts.scan(key, undefined, (what) =>
              this.#found.add(table, shown, "string", `${what} in a key`),
            );
          }
          return { path: pathBelow(above.path, key ?? "", key === undefined), node: known };
        },
        enters: () => true,
        value: (place, type, token) => {
          const report = (what: string) => this.#found.add(table, place.path, type, what);
          const isText = type === "string";
          if (isText || type === "number") {
            this.#texts.scan(isText ? JSON.parse(token) : token, place.node?.action, report);
          }
          return "";
        },
      },
    );
  }
}

function fakesUuids({ collections }: CompiledPolicy): boolean {
  return [...collections.values()].some(({ root }) =>
    [...ruledNodes(root)].some(
      ({ action }) => action?.kind === "fake" && action.generator === generators.uuid,
    ),
  );
}
