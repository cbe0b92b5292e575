import { ActionsEnvironmentSecret } from "@pulumi/github/actionsEnvironmentSecret.js";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import type { DeploymentEnvironment } from "./deployment-environment.ts";

export interface ActionsSecretsArgs {
  environment: DeploymentEnvironment;
  /** By name, upper-case. GitHub never answers a value: an edit there is not noticed. */
  secrets: Record<string, Input<string>>;
}

/** Secrets for workflows that run in the environment's deployment environment. Free. */
export class ActionsSecrets extends ComponentResource {
  constructor(name: string, args: ActionsSecretsArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:ActionsSecrets", name, {}, opts);
    const { repository, name: environment, provider } = args.environment;
    for (const [secretName, value] of Object.entries(args.secrets)) {
      new ActionsEnvironmentSecret(
        `${name}-${secretName}`,
        { repository, environment, secretName, value },
        { parent: this, provider },
      );
    }
    this.registerOutputs();
  }
}
