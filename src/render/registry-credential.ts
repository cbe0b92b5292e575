import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { MarkedInputs, OutputsOf, Properties } from "./properties.ts";
import { managedBy, RenderResource } from "./resource.ts";

export interface RegistryCredentialArgs {
  /**
   * Unique in the workspace. In place. Render shows it with the Pulumi project and stack behind it,
   * `shop-ghcr (shop/dev)`: nothing else of a credential can say whose it is.
   */
  name: Input<string>;
  /** Whose registry it is. In place. */
  registry: Input<"GITHUB" | "GITLAB" | "DOCKER" | "GOOGLE_ARTIFACT" | "AWS_ECR">;
  /** User at the registry. In place. */
  username: Input<string>;
  /** Token or password; secret. In place. Render never shows it again: an edit by hand stays unseen. */
  authToken: Input<string>;
  /** Id of an existing credential to take over, `rgc-...`. */
  adopt?: Input<string>;
}

/** What its properties are. */
export const registryCredentialProperties = {
  inputs: {
    name: "plain",
    registry: "plain",
    username: "plain",
    authToken: "secret",
    adopt: "steering",
    managedBy: "steering",
  },
  outputs: {},
} as const satisfies Properties<
  MarkedInputs<RegistryCredentialArgs>,
  OutputsOf<RegistryCredential>
>;

/**
 * Access to a private image registry, used by services through its id. Creating costs 2 calls,
 * any change 1; services that use it need a deploy to pick a new token up.
 *
 * ```ts
 * import { RegistryCredential } from "../render/registry-credential.ts";
 *
 * const credential = new RegistryCredential("ghcr", {
 *   name: "shop-ghcr",
 *   registry: "GITHUB",
 *   username: "shop-bot",
 *   authToken: "read from a secret",
 * });
 * export const credentialId = credential.id;
 * ```
 */
export class RegistryCredential extends RenderResource {
  constructor(name: string, args: RegistryCredentialArgs, opts?: CustomResourceOptions) {
    const inputs = { ...args, managedBy: managedBy(undefined) };
    super("RegistryCredential", name, inputs, registryCredentialProperties, opts);
  }
}
