import { vendors } from "./all.ts";
import { type Finding, Findings } from "./finding.ts";
import { readNeeds, type VendorNeeds } from "./needs.ts";
import { checkTools } from "./tools.ts";
import type { Vendor } from "./vendor.ts";

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
  const { variable, standard } = vendor.address;
  const base = (env[variable] || standard).replace(/\/$/, "");
  await vendor.check({ target, base, value: (name) => env[name] ?? "", findings });
  return findings.list;
}
