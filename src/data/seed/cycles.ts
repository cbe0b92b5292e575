/** Circles in what needs what, each once, from one of its members back to it. */
export function cyclesIn(needs: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const under: string[] = [];
  const visit = (name: string) => {
    if (done.has(name)) return;
    const begin = under.indexOf(name);
    if (begin >= 0) {
      found.push([...under.slice(begin), name]);
      return;
    }
    under.push(name);
    for (const needed of needs.get(name) ?? []) visit(needed);
    under.pop();
    done.add(name);
  };
  for (const name of needs.keys()) visit(name);
  return found;
}
