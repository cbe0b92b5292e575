import { isCollection, isScalar, parseDocument, Scalar, visit } from "yaml";

/** What YAML 1.1, which the engine reads, takes for a time: written back it is another text. */
const time = /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/;

/** Plain text in which a flow collection of the engine's writer has quotes: `[http://x]`. */
const hasColon = /:/;

/**
 * A stack file in the shape that the engine leaves it in when it changes one: no spaces inside flow
 * collections, no empty lines, quotes where its writer sets them, lines of any length. Comments stay.
 */
export function formatYaml(text: string): string {
  const document = parseDocument(text);
  visit(document, {
    Node(_key, node, path) {
      node.spaceBefore = false;
      if (!isScalar(node)) return;
      if (node.type !== Scalar.PLAIN || typeof node.value !== "string") return;
      if (time.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      const flows = path.some((above) => isCollection(above) && above.flow);
      if (flows && hasColon.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
    },
  });
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}
