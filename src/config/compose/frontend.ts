import type { z } from "zod";
import type { environmentFrontend } from "../environment.ts";
import { names } from "../names.ts";
import type { Frontend, Platform } from "../platform.ts";
import { mergeVariables } from "../template.ts";
import { previewOrigins } from "./preview-origins.ts";

/** A frontend of one environment: what the platform says of it, and what the environment does. */
export function composeFrontend(
  platform: Platform,
  stack: string,
  key: string,
  shared: Frontend,
  own: z.infer<typeof environmentFrontend>,
  sharedProject: string | undefined,
) {
  const project = own.project ?? names.vercelProject(platform.name, key, stack);
  const previewsIn = own.previewOf === undefined ? project : sharedProject;
  const urls = own.domains.map((domain) => `https://${domain}`);
  return {
    key,
    /** Vercel project: our own, or another stack's whose previews we use. */
    project:
      own.previewOf === undefined
        ? {
            own: true as const,
            name: project,
            adopt: own.adopt,
          }
        : previewHost(own.previewOf, key),
    /** Branches whose previews have its variables; none given: its own, and of its own project none. */
    previews: own.previews,
    /** Name of the Vercel project that its previews are built in, where it is known. */
    previewsIn,
    /** Regular expression of their origins. */
    previewOrigins: previewPattern(own, previewsIn, platform.vercelTeam),
    /** What the adopted project has already: import ids by domain and by variable. */
    adopted: { domains: own.adoptDomains, variables: own.adoptVariables },
    framework: shared.framework,
    build: shared.build,
    install: shared.install,
    output: shared.output,
    root: shared.root,
    ignoreBuild: shared.ignoreBuild,
    node: shared.node,
    deploymentProtection: own.deploymentProtection,
    /** TXT records that prove to Vercel whose domains these are. */
    proofs: own.proofs.map((content) => composeProof(platform.domain ?? "", content)),
    /** Canonical first. */
    domains: own.domains,
    redirects: own.redirects,
    /** `https://<canonical domain>` */
    url: urls[0] ?? "",
    /** Origins the API has to accept: those of its domains and the extra ones. */
    origins: [...urls, ...own.extraOrigins],
    variables: mergeVariables(shared.variables, own.variables),
  };
}

/** Whose project shows its previews: another stack's, or one that nobody manages here. */
function previewHost(previewOf: string | { project: string }, frontend: string) {
  if (typeof previewOf === "string") return { own: false as const, stack: previewOf, frontend };
  return { own: false as const, stack: undefined, id: previewOf.project };
}

function previewPattern(
  { previews, previewOf }: z.infer<typeof environmentFrontend>,
  project: string | undefined,
  team: string | undefined,
): string | undefined {
  if (previewOf === undefined || previews !== "all") return undefined;
  if (project === undefined || team === undefined) return undefined;
  return previewOrigins({ project, team });
}

/** Vercel looks for proofs at one name, whatever name below it they are about. */
function composeProof(zone: string, content: string) {
  const domain = content.slice(content.indexOf("=") + 1, content.indexOf(","));
  return {
    /** The one it proves: www.example.com of `vc-domain-verify=www.example.com,...`. */
    domain,
    name: `_vercel.${zone}`,
    content,
    /** Tells records of one name apart. */
    key: `proof-${domain}`,
  };
}
