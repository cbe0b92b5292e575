/** The known name that a mistyped one most likely meant; none when nothing is close. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  return nearestNumber(typed, known) ?? nearestSpelling(typed, known);
}

/** Of sizes and versions the one closest in number, the next one up where two are as close. */
function nearestNumber(typed: string, known: Iterable<string>): string | undefined {
  const wanted = numbered(typed);
  if (wanted === undefined) return undefined;
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const one = numbered(name);
    if (one === undefined || one.word !== wanted.word) continue;
    const distance = Math.abs(one.number - wanted.number) - (one.number > wanted.number ? 1e-6 : 0);
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best?.name;
}

function numbered(name: string): { word: string; number: number } | undefined {
  const [, word, digits] = /^([a-z]*)(\d+(?:\.\d+)?)$/.exec(name.toLowerCase()) ?? [];
  return word === undefined ? undefined : { word, number: Number(digits) };
}

function nearestSpelling(typed: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  const bound = Math.max(1, Math.floor(typed.length / 3));
  return best !== undefined && best.distance <= bound ? best.name : shortened(typed, known);
}

/** `dev` for development: the one name that begins so. */
function shortened(typed: string, known: Iterable<string>): string | undefined {
  if (typed.length < 3) return undefined;
  const begun = [...known].filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const name = nearest(typed, known);
  return name === undefined ? "" : `; did you mean "${name}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
