import { z } from "zod";
import type { Findings } from "./finding.ts";
import { ask } from "./http.ts";
import type { Session, Vendor } from "./vendor.ts";

const rights = "a token with Zone > DNS > Edit and Zone > Zone > Read, for that one zone";

const verification = z.object({ result: z.object({ status: z.string() }) });
const zones = z.object({
  result: z.array(z.object({ status: z.string(), permissions: z.array(z.string()).optional() })),
});

export const cloudflare: Vendor = {
  key: "cloudflare",
  title: "Cloudflare",
  account: "the domain's zone",
  credentials: [{ variable: "CLOUDFLARE_API_TOKEN", inActions: "secret" }],
  rights,
  address: { variable: "CLOUDFLARE_BASE_URL", standard: "https://api.cloudflare.com/client/v4" },
  isUsed: ({ domain }) => domain !== "",
  check,
};

/** The token, and the zone it has to edit. */
async function check({ target, base, value, findings }: Session): Promise<void> {
  const headers = { authorization: `Bearer ${value("CLOUDFLARE_API_TOKEN")}` };
  const verified = await ask(`${base}/user/tokens/verify`, headers);
  const status = verification.safeParse(verified.body).data?.result.status;
  // Tokens owned by an account are not known here; the zone tells whether they work.
  if (status !== undefined && status !== "active") {
    return findings.fail(`the token is ${status}`, `create ${rights}`);
  }
  await checkZone(base, headers, target.domain, findings);
}

async function checkZone(
  base: string,
  headers: Record<string, string>,
  domain: string,
  findings: Findings,
): Promise<void> {
  const answer = await ask(`${base}/zones?name=${domain}`, headers);
  if (answer.status !== 200) {
    findings.fail(`could not list zones (${answer.status}): ${answer.words}`, `create ${rights}`);
    return;
  }
  const [zone] = zones.parse(answer.body).result;
  if (!zone) {
    findings.fail(
      `the token cannot see the zone ${domain}`,
      "add the zone to the token's resources, or the domain to Cloudflare",
    );
    return;
  }
  findings.ok(`the token works and sees the zone ${domain}`);
  if (zone.permissions && !zone.permissions.includes("#dns_records:edit")) {
    findings.fail("the token may not edit DNS records", "give it Zone > DNS > Edit");
  }
  if (zone.status !== "active") {
    findings.warn(
      `the zone is ${zone.status}: the registrar does not point at Cloudflare's name servers yet`,
      "set the name servers at the registrar; until then no domain can be verified",
    );
  }
}
