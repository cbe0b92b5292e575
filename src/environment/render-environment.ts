import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  output,
} from "@pulumi/pulumi";
import { Environment } from "../render/environment.ts";
import { Project } from "../render/project.ts";
import type { DeletionProtection } from "./deletion-protection.ts";
import { recovered } from "./recovered.ts";

export interface RenderEnvironmentArgs {
  /** Name of Render's project, which all stacks share. Changed in place. */
  project: string;
  /** Id of the project where another stack owns it; none if this one does. */
  projectId: Output<string> | undefined;
  /** Name of the environment inside the project. Changed in place. */
  environment: string;
  /** Keeps the environment, and lets only admins of the workspace destroy what is in it. */
  deletionProtection: DeletionProtection | undefined;
}

/** The place on Render that holds everything of one environment. Free; Hobby workspaces have two. */
export class RenderEnvironment extends ComponentResource {
  readonly projectId: Output<string>;
  readonly environmentId: Output<string>;

  constructor(name: string, args: RenderEnvironmentArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:RenderEnvironment", name, {}, opts);
    const project = {
      name: args.project,
      firstEnvironment: args.environment,
      adopt: recovered(`${name}-project`),
    };
    this.projectId = output(
      args.projectId ?? new Project(`${name}-project`, project, { parent: this }).id,
    );
    this.environmentId = new Environment(
      `${name}-environment`,
      {
        projectId: this.projectId,
        name: args.environment,
        protected:
          args.deletionProtection !== undefined &&
          !args.deletionProtection.allows(args.environment),
        adopt: recovered(`${name}-environment`),
      },
      { parent: this, ...args.deletionProtection?.keep(args.environment) },
    ).id;
    this.registerOutputs({ projectId: this.projectId, environmentId: this.environmentId });
  }
}
