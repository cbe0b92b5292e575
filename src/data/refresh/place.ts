/** Hosts and database of a URL, as reports may show them: `cluster.mongodb.net/bondigoo-prod`. */
export function placeOf(url: string): string {
  return url
    .replace(/^[^:]*:\/\//, "")
    .replace(/^[^/]*@/, "")
    .replace(/\?.*$/s, "");
}

const productionName = /(?:^|[^a-z])(prod|production|live)(?:[^a-z]|$)/i;

/** Those of some names that are names of production. */
export function productionNames(names: readonly string[]): string[] {
  return names.flatMap((name) => name.split(/[/,]/)).filter((part) => productionName.test(part));
}
