import { type BackgroundWorker, backgroundWorkerProperties } from "../../background-worker.ts";
import { type CronJob, cronJobProperties } from "../../cron-job.ts";
import { type PrivateService, privateServiceProperties } from "../../private-service.ts";
import type { OutputsOf, PropertyTable } from "../../properties.ts";
import { type StaticSite, staticSiteProperties } from "../../static-site.ts";
import { type WebService, webServiceProperties } from "../../web-service.ts";
import type { Service, ServiceType } from "../wire.ts";

/** What Render answers of a service, from which the outputs of its type are taken. */
interface Answers {
  common: Pick<Service, "slug" | "dashboardUrl" | "ownerId">;
  url: string;
  outboundIps: string[];
}

/** All in which one type of service differs from the others. */
interface TypeOfService<Outputs> {
  /** Every input and output. A type with a `runtime` is a process. */
  properties: PropertyTable;
  /** What its resource class declares. */
  outputs(answers: Answers): Outputs;
  /** Whether Render sells it on the free plan. */
  hasFreePlan: boolean;
  /** What Render's document requires of one from an image, although it may be empty. */
  requiredOfContainers: readonly string[];
}

interface Classes {
  web_service: WebService;
  private_service: PrivateService;
  background_worker: BackgroundWorker;
  cron_job: CronJob;
  static_site: StaticSite;
}

/** Outputs of a service of any type. */
export type OutputsOfAny = OutputsOf<Classes[ServiceType]>;

/** The types of services; one that Render's document has and this table forgets does not compile. */
export const serviceTypes: { [Type in ServiceType]: TypeOfService<OutputsOf<Classes[Type]>> } = {
  web_service: {
    properties: webServiceProperties,
    outputs: ({ common, url, outboundIps }) => ({ ...common, url, host: hostOf(url), outboundIps }),
    hasFreePlan: true,
    requiredOfContainers: [],
  },
  private_service: {
    properties: privateServiceProperties,
    // Its "url" is `<host>:<port>` without a scheme.
    outputs: ({ common, url: address, outboundIps }) => {
      return { ...common, address, host: address.split(":")[0] ?? "", outboundIps };
    },
    hasFreePlan: false,
    requiredOfContainers: [],
  },
  background_worker: {
    properties: backgroundWorkerProperties,
    outputs: ({ common, outboundIps }) => ({ ...common, outboundIps }),
    hasFreePlan: false,
    requiredOfContainers: [],
  },
  cron_job: {
    properties: cronJobProperties,
    outputs: ({ common, outboundIps }) => ({ ...common, outboundIps }),
    hasFreePlan: false,
    requiredOfContainers: ["dockerCommand", "dockerContext", "dockerfilePath"],
  },
  static_site: {
    properties: staticSiteProperties,
    outputs: ({ common, url }) => ({ ...common, url, host: hostOf(url) }),
    hasFreePlan: true,
    requiredOfContainers: [],
  },
};

/** Whether services of that type run something; the others are files. */
export function isProcess(type: ServiceType): boolean {
  return "runtime" in serviceTypes[type].properties.inputs;
}

function hostOf(url: string): string {
  return url === "" ? "" : new URL(url).host;
}
