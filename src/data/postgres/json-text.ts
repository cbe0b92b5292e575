export type JsonType = "string" | "number" | "bool" | "null" | "object" | "array";

/** What becomes of a JSON text; a place is where in it something stands. */
export interface JsonVisitor<Place> {
  /** The place of a member, or of an element, where there is no key. */
  below(place: Place, key: string | undefined): Place;
  /** Whether to look into an object or array, in place of taking it as one value. */
  enters(place: Place, type: "object" | "array"): boolean;
  /** The text to write for a value; undefined leaves it out. */
  value(place: Place, type: JsonType, text: string): string | undefined;
}

/**
 * Writes a JSON text anew. It works on the text, so that numbers keep all their digits and keys their
 * order; spaces are as in PostgreSQL's jsonb, which is how what was sent can be compared with what
 * arrived. Undefined where all of it is left out.
 */
export function rewriteJson<Place>(
  text: string,
  place: Place,
  visitor: JsonVisitor<Place>,
): string | undefined {
  return new Rewriting(text, visitor).value(place);
}

const types: Record<string, JsonType> = {
  "{": "object",
  "[": "array",
  '"': "string",
  t: "bool",
  f: "bool",
  n: "null",
};

class Rewriting<Place> {
  readonly #text: string;
  readonly #visitor: JsonVisitor<Place>;
  #at = 0;

  constructor(text: string, visitor: JsonVisitor<Place>) {
    this.#text = text;
    this.#visitor = visitor;
    this.#skipSpace();
  }

  value(place: Place): string | undefined {
    const type = types[this.#text[this.#at]!] ?? "number";
    const isContainer = type === "object" || type === "array";
    if (isContainer && this.#visitor.enters(place, type)) return this.#container(place, type);
    const from = this.#at;
    this.#skip(type);
    const text = this.#text.slice(from, this.#at).trimEnd();
    this.#skipSpace();
    return this.#visitor.value(place, type, text);
  }

  #container(place: Place, type: "object" | "array"): string {
    const written: string[] = [];
    this.#members(type, (key) => {
      const below = this.#visitor.below(place, key === undefined ? key : JSON.parse(key));
      const value = this.value(below);
      if (value !== undefined) written.push(key === undefined ? value : `${key}: ${value}`);
    });
    const inside = written.join(", ");
    return type === "object" ? `{${inside}}` : `[${inside}]`;
  }

  /** Calls `each` where a member's value, or an element, begins; it has to go on to its end. */
  #members(type: "object" | "array", each: (key: string | undefined) => void): void {
    const close = type === "object" ? "}" : "]";
    this.#step();
    while (this.#text[this.#at] !== close) {
      let key: string | undefined;
      if (type === "object") {
        const from = this.#at;
        this.#skip("string");
        key = this.#text.slice(from, this.#at);
        this.#skipSpace();
        this.#step();
      }
      each(key);
      if (this.#text[this.#at] === ",") this.#step();
    }
    this.#step();
  }

  #skip(type: JsonType): void {
    if (type === "object" || type === "array") {
      this.#members(type, () => {
        this.#skip(types[this.#text[this.#at]!] ?? "number");
        this.#skipSpace();
      });
      return;
    }
    const form = type === "string" ? stringForm : plainForm;
    form.lastIndex = this.#at;
    if (!form.test(this.#text)) throw new RangeError("not JSON");
    this.#at = form.lastIndex;
  }

  /** Past one character of the syntax, and the space after it. */
  #step(): void {
    if (this.#at >= this.#text.length) throw new RangeError("not JSON");
    this.#at++;
    this.#skipSpace();
  }

  #skipSpace(): void {
    while (" \n\r\t".includes(this.#text[this.#at] ?? "-")) this.#at++;
  }
}

const stringForm = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;
const plainForm = /[\w+.-]+/y;
