import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";

export interface GeneratedSecretsArgs {
  /** Keys of the secrets nobody enters. */
  keys: string[];
}

/**
 * Session, token and similar secrets, different in every environment. To rotate one:
 * `pulumi up --replace <urn>`; the services that use it are deployed with the new value.
 */
export class GeneratedSecrets extends ComponentResource {
  /** By key; secret. */
  readonly values: Readonly<Record<string, Output<string>>>;

  constructor(name: string, args: GeneratedSecretsArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:GeneratedSecrets", name, {}, opts);
    this.values = Object.fromEntries(
      args.keys.map((key) => [
        key,
        new RandomPassword(`${name}-${key}`, { length: 64, special: false }, { parent: this })
          .result,
      ]),
    );
    this.registerOutputs();
  }
}
