import { createHmac } from "node:crypto";
import {
  ComponentResource,
  type ComponentResourceOptions,
  log,
  type Output,
  output,
  type Resource,
  unsecret,
} from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { Deployment } from "@pulumiverse/vercel/deployment.js";
import { DeploymentProtectionException } from "@pulumiverse/vercel/deploymentProtectionException.js";
import { getDomainConfigOutput } from "@pulumiverse/vercel/getDomainConfig.js";
import { Project } from "@pulumiverse/vercel/project.js";
import { ProjectDomain } from "@pulumiverse/vercel/projectDomain.js";
import { ProjectEnvironmentVariable } from "@pulumiverse/vercel/projectEnvironmentVariable.js";
import type { EnvironmentSpec, FrontendSpec } from "../config/spec.ts";
import type { DeletionProtection } from "./deletion-protection.ts";
import type { DnsEntry } from "./dns-entry.ts";
import { type LiveValues, resolveVariables } from "./resolve-variables.ts";
import { whenPresent } from "./when-present.ts";

export interface FrontendArgs {
  spec: FrontendSpec;
  /** Id of the other stack's project whose previews this is; none if the project is our own. */
  previewOf: Output<string> | undefined;
  /** GitHub repository and branch that Vercel builds. Changed in place. */
  repository: EnvironmentSpec["repository"];
  branch: string;
  /** Type of the record that leads to each of its domains. */
  hosts: EnvironmentSpec["hosts"];
  /** What references in the variables stand for. */
  values: LiveValues;
  /** Keeps the project. */
  deletionProtection: DeletionProtection;
}

type OwnProject = Extract<FrontendSpec["project"], { own: true }>;

/**
 * A page or application on Vercel: a project of its own that deploys one branch to production, or
 * the previews of one branch in another stack's project. Its variables reach users with a
 * deployment, so a change of one deploys the branch's newest commit again. No cost of its own.
 */
export class Frontend extends ComponentResource {
  readonly projectId: Output<string>;
  /** Records that point its domains at Vercel. */
  readonly dns: DnsEntry[];

  constructor(name: string, args: FrontendArgs, opts?: ComponentResourceOptions) {
    super("platform:environment:Frontend", name, {}, opts);
    const { spec } = args;

    this.projectId = args.previewOf ?? this.#project(name, args, spec.project as OwnProject).id;
    const domains = this.#domains(name, spec, args);
    const variables = this.#variables(name, spec, args);
    this.#deployment(name, args, variables);

    if (args.previewOf && spec.deploymentProtection === "none") this.#openToAll(name, domains);

    const leading = domains.flatMap((domain) => this.#dnsEntry(domain, args.hosts));
    const proofs = spec.proofs.map(
      ({ domain: _, ...record }): DnsEntry => ({ ...record, type: "TXT" }),
    );
    this.dns = [...leading, ...proofs];
    this.registerOutputs({ projectId: this.projectId });
  }

  #project(name: string, args: FrontendArgs, project: OwnProject): Project {
    return new Project(`${name}-project`, projectArgs(project.name, args), {
      parent: this,
      import: project.adopt,
      ...args.deletionProtection.keep(project.name),
    });
  }

  /** The canonical domain and its equals first, then those that lead there. */
  #domains(name: string, spec: FrontendSpec, args: FrontendArgs): NamedDomain[] {
    const gitBranch = args.previewOf ? args.branch : undefined;
    const claim = (domain: string, rest: object, dependsOn?: Resource) => {
      const resource = new ProjectDomain(
        `${name}-${domain}`,
        { projectId: this.projectId, domain, ...rest },
        // A domain serves one project at a time: it leaves the old one before it joins the new.
        {
          parent: this,
          dependsOn,
          deleteBeforeReplace: true,
          import: spec.adopted.domains[domain],
        },
      );
      whenPresent([resource.verifications], (challenges) =>
        tellOfChallenges(spec, challenges, resource),
      );
      return { name: domain, resource };
    };
    const serving = spec.domains.map((domain) => claim(domain, { gitBranch }));
    const [canonical] = serving;
    const redirecting = spec.redirects.map((domain) =>
      claim(domain, { redirect: canonical!.name, redirectStatusCode: 308 }, canonical!.resource),
    );
    return [...serving, ...redirecting];
  }

  /** Previews are for members of the Vercel team; each of these domains is let out of that. */
  #openToAll(name: string, domains: NamedDomain[]): void {
    for (const { name: domain, resource } of domains) {
      new DeploymentProtectionException(
        `${name}-${domain}-open`,
        { projectId: this.projectId, alias: resource.domain },
        { parent: resource },
      );
    }
  }

  #variables(name: string, spec: FrontendSpec, args: FrontendArgs): Variable[] {
    const gitBranch = spec.previews === "all" ? undefined : args.branch;
    const place = args.previewOf
      ? { targets: ["preview"], gitBranch }
      : { targets: ["production"] };
    return Object.entries(resolveVariables(spec.variables, args.values)).map(([key, value]) => {
      const sensitive = spec.secretVariables.includes(key);
      const resource = new ProjectEnvironmentVariable(
        `${name}-${key}`,
        { projectId: this.projectId, key, value, sensitive, ...place },
        // Vercel keeps one value per key, target and branch: the old one has to go first.
        { parent: this, deleteBeforeReplace: true, ...adoption(spec.adopted.variables[key]) },
      );
      return { key, value, resource };
    });
  }

  /** A deployment as a thing of its own, made anew whenever something changed that it builds in. */
  #deployment(name: string, args: FrontendArgs, variables: Variable[]): void {
    const builtIn = Object.fromEntries(variables.map(({ key, value }) => [key, value]));
    const { framework, build, install, output: folder, root, node } = args.spec;
    const settings = { framework, build, install, folder, root, node };
    // The engine forgets secret triggers, so the trigger is a digest nobody can try values on.
    const key = new RandomPassword(`${name}-digest-key`, { length: 32 }, { parent: this }).result;
    const digest = whenPresent(
      [key, output({ builtIn, settings })],
      (secretKey, everything) =>
        createHmac("sha256", secretKey).update(JSON.stringify(everything)).digest("hex"),
      "", // The SDK takes no trigger that is undefined.
    );
    new Deployment(
      `${name}-deployment`,
      { projectId: this.projectId, ref: args.branch, production: args.previewOf === undefined },
      {
        parent: this,
        dependsOn: variables.map(({ resource }) => resource),
        replacementTrigger: unsecret(digest),
      },
    );
  }

  /** The values are Vercel's answer for this project; they differ between projects. None for a name of Vercel's own. */
  #dnsEntry({ name, resource }: NamedDomain, hosts: FrontendArgs["hosts"]): DnsEntry[] {
    const { record } = hosts.find((host) => host.name === name)!;
    if (record === undefined) return [];
    const config = whenPresent([resource.domain, this.projectId], (domain, projectIdOrName) =>
      getDomainConfigOutput({ domain, projectIdOrName }, { parent: this, dependsOn: resource }),
    );
    if (record === "CNAME") return [{ name, type: record, content: config.recommendedCname }];
    const content = whenPresent([config.recommendedIpv4s], (addresses) => addresses[0]!);
    return [{ name, type: record, content }];
  }
}

interface NamedDomain {
  name: string;
  resource: ProjectDomain;
}

interface Variable {
  key: string;
  value: string | Output<string>;
  resource: ProjectEnvironmentVariable;
}

/** Vercel makes a readable variable sensitive only by replacing it, and we replace nothing adopted. */
function adoption(importId: string | undefined) {
  return importId === undefined ? {} : { import: importId, ignoreChanges: ["sensitive"] };
}

/** Due only where another Vercel account uses the domain; until it is met nothing is served. */
function tellOfChallenges(
  { key, proofs }: FrontendSpec,
  challenges: Challenge[],
  resource: Resource,
): void {
  for (const { type, domain: name, value } of challenges) {
    if (proofs.some(({ content }) => content === value)) continue;
    const domain = value.replace(/^.*=|,.*$/g, "");
    log.warn(
      `Vercel does not serve ${domain} before you prove that it is yours: publish a ${type} ` +
        `record ${name} with the content "${value}". To have it published by the next up, write ` +
        `proofs: ["${value}"] under frontends.${key}.`,
      resource,
    );
  }
}

type Challenge = { type: string; domain: string; value: string };

/** Settings of a project; those the config leaves out stay Vercel's to decide. */
function projectArgs(name: string, { spec, repository, branch }: FrontendArgs) {
  return {
    name,
    framework: spec.framework,
    buildCommand: spec.build,
    installCommand: spec.install,
    outputDirectory: spec.output,
    rootDirectory: spec.root,
    ignoreCommand: spec.ignoreBuild,
    previewDeploymentsDisabled: spec.previews === "none" ? true : undefined,
    nodeVersion: spec.node,
    gitRepository: {
      type: "github",
      repo: `${repository.owner}/${repository.name}`,
      productionBranch: branch,
    },
    vercelAuthentication: { deploymentType: deploymentProtection[spec.deploymentProtection] },
  };
}

/** Our words for Vercel's: who may open deployments that are not on a production domain. */
const deploymentProtection = {
  standard: "standard_protection_new",
  all: "all_deployments",
  previews: "only_preview_deployments",
  none: "none",
} as const;
