import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";

export interface EnvGroupArgs {
  /** Name of the group. In place. */
  name: Input<string>;
  /** Id of the Render environment, `evm-...`. Default: none. In place: the group is moved. */
  environmentId?: Input<string>;
  /** All variables. In place, one call for each that changes; linked services deploy themselves. */
  variables: Input<Record<string, Input<string>>>;
  /** `exclusive` (default): what is added by hand is removed. `additive`: it is left alone. */
  variablesMode?: Input<"exclusive" | "additive">;
  /** Files at /etc/secrets by name. Default: not managed. In place, one call a file. Secret. */
  secretFiles?: Input<Record<string, Input<string>>>;
  /** Id of an existing group to take over, `evg-...`. */
  adopt?: Input<string>;
}

/** What its properties are. */
export const envGroupProperties = {
  inputs: {
    name: "plain",
    environmentId: "plain",
    variables: "sensitive",
    variablesMode: "plain",
    secretFiles: "secret",
    adopt: "steering",
    managedBy: "steering",
  },
  outputs: {},
} as const satisfies Properties<MarkedInputs<EnvGroupArgs>, OutputsOf<EnvGroup>>;

/**
 * Variables shared by services. A service links itself through its `envGroups`; the group does not
 * know its services, so that adding one does not touch it. Creating costs 2 calls.
 *
 * ```ts
 * import { EnvGroup } from "../render/env-group.ts";
 *
 * const group = new EnvGroup("env", {
 *   name: "shop-dev-env",
 *   variables: { NODE_ENV: "development" },
 * });
 * export const groupId = group.id;
 * ```
 */
export class EnvGroup extends RenderResource {
  constructor(name: string, args: EnvGroupArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(args.environmentId) };
    super("EnvGroup", name, inputs, envGroupProperties, opts);
  }
}
