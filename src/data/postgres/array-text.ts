/**
 * An array as PostgreSQL writes it (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO), with
 * each of its elements replaced, however deep; those that are null stay. Only those that need it are
 * quoted, as PostgreSQL does.
 */
export function rewriteArray(text: string, element: (value: string) => string): string {
  const from = text.startsWith("[") ? text.indexOf("=") + 1 : 0;
  let result = text.slice(0, from);
  let p = from;
  while (p < text.length) {
    const character = text[p]!;
    if ("{},".includes(character)) {
      result += character;
      p++;
    } else if (character === '"') {
      const end = quoteEnd(text, p + 1);
      result += quoted(element(text.slice(p + 1, end).replace(/\\(.)/gs, "$1")));
      p = end + 1;
    } else {
      let end = p;
      while (!"{},".includes(text[end]!)) end++;
      const value = text.slice(p, end);
      result += value === "NULL" ? value : quoted(element(value));
      p = end;
    }
  }
  return result;
}

function quoteEnd(text: string, from: number): number {
  let p = from;
  while (text[p] !== '"') p += text[p] === "\\" ? 2 : 1;
  return p;
}

function quoted(value: string): string {
  const isPlain = value !== "" && !/[{},"\\ \t\n\r\v\f]/.test(value) && !/^null$/i.test(value);
  return isPlain ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
