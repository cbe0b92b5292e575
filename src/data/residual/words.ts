/** Words in the form in which texts are compared. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}'’]+/gu) ?? []
  );
}

/** Text in one of the ways in which it can be written. */
export function folded(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII, which needs no normal form.
  const normal = /^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFKC");
  return normal.toLowerCase();
}

/** How many words in a row are taken for a copy of somebody's text. */
export const runLength = 5;
