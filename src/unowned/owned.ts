import type { EnvironmentSpec } from "../config/spec.ts";
import type { StateResource } from "../engine/pulumi.ts";

/** One environment with what its stack owns; nothing where it was never up. */
export interface Environment {
  spec: EnvironmentSpec;
  resources: readonly StateResource[];
}

/** What every look has to go on. */
export interface Session {
  /** All environments of the project, in the order in which shared things are told. */
  environments: readonly Environment[];
  /** What pull requests' environments own: in order, and not looked at, as no file says what they are. */
  pullRequests: readonly { stack: string; resources: readonly StateResource[] }[];
  /** Slug or id of the Vercel team. */
  team: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** A resource that one of the stacks owns. */
export interface Owned {
  stack: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** All of one type that any stack of the project owns. */
export function ownedOf({ environments, pullRequests }: Session, type: string): Owned[] {
  const inFiles = environments.map(({ spec: { stack }, resources }) => ({ stack, resources }));
  return [...inFiles, ...pullRequests].flatMap(({ stack, resources }) =>
    resources
      .filter((resource) => resource.type === type && resource.id !== undefined)
      .map(({ id, inputs = {}, outputs = {} }) => ({ stack, id: id!, inputs, outputs })),
  );
}

/** What the state keeps of Render's resources. */
export const renderType = (kind: string) => `pulumi-nodejs:dynamic/render:${kind}`;
