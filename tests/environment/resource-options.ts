import { runtime } from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";

/** What the engine is told of a resource beside its inputs. What it is not told is absent. */
export interface ResourceOptions {
  protect?: true;
  /** Names of the hooks that may refuse its deletion. */
  beforeDelete?: string[];
  /** Names of the resources it waits for beyond those its inputs come from. */
  dependsOn?: string[];
  deleteBeforeReplace?: true;
  replaceOnChanges?: string[];
  ignoreChanges?: string[];
  retainOnDelete?: true;
  import?: string;
  /** Where it was before, by something other than a type that its vendor's package renamed. */
  aliases?: object[];
  /** It is made anew whenever a value given beside its inputs changes. */
  replacementTrigger?: true;
}

/** One registration, as the engine gets it. */
export interface Registered {
  name: string;
  /** Name of the parent; empty at the root. */
  parent: string;
  /** Name of the provider it was given; empty for the default one. */
  provider: string;
  /** Names of the properties that are secret in state whatever the program passed in. */
  secretOutputs: string[];
  options: ResourceOptions;
}

/** Calls `seen` with every registration from now on. The mocks themselves show inputs alone. */
export function watchRegistrations(seen: (registered: Registered) => void): void {
  const monitor = runtime.getMonitor()!;
  const register = monitor.registerResource as (request: object, ...rest: unknown[]) => never;
  Object.assign(monitor, {
    registerResource(request: RegisterResourceRequest, ...rest: unknown[]) {
      seen(registeredBy(request));
      return register.call(monitor, request, ...rest);
    },
  });
}

function registeredBy(request: RegisterResourceRequest): Registered {
  return {
    name: request.getName(),
    parent: nameIn(request.getParent()),
    // A reference to a provider is its URN and its id.
    provider: nameIn(request.getProvider().replace(/::[^:]*$/, "")),
    secretOutputs: request.getAdditionalsecretoutputsList(),
    options: compact({
      protect: request.getProtect(),
      beforeDelete: request.getHooks()?.getBeforeDeleteList() ?? [],
      dependsOn: explicitDependencies(request),
      deleteBeforeReplace: request.getDeletebeforereplace(),
      replaceOnChanges: request.getReplaceonchangesList(),
      ignoreChanges: request.getIgnorechangesList(),
      retainOnDelete: request.getRetainondelete(),
      import: request.getImportid(),
      aliases: request
        .getAliasesList()
        .map((alias) => alias.toObject())
        .filter(({ spec }) => !spec?.type),
      replacementTrigger: request.getReplacementTrigger() !== undefined,
    }),
  };
}

function explicitDependencies(request: RegisterResourceRequest): string[] {
  const implied = new Set<string>();
  request.getPropertydependenciesMap().forEach((dependencies) => {
    for (const urn of dependencies.getUrnsList()) implied.add(urn);
  });
  const urns = request.getDependenciesList().filter((urn) => !implied.has(urn));
  return urns.map(nameIn).toSorted();
}

function nameIn(urn: string): string {
  return urn.split("::").at(-1)!;
}

/** Without what was not asked for: false, empty texts and empty lists. */
function compact(options: object): ResourceOptions {
  const asked = Object.entries(options).filter(
    ([, value]) => value && (!Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(asked);
}
