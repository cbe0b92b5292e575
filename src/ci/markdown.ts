/** GitHub refuses a body of a comment or an issue that is longer. */
export const maxBodyLength = 65_536;

/** Longer than any value that a look reports; what claims to be one is cut. */
const maxCodeLength = 300;

/**
 * Text as code, whatever it holds: inside of code GitHub makes nothing of mentions, links, images
 * and tags. A span without content would be no span, and let the next one's content out.
 */
export function code(text: string): string {
  const shown = cut(visible(text).replaceAll("\n", "\\n")) || "(empty)";
  const fence = fenceFor(shown, 1);
  const isBlank = /^ +$/.test(shown);
  const pad = !isBlank && /^[ `]|[ `]$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * Lines as a block of code that its own content cannot close; too long, only its end is shown. The
 * fences of nothing but backticks make it three times as long.
 */
export function block(text: string, maxLength: number): string {
  const clean = visible(text);
  const shown = clean.length <= maxLength ? clean : `...\n${clean.slice(-maxLength)}`;
  const fence = fenceFor(shown, 3);
  return `${fence}text\n${shown}\n${fence}`;
}

/** Text between HTML tags, on one line: a blank one would end the HTML. */
export function html(text: string): string {
  return visible(text).replace(/[&<>\n]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Lines as many as fit, each an item of a list, and how many were left out. */
export function itemsWithin(lines: string[], maxLength: number): string {
  const note = (left: number) => `- ... and ${left} more, see the run`;
  let length = note(lines.length).length;
  const shown: string[] = [];
  for (const line of lines) {
    length += line.length + 3;
    if (length > maxLength) return [...shown, note(lines.length - shown.length)].join("\n");
    shown.push(`- ${line}`);
  }
  return shown.join("\n");
}

/**
 * Signs that show nothing or turn round what follows (controls, marks of direction, halves of
 * pairs), by their number: a comment must read as what it says.
 */
function visible(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) =>
      sign === "\n" ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`,
    );
}

function cut(text: string): string {
  return text.length > maxCodeLength ? `${text.slice(0, maxCodeLength)}...` : text;
}

function fenceFor(text: string, atLeast: number): string {
  const runs = text.match(/`+/g)?.map((run) => run.length) ?? [];
  return "`".repeat(Math.max(atLeast, ...runs.map((run) => run + 1)));
}
