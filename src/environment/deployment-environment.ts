import type { Provider } from "@pulumi/github/provider.js";
import type { Output } from "@pulumi/pulumi";

/** A deployment environment on GitHub, as one part makes it and another fills it. */
export interface DeploymentEnvironment {
  /** Name of the repository, without its owner. */
  repository: string;
  name: Output<string>;
  provider: Provider;
}
