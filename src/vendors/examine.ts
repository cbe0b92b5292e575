import { placeOf } from "./address.ts";
import { vendors } from "./all.ts";
import { type Finding, Findings } from "./finding.ts";
import { ask, Unreachable } from "./http.ts";
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
  const base = placeOf(vendor.address, vendor.key, env);
  const value = (name: string) => env[name] ?? "";
  await reporting(base, `${vendor.title}'s API`, findings, () =>
    vendor.check({ target, base, value, findings }),
  );
  for (const address of vendor.further ?? []) {
    const url = placeOf(address, `${vendor.key}-${address.name}`, env);
    await reporting(url, `asked by ${address.asked}`, findings, () => ask(url, {}));
  }
  return findings.list;
}

/** What does not answer is said once, and what it is for: the network has to be mended. */
async function reporting(
  url: string,
  what: string,
  findings: Findings,
  run: () => Promise<unknown>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const { host } = new URL(url);
    findings.fail(
      error.message,
      `let this machine reach ${host} (network, proxy, firewall): ${what}`,
    );
  }
}
