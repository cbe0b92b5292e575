import type { Unwrap } from "@pulumi/pulumi";
import type { CronJobArgs } from "../../cron-job.ts";
import type { StaticSiteArgs } from "../../static-site.ts";
import type { WebServiceArgs } from "../../web-service.ts";

/** Inputs of the five kinds of service in one: each kind uses those it has. */
export type ServiceInputs = Partial<Unwrap<WebServiceArgs>> &
  Partial<Unwrap<CronJobArgs>> &
  Partial<Unwrap<StaticSiteArgs>> & {
    name: string;
    /** Pulumi project and stack, written on services that stand in no environment of ours. */
    managedBy?: string;
  };

export type InputName = keyof ServiceInputs & string;

export interface ServiceOutputs {
  slug: string;
  dashboardUrl: string;
  ownerId: string;
  url?: string;
  host?: string;
  address?: string;
  outboundIps?: string[];
  /** Whether something was changed that the running service has not seen, for want of a deploy. */
  deployDue: boolean;
}

/** Variable that says whose a service is, where no environment does. */
export const markerVariable = "PULUMI_MANAGED_BY";
