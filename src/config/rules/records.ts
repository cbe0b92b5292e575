import { isVercelAddress } from "../vendor-address.ts";
import { at, each, type PlatformView, type Rule } from "./rule.ts";

/** Judges the CAA records that will stand, against the vendors that will serve our domains. */
export const caaIssuers: Rule = {
  name: "caa-issuers",
  reason:
    "CAA records shut out every authority that they do not name: Vercel's and Render's certificates " +
    "would run out without being renewed.",
  source:
    "https://vercel.com/docs/domains/troubleshooting and https://render.com/docs/custom-domains",
  check: ({ platform, environments }) => {
    if (platform.caa.length === 0) return [];
    if (platform.domain === undefined) {
      const problem = "given, but the platform has no domain";
      return [{ path: "platform.caa", problem, allowed: "no list", fix: "remove it" }];
    }
    return neededIssuers({ platform, environments })
      .filter((issuer) => !platform.caa.includes(issuer))
      .map((issuer) => ({
        path: "platform.caa",
        problem: `does not list ${issuer}, which issues our domains' certificates`,
        allowed: "a list that includes it, or no list",
        fix: `write caa: [${[...platform.caa, issuer].join(", ")}]`,
      }));
  },
};

/** Both vendors use Let's Encrypt; Render also Google Trust Services. */
function neededIssuers({
  platform,
  environments,
}: Pick<PlatformView, "platform" | "environments">) {
  const onRender = environments.some(({ spec }) =>
    spec.services.some(({ settings }) => settings.domain !== undefined),
  );
  const onVercel = Object.keys(platform.frontends).length > 0;
  return [...(onVercel || onRender ? ["letsencrypt.org"] : []), ...(onRender ? ["pki.goog"] : [])];
}

/** Judges the TXT records that will stand, against the frontend's domains. */
export const proofsFitDomains: Rule = {
  name: "proofs-fit-domains",
  reason:
    "A proof belongs to one domain; published by another environment, nobody would remove it.",
  source: "https://vercel.com/docs/domains/working-with-domains/add-a-domain",
  check: each((environment) =>
    environment.spec.frontends.flatMap(({ key, proofs, ...frontend }) => {
      const domains = [...frontend.domains, ...frontend.redirects].filter(
        (name) => !isVercelAddress(name),
      );
      return proofs.flatMap(({ domain }, index) => {
        if (domains.includes(domain)) return [];
        return [
          {
            path: at(environment, "frontends", key, "proofs", String(index)),
            problem: `of "${domain}", which is not a domain of this frontend`,
            allowed: domains.join(", ") || "none: nobody else has a name of Vercel's",
          },
        ];
      });
    }),
  ),
};

/** Judges the names of checks as GitHub will compare them. */
export const checkNames: Rule = {
  name: "check-names",
  reason: "A required check that never runs blocks every merge, and nothing says why.",
  source:
    "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository",
  check: each((environment) =>
    environment.spec.protection.checks.flatMap((name, index) => {
      const wrong = misnamed(name);
      if (wrong === undefined) return [];
      return [
        {
          path: at(environment, "protection", "checks", String(index)),
          problem: `"${name}" ${wrong}`,
          allowed:
            "a job's own name, `<calling job> / <job>` of a reusable workflow, or an app's check " +
            'such as "Vercel"',
        },
      ];
    }),
  ),
};

/** What people copy from the web page or the folder instead of the check's name. */
function misnamed(name: string): string | undefined {
  if (name !== name.trim()) return "has space around it";
  if (/\((push|pull_request|pull_request_target|merge_group)\)$/.test(name)) {
    return "ends with the event, which the web page adds";
  }
  if (/\.ya?ml$/.test(name)) return "is a workflow's file, not a check";
  return undefined;
}
