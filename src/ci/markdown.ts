/** GitHub refuses a body of a comment or an issue that is longer. */
export const maxBodyLength = 65_536;

/** Text as code, whatever it holds: backticks, line breaks, a table's bars, tags, mentions. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = fenceFor(line, 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines as a block of code that its own content cannot close; too long, only its end is shown. */
export function block(text: string, maxLength: number): string {
  const shown = text.length <= maxLength ? text : `...\n${text.slice(-maxLength)}`;
  const fence = fenceFor(shown, 3);
  return `${fence}text\n${shown}\n${fence}`;
}

function fenceFor(text: string, atLeast: number): string {
  const runs = text.match(/`+/g)?.map((run) => run.length) ?? [];
  return "`".repeat(Math.max(atLeast, ...runs.map((run) => run + 1)));
}

/** As many lines as linesWithin, and how many were left out. */
export function linesWithin(lines: string[], maxLength: number): string {
  const note = (left: number) => `... and ${left} more, see the run`;
  let length = note(lines.length).length;
  const shown: string[] = [];
  for (const line of lines) {
    length += line.length + 1;
    if (length > maxLength) return [...shown, note(lines.length - shown.length)].join("\n");
    shown.push(line);
  }
  return shown.join("\n");
}
