import type { CustomResourceOptions, Input, Unwrap } from "@pulumi/pulumi";
import type { OutputsOf, Properties } from "./properties.ts";
import { RenderResource } from "./resource.ts";

export interface EnvironmentArgs {
  /** Id of the project, `prj-...`. A change replaces, which Render allows only when it is empty. */
  projectId: Input<string>;
  /** Unique in the project. In place. */
  name: Input<string>;
  /** Whether only admins may destroy what is in it. Default: not managed. In place. */
  protected?: Input<boolean>;
  /** Whether private connections from outside it are refused; Pro. Default: not managed. In place. */
  networkIsolation?: Input<boolean>;
  /** Id of an existing environment to take over, `evm-...`. */
  adopt?: Input<string>;
}

/** What its properties are. */
export const environmentProperties = {
  inputs: {
    projectId: "plain",
    name: "plain",
    protected: "plain",
    networkIsolation: "plain",
    adopt: "steering",
  },
  outputs: {},
} as const satisfies Properties<Unwrap<EnvironmentArgs>, OutputsOf<Environment>>;

/**
 * One environment of a project, apart from the project itself so that each stack owns its own.
 * Creating costs 2 calls, any change 2. An empty one of the same name in the same project is
 * taken over, because nothing can be lost by it; one with things in it needs `adopt`.
 * Hobby workspaces have room for two.
 *
 * ```ts
 * import { Environment } from "../render/environment.ts";
 *
 * const environment = new Environment("environment", {
 *   projectId: "prj-cph1rs3idesc73a2b2mg",
 *   name: "staging",
 * });
 * export const environmentId = environment.id;
 * ```
 */
export class Environment extends RenderResource {
  constructor(name: string, args: EnvironmentArgs, opts?: CustomResourceOptions) {
    super("Environment", name, args, environmentProperties, opts);
  }
}
