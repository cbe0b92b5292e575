import type { ReadingFault } from "./codes.ts";

/**
 * Characters that a person does not see, or that turn the order of what they see around: control
 * characters but tab and line break, all that Unicode says may be left out of a picture, its line
 * separators, Braille's blank, halves of pairs, and what stands for bytes that are no UTF-8.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028-\u202e\u2800\ufffd]/gu;

const lineBreaks = /[\t\n\r]/;

/** What makes one picture of several, or a coloured one: what people type without knowing. */
const joinedPictures =
  /(?<=\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|[0-9#*])\ufe0f|(?<=\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d(?=\p{Extended_Pictographic})/gu;

/** Text as it may be printed: what a terminal would obey, or hide, is written out. */
export function printable(text: string): string {
  return text.replace(unseen, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Fields whose text may have several lines: commands, and values of variables. */
const severalLines =
  /\.(?:build|install|start|preDeploy|ignoreBuild)$|\.(?:variables|actionsSecrets)\.[^.]+$/;

/** What JavaScript gives to every object: a key of that name would be taken for it, or be lost. */
const builtIn = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A value without what cannot be read safely, and the faults of that. */
export interface Readable {
  value: unknown;
  faults: ReadingFault[];
}

/**
 * Looks at every text and key of a config before anything else does. Keys that objects have by
 * themselves (`constructor`, `__proto__`) are taken out, so that no lookup can meet them.
 */
export function readable(value: unknown, path: string): Readable {
  const faults: ReadingFault[] = [];
  return { value: read(value, path, faults), faults };
}

function read(value: unknown, path: string, faults: ReadingFault[]): unknown {
  if (typeof value === "string") {
    const fault = textFault(value, path, severalLines.test(path));
    if (fault !== undefined) faults.push(fault);
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => read(item, `${path}.${index}`, faults));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const fault = keyFault(key, `${path}.${key}`);
    if (fault !== undefined) faults.push(fault);
    return builtIn.has(key) ? [] : [[key, read(inner, `${path}.${key}`, faults)]];
  });
  return Object.fromEntries(entries);
}

function keyFault(key: string, path: string): ReadingFault | undefined {
  if (!builtIn.has(key)) return textFault(key, path, false);
  return {
    path,
    code: "unreadable-text",
    problem: "a name that every JavaScript object has already",
    allowed: "another",
  };
}

function textFault(text: string, path: string, lines: boolean): ReadingFault | undefined {
  const found = (text.replace(joinedPictures, "").match(unseen) ?? []).find(
    (character) => !(lines && lineBreaks.test(character)),
  );
  if (found === undefined) return wordFault(text, path);
  return {
    path,
    code: "unreadable-text",
    problem: `holds the character ${printable(found)}, which nobody sees`,
    allowed: lines ? "visible characters, spaces and line breaks" : "visible characters and spaces",
  };
}

/** Whether a word has letters of two alphabets that look alike: `m\u0430in` is not `main`. */
export function mixesAlphabets(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => /\p{Script=Latin}/u.test(word) && lookalikes.test(word));
}

const lookalikes = /\p{Script=Armenian}|\p{Script=Cherokee}|\p{Script=Cyrillic}|\p{Script=Greek}/u;

/** Blanks that are none to a shell or a vendor. Values may hold them, as print does. */
const wideBlanks = /(?! )\p{Zs}/u;

function wordFault(text: string, path: string): ReadingFault | undefined {
  const blank = /\.(?:variables|actionsSecrets)\.[^.]+$/.test(path) ? null : wideBlanks.exec(text);
  if (blank !== null) {
    const [character] = blank;
    const shown = `\\u{${character.codePointAt(0)!.toString(16)}}`;
    const problem = `holds ${shown}, which only looks like a space`;
    return { path, code: "unreadable-text", problem, allowed: "spaces" };
  }
  if (!mixesAlphabets(text)) return undefined;
  const problem = "holds a word of letters of two alphabets, which looks like another";
  return { path, code: "unreadable-text", problem, allowed: "letters of one alphabet in a word" };
}
