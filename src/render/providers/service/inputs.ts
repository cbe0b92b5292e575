import type { Unwrap } from "@pulumi/pulumi";
import { type BackgroundWorker, backgroundWorkerProperties } from "../../background-worker.ts";
import { type CronJob, type CronJobArgs, cronJobProperties } from "../../cron-job.ts";
import { type PrivateService, privateServiceProperties } from "../../private-service.ts";
import type { MarkedInputs, OutputsOf, PropertyTable } from "../../properties.ts";
import type { ServiceArgs } from "../../service-args.ts";
import { type StaticSite, type StaticSiteArgs, staticSiteProperties } from "../../static-site.ts";
import { type WebService, type WebServiceArgs, webServiceProperties } from "../../web-service.ts";
import type { ServiceType } from "../wire.ts";

/** Inputs of the five kinds of service in one: each kind uses those it has. */
export type ServiceInputs = Partial<Unwrap<WebServiceArgs>> &
  Partial<Unwrap<CronJobArgs>> &
  Partial<Unwrap<StaticSiteArgs>> &
  Pick<MarkedInputs<ServiceArgs>, "name" | "managedBy">;

export type InputName = keyof ServiceInputs & string;

/** What the resource class of each type says that Render answers. */
export interface AnswersOf {
  web_service: OutputsOf<WebService>;
  private_service: OutputsOf<PrivateService>;
  background_worker: OutputsOf<BackgroundWorker>;
  cron_job: OutputsOf<CronJob>;
  static_site: OutputsOf<StaticSite>;
}

/** Known to the provider alone. */
export interface Progress {
  /** Whether something was changed that the running service has not seen, for want of a deploy. */
  deployDue: boolean;
}

/** Outputs of a service of any type. */
export type ServiceOutputs = AnswersOf[ServiceType] & Progress;

/** Every input and output of each type of service, and what it is. */
export const serviceProperties = {
  web_service: webServiceProperties,
  private_service: privateServiceProperties,
  background_worker: backgroundWorkerProperties,
  cron_job: cronJobProperties,
  static_site: staticSiteProperties,
} as const satisfies Record<ServiceType, PropertyTable>;
