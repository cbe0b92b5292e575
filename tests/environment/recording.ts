import * as pulumi from "@pulumi/pulumi";
import debuggable from "@pulumi/pulumi/runtime/debuggable.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import type { EnvironmentSpec } from "../../src/config/spec.ts";
import { Environment } from "../../src/environment/environment.ts";
import type { EnvironmentOutputs } from "../../src/environment/outputs.ts";
import { openStackReferences } from "../../src/environment/stack-references.ts";
import { type Registered, watchRegistrations } from "./resource-options.ts";
import { answer, invoke } from "./vendor-answers.ts";

/** One resource as the program registered it. */
export interface Registration {
  type: string;
  name: string;
  /** Secrets in the clear. */
  inputs: Record<string, unknown>;
}

export interface Recording {
  /** In the order in which they arrived; components left out. */
  resources: Registration[];
  /** What the engine was told of each beside its inputs, components too. */
  registered: Registered[];
  outputs: EnvironmentOutputs;
  /** The one of that type whose name ends so. */
  find(type: string, name: string): Registration;
}

/** What another stack told: by stack, by output. */
type OtherStacks = Record<string, Partial<Record<keyof EnvironmentOutputs, unknown>>>;

const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** Whether the engine leaves a resource out, as `--target` does with what its state does not hold. */
type IsLeftOut = (type: string, name: string) => boolean;
const nothing: IsLeftOut = () => false;

/** Builds an environment against vendors that answer at once, and writes down what it asks for. */
export async function record(
  spec: EnvironmentSpec,
  others: OtherStacks = {},
  isLeftOut = nothing,
): Promise<Recording> {
  // The SDK notes where each promise and each resource is made, which is most of the work here.
  Object.assign(debuggable, { debuggablePromise: <T>(promise: T) => promise });
  Object.assign(pulumi.Resource, { callsites: () => [] });
  try {
    return await recordRun(spec, others, isLeftOut);
  } finally {
    Object.assign(debuggable, { debuggablePromise });
    Object.assign(pulumi.Resource, { callsites });
  }
}

const { debuggablePromise } = debuggable as unknown as { debuggablePromise: unknown };
const { callsites } = pulumi.Resource as unknown as { callsites(): object[] };

async function recordRun(
  spec: EnvironmentSpec,
  others: OtherStacks,
  isLeftOut: IsLeftOut,
): Promise<Recording> {
  const resources: Registration[] = [];
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        if (type === "pulumi:pulumi:StackReference") return otherStack(inputs.name, others);
        const clear = inTheClear(inputs) as Record<string, unknown>;
        delete clear.__provider;
        if (!type.startsWith("platform:")) resources.push({ type, name, inputs: clear });
        if (isLeftOut(type, name)) return { id: undefined, state: {} };
        return { id: id || `${name}-id`, state: { ...inputs, ...answer(type, name, clear) } };
      },
      call: ({ token, inputs }) => invoke(token, inputs),
    },
    "bondigoo",
    spec.stack,
    false,
    "organization",
  );
  acceptHooks();
  watchRegistrations((one) => registered.push(one));
  const entered = Object.entries(spec.secrets).filter(([, { generated }]) => !generated);
  const secrets = entered.map(([key]) => [key, pulumi.secret(`value-of-${key}`)]);
  const environment = new Environment("bondigoo", {
    spec,
    secrets: Object.fromEntries(secrets),
    others: await openStackReferences(spec),
  });
  const outputs = await settled(pulumi.all(environment.outputs as never));
  await pulumi.runtime.disconnect();
  return {
    resources,
    registered,
    outputs: outputs as unknown as EnvironmentOutputs,
    find: (type, name) => {
      const found = resources.filter((one) => one.type.endsWith(type) && one.name.endsWith(name));
      if (found.length === 1) return found[0]!;
      const known = resources.map((one) => `${one.type} ${one.name}`).join("\n");
      throw new Error(`${found.length} resources are ${type} ${name}; there are:\n${known}`);
    },
  };
}

/** Pulumi's mocks answer no registration of a hook; what hooks do is tested on the engine. */
export function acceptHooks(): void {
  const done = async () => {};
  const callbacks = { registerResourceHook: done, awaitStackRegistrations: done, shutdown: done };
  const { getStore } = state as unknown as { getStore(): { callbacks: unknown } };
  getStore().callbacks = callbacks;
}

/** The value of an output once it is known; fails with whatever kept it from being known. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}

/** Every registration as `type name`, sorted: the exact set. */
export function listOf({ resources }: Recording): string[] {
  return resources.map(({ type, name }) => `${type} ${name}`).toSorted();
}

function otherStack(name: string, others: OtherStacks) {
  const outputs = others[name.split("/").at(-1)!];
  if (!outputs) throw new Error(`the stack ${name} was not to be asked`);
  return { id: name, state: { name, outputs, secretOutputNames: ["databaseUrl", "redisUrl"] } };
}

function inTheClear(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTheClear);
  if (typeof value !== "object" || value === null) return value;
  if (Object.values(value).includes(secretMark))
    return inTheClear((value as { value: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inTheClear(inner)]));
}
