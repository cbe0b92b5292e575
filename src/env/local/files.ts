import { posix } from "node:path";
import { serviceKind } from "../../config/services/kinds.ts";
import type { EnvironmentSpec, ServiceSpec } from "../../config/spec.ts";
import type { Template, Variables } from "../../config/template.ts";
import { localAddresses } from "./values.ts";

/** One file of variables, and what goes into it. */
export interface LocalFile {
  /** Relative to the root of the repository: `apps/web/.env.local`. */
  path: string;
  variables: Variables;
  /** Names that two parts in one folder want different; the first one's value is written. */
  conflicts: string[];
}

/**
 * The files that working on a laptop needs: `.env` where a process starts, `.env.local` where pages
 * are built. What runs from a ready image has no folder.
 */
export function localFiles(spec: EnvironmentSpec): LocalFile[] {
  const { pages, ports } = localAddresses(spec);
  const files = new Map<string, LocalFile>();
  const put = (root: string | undefined, name: string, variables: Variables) => {
    const path = posix.join(root ?? ".", name);
    const file = files.get(path) ?? { path, variables: {}, conflicts: [] };
    files.set(path, file);
    for (const [variable, template] of Object.entries(variables)) add(file, variable, template);
  };
  for (const one of spec.services) {
    const { service, variables, key } = one;
    if (serviceKind(service).serves === "pages") put(service.root, ".env.local", variables);
    else if (hasSource(one)) {
      const port = ports.get(key);
      const ofProcess = { ...spec.group.variables, ...variables };
      const listening: Variables = port === undefined ? {} : { PORT: [String(port)] };
      put(service.root, ".env", { ...listening, ...ofProcess });
    }
  }
  for (const { key, root, variables } of spec.frontends) {
    // Create React App reads both files, and would listen at the service's port.
    const shared = files.get(posix.join(root ?? ".", ".env"))?.variables["PORT"];
    const own: Variables = shared ? { PORT: [new URL(pages.get(key)!).port] } : {};
    put(root, ".env.local", { ...own, ...variables });
  }
  return [...files.values()].filter(({ variables }) => Object.keys(variables).length > 0);
}

function hasSource({ service }: ServiceSpec): boolean {
  return !("runtime" in service) || service.runtime !== "image";
}

function add(file: LocalFile, name: string, template: Template): void {
  const before = file.variables[name];
  if (before === undefined) file.variables[name] = template;
  else if (JSON.stringify(before) !== JSON.stringify(template) && !file.conflicts.includes(name)) {
    file.conflicts.push(name);
  }
}
