import type { dynamic } from "@pulumi/pulumi";
import type { ResourceKind } from "../resource.ts";
import { customDomainImplementation } from "./custom-domain.ts";
import { envGroupImplementation } from "./env-group.ts";
import { environmentImplementation } from "./environment.ts";
import { hostProvider } from "./host.ts";
import type { Context } from "./implementation.ts";
import { keyValueImplementation } from "./key-value.ts";
import { postgresImplementation } from "./postgres.ts";
import { projectImplementation } from "./project.ts";
import { registryCredentialImplementation } from "./registry-credential.ts";
import { serviceImplementation } from "./service.ts";

type MakeProvider = (context: () => Context) => dynamic.ResourceProvider;

/** The provider of each kind of resource. The context is asked for by the first call that needs it. */
export const providers: Record<ResourceKind, MakeProvider> = {
  Project: (context) => hostProvider(projectImplementation, context),
  Environment: (context) => hostProvider(environmentImplementation, context),
  WebService: (context) => hostProvider(serviceImplementation("web_service"), context),
  PrivateService: (context) => hostProvider(serviceImplementation("private_service"), context),
  BackgroundWorker: (context) => hostProvider(serviceImplementation("background_worker"), context),
  CronJob: (context) => hostProvider(serviceImplementation("cron_job"), context),
  StaticSite: (context) => hostProvider(serviceImplementation("static_site"), context),
  EnvGroup: (context) => hostProvider(envGroupImplementation, context),
  KeyValue: (context) => hostProvider(keyValueImplementation, context),
  Postgres: (context) => hostProvider(postgresImplementation, context),
  CustomDomain: (context) => hostProvider(customDomainImplementation, context),
  RegistryCredential: (context) => hostProvider(registryCredentialImplementation, context),
};
