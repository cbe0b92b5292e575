import type { Row, World } from "../../world.ts";
import { ProviderRefusal } from "../errors.ts";
import { rows } from "../lookup.ts";
import { isMissing } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";
import { refuseUnknownBranch } from "./branch.ts";
import { productionBranch, projectOf, projectType, teamId } from "./project.ts";

const domainType = "vercel:index/projectDomain:ProjectDomain";

/**
 * Apex domains that another Vercel account uses: `{domain}`. Adding a name below one is allowed,
 * but it stays unverified until a TXT record proves who owns it.
 */
const claimedDomains = "vercel/claimed-domains";

/** Names below vercel.app that projects of other Vercel accounts have: `{domain}`. */
const takenAddresses = "vercel/taken-addresses";

export const domainRules: ResourceRules = {
  create(row, call) {
    const summary = "Error adding domain to project";
    refuseTakenDomain(row, call.world, summary);
    refuseGivenAddress(row, call.world, summary);
    settle(row, call, summary);
  },
  update(row, _before, call) {
    settle(row, call, "Error updating project domain");
  },
  remove(row, { world }) {
    // Source: REST API, "Remove a domain from a project": redirects to it must go first.
    const source = siblings(row, world).find((other) => other["redirect"] === row["domain"]);
    if (!source) return;
    throw new ProviderRefusal(
      "Error deleting project domain",
      `Could not delete domain ${row["domain"]}, unexpected error: ` +
        `domain ${source["domain"]} redirects to it; remove that redirect first.`,
    );
  },
  imports: (row, id) => {
    const short = `${row["projectId"]}/${row["domain"]}`;
    return id === short || id === `${teamId}/${short}`;
  },
  read(row, { world }) {
    Object.assign(row, verification(row, world));
  },
};

function settle(row: Row, { world }: ProviderCall, summary: string): void {
  const project = projectOf(world, row, summary);
  refuseProductionBranch(row, project, summary);
  refuseUnknownBranch(row["gitBranch"], project, world, summary);
  refuseUnknownRedirect(row, world, summary);
  row["teamId"] = teamId;
  Object.assign(row, verification(row, world));
}

/** Source: REST API, "Add a domain to a project", 409 when one of the team's projects has it. */
function refuseTakenDomain(row: Row, world: World, summary: string): void {
  const holder = world.table(domainType)[String(row["domain"])];
  if (!holder) return;
  throw new ProviderRefusal(
    summary,
    `Could not add domain ${row["domain"]} to project ${row["projectId"]}, unexpected error: ` +
      `domain_already_in_use - Cannot add ${row["domain"]} since it's already in use by one of ` +
      "your projects.",
  );
}

/**
 * Vercel gives a project its own name below vercel.app where nobody has it. Source:
 * https://vercel.com/docs/deployments/generated-urls; that adding it once more answers 400: REST API,
 * "Add a domain to a project". Whether it is given with the project or with its first deployment is
 * not said: here with the project. How the name of another account is refused is assumed.
 */
function refuseGivenAddress(row: Row, world: World, summary: string): void {
  const domain = String(row["domain"]);
  const refuse = (why: string) => {
    const what = `Could not add domain ${domain} to project ${row["projectId"]}`;
    throw new ProviderRefusal(summary, `${what}, unexpected error: ${why}`);
  };
  const label = domain.slice(0, -".vercel.app".length);
  if (domain !== `${label}.vercel.app`) return;
  const owner = rows(world, projectType).find(({ name }) => name === label);
  if (owner?.["id"] === row["projectId"]) {
    refuse(`domain_already_exists - ${domain} is a domain of the project already.`);
  }
  if (owner) refuse(`domain_already_in_use - ${domain} is in use by one of your projects.`);
  if (rows(world, takenAddresses).some((taken) => taken["domain"] === domain)) {
    refuse(`domain_already_in_use - ${domain} is in use by another account.`);
  }
}

/** Source: vercel/terraform-provider-vercel#202. */
function refuseProductionBranch(row: Row, project: Row, summary: string): void {
  const branch = productionBranch(project);
  if (isMissing(row["gitBranch"]) || row["gitBranch"] !== branch) return;
  throw new ProviderRefusal(
    summary,
    `Could not add domain ${row["domain"]} to project ${row["projectId"]}, unexpected error: ` +
      `bad_request - Cannot set Production Branch "${branch}" for a Project Domain.`,
  );
}

/** Source: REST API, "Add a domain to a project": the target must be a domain of the project. */
function refuseUnknownRedirect(row: Row, world: World, summary: string): void {
  if (isMissing(row["redirect"])) return;
  const known = siblings(row, world).some((other) => other["domain"] === row["redirect"]);
  if (known) return;
  throw new ProviderRefusal(
    summary,
    `Could not add domain ${row["domain"]} to project ${row["projectId"]}, unexpected error: ` +
      `bad_request - Redirect target ${row["redirect"]} is not a domain of the project.`,
  );
}

function siblings(row: Row, world: World): Row[] {
  return rows(world, domainType).filter((other) => other["projectId"] === row["projectId"]);
}

/** A challenge is due only where another account uses the apex; a TXT record in DNS answers it. */
function verification(row: Row, world: World): Row {
  const domain = String(row["domain"]);
  const claimed = rows(world, claimedDomains).find(({ domain: apex }) => {
    return domain === apex || domain.endsWith(`.${apex}`);
  });
  if (!claimed) return { verified: true, verifications: [] };
  const challenge = {
    type: "TXT",
    domain: `_vercel.${claimed["domain"]}`,
    value: `vc-domain-verify=${domain},${Buffer.from(domain).toString("hex").slice(0, 20)}`,
    reason: "pending_domain_verification",
  };
  const answered = rows(world, "cloudflare:index/dnsRecord:DnsRecord").some((record) => {
    const content = String(record["content"]).replaceAll('"', "");
    return record["name"] === challenge.domain && content === challenge.value;
  });
  return { verified: answered, verifications: answered ? [] : [challenge] };
}
