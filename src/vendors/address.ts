import type { Address } from "./vendor.ts";

/** Where something answers: in the sandbox, below the one address of all accounts. */
export function placeOf(
  { variable, standard }: Address,
  name: string,
  env: NodeJS.ProcessEnv,
): string {
  const accounts = env["SANDBOX_ACCOUNTS"];
  const place = env[variable] || (accounts ? `${accounts}/${name}` : standard);
  return place.replace(/\/$/, "");
}
