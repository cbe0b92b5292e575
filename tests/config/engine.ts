import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { type LoadedEnvironment, loadFromEngine } from "../../src/config/load-from-engine.ts";
import { type Draft, fingerprintKey } from "./draft.ts";

/** The part of the SDK's state, untyped there, in which a program's own folder stands. */
interface Store {
  settings: { options: { rootDirectory?: string } };
}

/** Loads as the program of a stack does: `config` is what the engine hands it, decrypted. */
export function loadAs(
  stack: string,
  folder: string,
  config: Record<string, unknown>,
): LoadedEnvironment {
  const { settings } = (state as unknown as { getStore(): Store }).getStore();
  settings.options.rootDirectory = folder;
  const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  pulumi.runtime.setMocks(mocks, "bondigoo", stack);
  const flat = Object.entries(config)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [
      `bondigoo:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(flat), ["bondigoo:secrets"]);
  return loadFromEngine();
}

/** What a person reads who runs the program; none when it goes on to build. */
export function messageOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  return undefined;
}

/** The faults that a stack's program stops with, each as a person reads it, without place and code. */
export function faultsIn(stack: string, folder: string, config: Record<string, unknown>): string[] {
  const message = messageOf(() => loadAs(stack, folder, config));
  // Every fault begins two spaces in; what continues one stands deeper.
  const faults = message?.split(/\n {2}(?! )/).slice(1) ?? [];
  return faults.map((fault) =>
    fault.replace(/^Pulumi\S*:\d+:\d+: /, "").replace(/ \[[a-z-]+\](?=\n|$)/, ""),
  );
}

/** What the engine hands to the program of one of a draft's stacks. */
export function configOf({ platform, stacks }: Draft, stack: string): Record<string, unknown> {
  const { environment, secrets = {}, secretInfo } = stacks[stack] ?? {};
  const values = Object.entries(secrets).map(([key, held]) => [
    key,
    typeof held === "string" ? held : `${held.state} in its file`,
  ]);
  return { platform, environment, secrets: Object.fromEntries(values), secretInfo, fingerprintKey };
}
