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

/** Whether all hosts of a URL are this machine, by names that cannot lead elsewhere. */
export function isLoopback(url: string): boolean {
  const [hosts = ""] = placeOf(url).split("/");
  const isOne = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
  return !url.startsWith("mongodb+srv:") && hosts.split(",").every(isOne);
}
