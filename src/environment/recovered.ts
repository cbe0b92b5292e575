import { recoveredVariable } from "../shared/recovered.ts";

/**
 * The id under which a thing of that name is to be taken into the state, where `infra recover`
 * found it: it brings up just these, told what to take by its environment.
 */
export function recovered(name: string): string | undefined {
  const found: Record<string, string> = JSON.parse(process.env[recoveredVariable] ?? "{}");
  return found[name];
}
