import type { CustomDomainArgs } from "../../render/custom-domain.ts";
import type { EnvGroupArgs } from "../../render/env-group.ts";
import type { EnvironmentArgs } from "../../render/environment.ts";
import type { ProjectArgs } from "../../render/project.ts";
import type { MarkedInputs } from "../../render/properties.ts";
import type { RegistryCredentialArgs } from "../../render/registry-credential.ts";
import { always, type KindChanges, writeOnly } from "../outcome.ts";
import { moves, stateless } from "./shared.ts";

const { adopt, managedBy } = stateless;

const project: KindChanges<keyof ProjectArgs> = {
  title: "Render: project",
  inputs: {
    name: always("in place", "Renamed."),
    firstEnvironment: always("in place", "Read at creation; changes nothing afterwards."),
    adopt,
  },
  deleted: always("in place", "Render deletes a project only when it is empty."),
};

const environment: KindChanges<keyof EnvironmentArgs> = {
  title: "Render: environment",
  inputs: {
    projectId: always(
      "replaces",
      "An environment stays in its project: another is made, and the old one deleted, which Render " +
        "allows only when it is empty.",
    ),
    name: always("in place", "Renamed."),
    protected: always("in place", "Who may destroy what is in it: admins, or every member.", {
      source: "https://render.com/docs/projects",
    }),
    networkIsolation: [
      {
        when: "turned on",
        applies: ({ after }) => after === true,
        effect: "interrupts",
        means: "Private connections from other environments are refused.",
        consent: "where kept whole",
        source: "https://render.com/docs/projects",
      },
      { effect: "in place", means: "Other environments of the workspace can reach it." },
    ],
    adopt,
  },
  deleted: always("in place", "Render deletes an environment only when it is empty."),
};

const group: KindChanges<keyof MarkedInputs<EnvGroupArgs> & string> = {
  title: "Render: env group",
  inputs: {
    name: always("in place", "Renamed; services stay linked."),
    environmentId: moves,
    variables: always("in place", "Linked services are deployed with the new values."),
    variablesMode: always("in place", "Whether variables added by hand are removed from then on."),
    secretFiles: always("in place", "Linked services see the files with their next deploy."),
    adopt,
    managedBy,
  },
  deleted: always("interrupts", "Services that are linked lose its variables."),
};

const domain: KindChanges<keyof CustomDomainArgs> = {
  title: "Render: custom domain",
  opens: { created: true },
  inputs: {
    serviceId: always(
      "replaces",
      "Taken off the old service first: the domain does not answer until the new one is verified.",
    ),
    name: always("replaces", "The old domain stops answering, and the new one starts."),
    waitForVerification: always("in place", "Whether `up` waits for the DNS record to be seen."),
    adopt,
  },
  deleted: always("interrupts", "The domain stops answering."),
};

const credential: KindChanges<keyof MarkedInputs<RegistryCredentialArgs> & string> = {
  title: "Render: registry credential",
  rights: true,
  inputs: {
    name: always("in place", "Renamed."),
    registry: always("in place", "Used by the next deploy."),
    username: always("in place", "Used by the next deploy."),
    authToken: always("in place", "Used by the next deploy."),
    adopt,
    managedBy,
  },
  deleted: always("in place", "Images it gave access to cannot be deployed again."),
  unseen: { authToken: writeOnly },
};

/** By kind of resource. */
export const others = {
  Project: project,
  Environment: environment,
  EnvGroup: group,
  CustomDomain: domain,
  RegistryCredential: credential,
};
