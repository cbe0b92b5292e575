import type { dynamic } from "@pulumi/pulumi";
import { createRender } from "./client/client.ts";
import { createClock } from "./client/fast-clock.ts";
import { type ConfigReader, readSettings } from "./client/settings.ts";
import { customDomainImplementation } from "./providers/custom-domain.ts";
import { envGroupImplementation } from "./providers/env-group.ts";
import { environmentImplementation } from "./providers/environment.ts";
import { hostProvider } from "./providers/host.ts";
import type { Context } from "./providers/implementation.ts";
import { keyValueImplementation } from "./providers/key-value.ts";
import { postgresImplementation } from "./providers/postgres.ts";
import { projectImplementation } from "./providers/project.ts";
import { registryCredentialImplementation } from "./providers/registry-credential.ts";
import { serviceImplementation } from "./providers/service.ts";
import { SharedReads } from "./providers/shared-reads.ts";
import type { Kind } from "./resource.ts";

type MakeProvider = (context: () => Context) => dynamic.ResourceProvider;

const providers: Record<Kind, MakeProvider> = {
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

let shared: Context | undefined;

/**
 * The provider of one kind of resource, called by the text that resource.ts puts into state. All
 * kinds share one client in a process, so that they share budgets and list pages. Credentials are
 * asked for by the first call that needs them: checking and comparing work without.
 */
export function provider(kind: Kind, config: { get: ConfigReader }): dynamic.ResourceProvider {
  const context = () => {
    shared ??= createContext(config);
    return shared;
  };
  return providers[kind](context);
}

function createContext(config: { get: ConfigReader }): Context {
  const settings = readSettings((key) => config.get(key), process.env);
  const render = createRender(settings, { clock: createClock(process.env) });
  return { ...render, reads: new SharedReads(render) };
}
