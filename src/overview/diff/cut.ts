/** A value as it fits into a cell: in one line, and not too long; a dash where there is none. */
export function cut(text = "-", longest = 48): string {
  const line = text.replaceAll("\n", " ");
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
