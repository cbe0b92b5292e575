import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of a program whose resources need a provider plugin. */
export interface RequiredPackage {
  name: string;
  version: string;
  server: string;
  parameterization: { name: string; version: string; value: string } | undefined;
}

interface PackageJson {
  name?: string;
  version?: string;
  pulumi?: {
    resource?: boolean;
    name?: string;
    version?: string;
    server?: string;
    parameterization?: { name: string; version: string; value: string };
  };
}

/**
 * The provider plugins of the packages installed below a program's directory: those whose
 * package.json says `pulumi.resource`. Packages installed above it are not searched, as with
 * the official host; the engine then learns of them from the resources they register.
 */
export function findRequiredPackages(directory: string): RequiredPackage[] {
  const manifests: string[] = [];
  collectManifests(directory, manifests);
  return manifests.flatMap((file) => {
    const required = requiredBy(readManifest(file));
    return required ? [required] : [];
  });
}

/** Folders of source are walked; in `node_modules` only package roots are looked at. */
function collectManifests(directory: string, found: string[]): void {
  for (const entry of subfolders(directory)) {
    const folder = join(directory, entry);
    if (entry === "node_modules") collectInstalled(folder, found);
    else if (!entry.startsWith(".")) collectManifests(folder, found);
  }
}

function collectInstalled(nodeModules: string, found: string[]): void {
  for (const entry of subfolders(nodeModules)) {
    const folder = join(nodeModules, entry);
    if (entry.startsWith("@")) {
      collectInstalled(folder, found);
    } else if (!entry.startsWith(".")) {
      found.push(join(folder, "package.json"));
      collectInstalled(join(folder, "node_modules"), found);
    }
  }
}

function subfolders(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function readManifest(file: string): PackageJson {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function requiredBy({ name, version, pulumi }: PackageJson): RequiredPackage | undefined {
  if (!pulumi?.resource) return undefined;
  const plugin = pulumi.name ?? (name?.startsWith("@pulumi/") ? name.slice(8) : undefined);
  const pluginVersion = pulumi.version ?? version;
  if (!plugin || !pluginVersion) return undefined;
  return {
    name: plugin,
    version: pluginVersion.startsWith("v") ? pluginVersion : `v${pluginVersion}`,
    server: pulumi.server ?? "",
    parameterization: pulumi.parameterization,
  };
}
