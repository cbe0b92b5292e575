import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumi } from "../../../src/engine/pulumi.ts";
import { stackInit } from "./stack-init.ts";

/** A stack of Bondigoo's that is up, of which nothing is left but its outputs. */
export async function stackWithOutputs(
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
  stack: string,
  outputs: Record<string, unknown>,
): Promise<void> {
  await stackInit({ cwd, stack, env });
  const { stdout } = await pulumi({ cwd, env, args: ["stack", "export", "--stack", stack] });
  const state = JSON.parse(stdout);
  const type = "pulumi:pulumi:Stack";
  const urn = `urn:pulumi:${stack}::bondigoo::${type}::bondigoo-${stack}`;
  state.deployment.resources = [{ urn, custom: false, type, outputs }];
  const file = join(cwd, "state.json");
  writeFileSync(file, JSON.stringify(state));
  await pulumi({ cwd, env, args: ["stack", "import", "--stack", stack, "--file", file] });
}
