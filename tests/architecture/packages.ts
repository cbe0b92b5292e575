/** A package as package-lock.json tells of it. */
export interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

/**
 * Everything that `npm ci` puts on the machine is in the lockfile, with the hash it has to have:
 * it will run beside credentials.
 */
export function lockFaults(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages).flatMap(([path, { resolved = "", integrity, link }]) => {
    if (path === "") return [];
    if (link || !path.includes("node_modules/")) return [`${path} is a folder, not a package`];
    if (!integrity?.startsWith("sha512-"))
      return [`${path} has no sha512 hash: npm cannot check it`];
    if (resolved === "" || resolved.startsWith("https://registry.npmjs.org/")) return [];
    return [`${path} comes from ${resolved}, not from npm's registry`];
  });
}

/** A range lets the next `npm install` take what nobody has looked at. */
export function versionFaults(dependencies: Record<string, string>): string[] {
  return Object.entries(dependencies)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: pin one version instead of "${version}"`);
}

/** What a package runs while it is installed is not in the lockfile, nor is what that fetches. */
export function scriptFaults(npmrc: string): string[] {
  const settings = npmrc.split("\n").map((line) => line.replace(/\s/g, ""));
  if (settings.includes("ignore-scripts=true")) return [];
  return [".npmrc lets packages run scripts when installed: write ignore-scripts=true"];
}
