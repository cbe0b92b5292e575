import type { CustomResourceOptions, Input, Output, Unwrap } from "@pulumi/pulumi";
import type { OutputsOf, Properties } from "./properties.ts";
import { RenderResource } from "./resource.ts";

export interface ProjectArgs {
  /** Name of the project. In place. */
  name: Input<string>;
  /**
   * Name of an environment made together with the project, which an Environment of that name then
   * takes over. Render's creation call demands a list of environments. Default: an empty list.
   * Read at creation only.
   */
  firstEnvironment?: Input<string>;
  /** Id of an existing project to take over, `prj-...`. It is renamed if need be, never replaced. */
  adopt?: Input<string>;
}

/** What its properties are. */
export const projectProperties = {
  inputs: {
    name: "plain",
    firstEnvironment: "steering",
    adopt: "steering",
  },
  outputs: {
    ownerId: "plain",
  },
} as const satisfies Properties<Unwrap<ProjectArgs>, OutputsOf<Project>>;

/**
 * A project: what Render's dashboard shows environments under. One stack owns it, the others are
 * given its id. Creating costs 2 calls, a change of name 1. Render deletes it only when empty.
 *
 * ```ts
 * import { Project } from "../render/project.ts";
 *
 * const project = new Project("project", { name: "shop", firstEnvironment: "prod" });
 * export const projectId = project.id;
 * ```
 */
export class Project extends RenderResource {
  /** Workspace it belongs to, `tea-...`. */
  declare readonly ownerId: Output<string>;

  constructor(name: string, args: ProjectArgs, opts?: CustomResourceOptions) {
    super("Project", name, args, projectProperties, opts);
  }
}
