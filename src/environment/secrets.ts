import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";

export interface GeneratedSecretsArgs {
  /** How often each secret that nobody enters was rotated, by key. One more makes a new value. */
  rotations: Readonly<Record<string, number>>;
}

/**
 * Session, token and similar secrets, different in every environment. A rotated one is made anew,
 * and the services that use it are deployed with the new value.
 */
export class GeneratedSecrets extends ComponentResource {
  /** By key; secret. */
  readonly values: Readonly<Record<string, Output<string>>>;

  constructor(name: string, args: GeneratedSecretsArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:GeneratedSecrets", name, {}, opts);
    this.values = Object.fromEntries(
      Object.entries(args.rotations).map(([key, count]) => {
        const keepers = count > 0 ? { rotations: String(count) } : undefined;
        const args = { length: 64, special: false, keepers };
        return [key, new RandomPassword(`${name}-${key}`, args, { parent: this }).result];
      }),
    );
    this.registerOutputs();
  }
}
