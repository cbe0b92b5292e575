import type { DeploymentArgs } from "@pulumiverse/vercel/deployment.js";
import type { DeploymentProtectionExceptionArgs } from "@pulumiverse/vercel/deploymentProtectionException.js";
import type { ProjectArgs } from "@pulumiverse/vercel/project.js";
import type { ProjectDomainArgs } from "@pulumiverse/vercel/projectDomain.js";
import type { ProjectEnvironmentVariableArgs } from "@pulumiverse/vercel/projectEnvironmentVariable.js";
import { always, type ChangesOfArgs, writeOnly } from "./outcome.ts";

/** Vercel builds with what a project says at the time; this program starts a deployment for each. */
const nextDeployment = always(
  "in place",
  "The next deployment is built with it, which this program starts; the old one goes on until then.",
  { source: "https://vercel.com/docs/builds/configure-a-build" },
);

const typeOf = (value: unknown) =>
  (value as { deploymentType?: string } | undefined)?.deploymentType;

const project: ChangesOfArgs<
  ProjectArgs,
  | "name"
  | "framework"
  | "buildCommand"
  | "installCommand"
  | "outputDirectory"
  | "rootDirectory"
  | "ignoreCommand"
  | "nodeVersion"
  | "previewDeploymentsDisabled"
  | "gitRepository"
  | "vercelAuthentication"
> = {
  title: "Vercel: project",
  opens: {
    created: true,
    inputs: { vercelAuthentication: (_, after) => typeOf(after) !== "all_deployments" },
  },
  inputs: {
    name: always("in place", "Renamed; its own domains stay."),
    framework: nextDeployment,
    buildCommand: nextDeployment,
    installCommand: nextDeployment,
    outputDirectory: nextDeployment,
    rootDirectory: nextDeployment,
    ignoreCommand: always("in place", "Which commits are built from then on."),
    nodeVersion: nextDeployment,
    previewDeploymentsDisabled: always(
      "in place",
      "Whether branches other than its own are built from then on; what was built stays.",
    ),
    gitRepository: always(
      "in place",
      "Production is deployed from the other repository or branch; the old one goes on until then.",
      { source: "https://vercel.com/docs/git" },
    ),
    vercelAuthentication: [
      {
        when: "closed to visitors",
        applies: ({ after }) => typeOf(after) === "all_deployments",
        effect: "interrupts",
        means: "Visitors of the production domains have to log in at Vercel.",
        consent: "where kept whole",
        source: "https://vercel.com/docs/deployment-protection",
      },
      {
        effect: "in place",
        means: "Which deployments only members of the team may open.",
        source: "https://vercel.com/docs/deployment-protection",
      },
    ],
  },
  deleted: always("loses", "Its deployments, domains and variables go with it."),
};

const offFirst =
  "Leaves the old one before it joins the new: the domain is not served for a moment.";

const domain: ChangesOfArgs<
  ProjectDomainArgs,
  "projectId" | "domain" | "gitBranch" | "redirect" | "redirectStatusCode"
> = {
  title: "Vercel: domain of a project",
  opens: { created: true },
  inputs: {
    projectId: always("replaces", offFirst),
    domain: always("replaces", "The old domain stops answering, and the new one starts."),
    gitBranch: always("in place", "Shows the newest deployment of the other branch."),
    redirect: always("in place", "Leads to the other domain."),
    redirectStatusCode: always("in place", "How browsers are told where it leads."),
  },
  deleted: always("interrupts", "The domain stops answering."),
};

const variable: ChangesOfArgs<
  ProjectEnvironmentVariableArgs,
  "projectId" | "key" | "value" | "sensitive" | "targets" | "gitBranch"
> = {
  title: "Vercel: environment variable",
  inputs: {
    projectId: always("replaces", "Set in the other project, and no longer in this one."),
    key: always("replaces", "The next deployment is built with the one and without the other."),
    value: nextDeployment,
    sensitive: always("replaces", "Deleted and set again: Vercel changes this at no variable."),
    targets: nextDeployment,
    gitBranch: nextDeployment,
  },
  deleted: always("in place", "The next deployment is built without it."),
  unseen: { value: { ...writeOnly, when: ({ sensitive }) => sensitive === true } },
};

const anotherDeployment = always(
  "replaces",
  "Another deployment is built; the old one serves until it is ready.",
);

const deployment: ChangesOfArgs<DeploymentArgs, "projectId" | "ref" | "production"> = {
  title: "Vercel: deployment",
  inputs: {
    projectId: anotherDeployment,
    ref: anotherDeployment,
    production: anotherDeployment,
  },
  deleted: always("in place", "The deployment stays at Vercel and goes on serving."),
};

const exception: ChangesOfArgs<DeploymentProtectionExceptionArgs, "projectId" | "alias"> = {
  title: "Vercel: domain that everybody may open",
  opens: { created: true },
  inputs: {
    projectId: always(
      "replaces",
      "The old domain asks for a login again, and the new one does not.",
    ),
    alias: always("replaces", "The old domain asks for a login again, and the new one does not."),
  },
  deleted: always("interrupts", "Only members of the Vercel team may open the domain."),
};

/** By type of resource. */
export const vercel = {
  "vercel:index/project:Project": project,
  "vercel:index/projectDomain:ProjectDomain": domain,
  "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable": variable,
  "vercel:index/deployment:Deployment": deployment,
  "vercel:index/deploymentProtectionException:DeploymentProtectionException": exception,
};
