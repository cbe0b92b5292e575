import { vendors } from "./all.ts";
import { type Finding, Findings } from "./finding.ts";
import { ask } from "./http.ts";
import { readNeeds, type VendorNeeds } from "./needs.ts";
import { checkTools } from "./tools.ts";
import type { Address, Vendor } from "./vendor.ts";

/** Asks all vendors at once; each is asked only for what the config needs of it. */
export async function examine(folder: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const target = readNeeds(folder);
  const checks = vendors.map((vendor) => examineVendor(vendor, env, target));
  const found = await Promise.all([checkTools(env), ...checks]);
  return found.flat();
}

/** What is wrong with a vendor's credentials, their rights and the account's plan. */
export async function examineVendor(
  vendor: Vendor,
  env: NodeJS.ProcessEnv,
  target: VendorNeeds,
): Promise<Finding[]> {
  const findings = new Findings(vendor.key);
  if (!vendor.isUsed(target)) return findings.list;
  const missing = vendor.credentials
    .filter(({ variable, inActions }) => inActions === "secret" && !env[variable])
    .map(({ variable }) => variable);
  if (missing.length > 0) {
    const are = missing.length > 1 ? "are" : "is";
    findings.fail(`${missing.join(" and ")} ${are} not set`, `create ${vendor.rights}`);
    return findings.list;
  }
  const base = placeOf(vendor.address, env);
  await vendor.check({ target, base, value: (name) => env[name] ?? "", findings });
  await Promise.all((vendor.further ?? []).map((one) => checkReach(one, env, findings)));
  return findings.list;
}

function placeOf({ variable, standard }: Address, env: NodeJS.ProcessEnv): string {
  return (env[variable] || standard).replace(/\/$/, "");
}

/** Whatever it answers, it can be reached. */
async function checkReach(
  address: NonNullable<Vendor["further"]>[number],
  env: NodeJS.ProcessEnv,
  findings: Findings,
): Promise<void> {
  const { status, words } = await ask(placeOf(address, env), {});
  if (status !== 0) return;
  const host = new URL(address.standard).host;
  findings.fail(words, `let this machine reach ${host}; asked by ${address.asked}`);
}
