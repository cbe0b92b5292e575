import type { Unwrap } from "@pulumi/pulumi";
import type { CronJobArgs } from "../../cron-job.ts";
import type { MarkedInputs } from "../../properties.ts";
import type { ServiceArgs } from "../../service-args.ts";
import type { StaticSiteArgs } from "../../static-site.ts";
import type { WebServiceArgs } from "../../web-service.ts";
import type { DeployMark } from "./running.ts";
import type { OutputsOfAny } from "./types.ts";

/** Inputs of the five kinds of service in one: each kind uses those it has. */
export type ServiceInputs = Partial<Unwrap<WebServiceArgs>> &
  Partial<Unwrap<CronJobArgs>> &
  Partial<Unwrap<StaticSiteArgs>> &
  Pick<MarkedInputs<ServiceArgs>, "name" | "managedBy">;

export type InputName = keyof ServiceInputs & string;

export type ServiceOutputs = OutputsOfAny & {
  /** Known to the provider alone: whether something changed that still needs a deploy to be seen. */
  deployDue: boolean;
  /** Likewise: the deploy that runs with all that was set; none before there was one. */
  deployed?: DeployMark | undefined;
};
