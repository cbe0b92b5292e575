import type { BackgroundWorkerArgs } from "../../render/background-worker.ts";
import type { CronJobArgs } from "../../render/cron-job.ts";
import type { PrivateServiceArgs } from "../../render/private-service.ts";
import type { MarkedInputs } from "../../render/properties.ts";
import type {
  LongRunningServiceArgs,
  RuntimeServiceArgs,
  ServiceArgs,
} from "../../render/service-args.ts";
import type { StaticSiteArgs } from "../../render/static-site.ts";
import type { WebServiceArgs } from "../../render/web-service.ts";
import { always, type Case, type KindChanges, type Outcomes } from "../outcome.ts";
import { disk, hasDisk } from "./disk.ts";
import { addresses, letsIn, moves, stateless, suspended } from "./shared.ts";

type Of<Args> = Record<keyof MarkedInputs<Args> & string, Outcomes>;

const stopsForDeploy: Case = {
  when: "the service has a disk",
  applies: ({ inputs }) => hasDisk(inputs.before),
  effect: "interrupts",
  means: "One deploy: with a disk the old instance stops before the new one starts.",
  source: "https://render.com/docs/disks",
};

/** What a running service sees only after a deploy. */
export const oneDeploy: Outcomes = [
  stopsForDeploy,
  {
    effect: "in place",
    means: "One deploy: new instances are started, and then the old ones are stopped.",
    source: "https://render.com/docs/deploys",
  },
];

/** The same of what does not keep running. */
const oneBuild = always("in place", "One deploy: it is built anew, and used from then on.");
const noDeploy = (means: string) => always("in place", means);

const region: Outcomes = [
  {
    when: "the service has a disk",
    applies: ({ inputs }) => hasDisk(inputs.before),
    effect: "loses",
    means:
      "Render moves no service: another is made, with another host name and without what is on " +
      "the disk.",
    source: "https://render.com/docs/regions",
  },
  {
    effect: "replaces",
    means:
      "Render moves no service: another is made, with another host name; refused until " +
      "`allowDeletion` names it.",
    source: "https://render.com/docs/regions",
  },
];

/** What every kind of service takes; a deploy means more where something keeps running. */
const serviceInputs = (deploy: Outcomes): Of<ServiceArgs> => ({
  name: noDeploy("Renamed; the host name made at creation stays."),
  environmentId: moves,
  repo: deploy,
  branch: deploy,
  rootDir: deploy,
  buildFilter: noDeploy("Which commits cause a deploy from then on."),
  autoDeploy: noDeploy("When Render deploys by itself from then on."),
  variables: deploy,
  variablesMode: noDeploy("Whether variables added by hand are removed from then on."),
  envGroups: deploy,
  secretFiles: deploy,
  suspended,
  mayBeSuspended: always("in place", "Who may stop it; nothing changes at Render."),
  previews: noDeploy("Whether pull requests get a preview from then on."),
  ...stateless,
});

const runtimeInputs = (deploy: Outcomes): Of<RuntimeServiceArgs> => ({
  ...serviceInputs(deploy),
  region,
  plan: [
    {
      when: "to free",
      applies: ({ before, after }) => after === "free" && before !== "free",
      effect: "interrupts",
      means: "A free service sleeps after 15 minutes without a request, and the next one waits.",
      consent: "where kept whole",
      source: "https://render.com/docs/free",
    },
    ...deploy,
  ],
  runtime: deploy,
  buildCommand: deploy,
  startCommand: deploy,
  dockerfilePath: deploy,
  dockerContext: deploy,
  image: deploy,
});

const longRunningInputs: Of<LongRunningServiceArgs> = {
  ...runtimeInputs(oneDeploy),
  preDeployCommand: oneDeploy,
  instances: noDeploy("Instances are added, or stopped when they have answered what they began."),
  autoscaling: noDeploy("How many instances run follows the load between the new bounds."),
  disk,
  maxShutdownDelaySeconds: oneDeploy,
};

const renderSubdomain: Outcomes = [
  {
    when: "disabled",
    applies: ({ after }) => after === "disabled",
    effect: "interrupts",
    means: "Its onrender.com host stops answering; domains of its own go on.",
    consent: "where kept whole",
  },
  { effect: "in place", means: "Its onrender.com host answers from then on." },
];

const webInputs: Of<WebServiceArgs> = {
  ...longRunningInputs,
  healthCheckPath: oneDeploy,
  maintenanceMode: [
    {
      when: "turned on",
      applies: ({ after }) => (after as { enabled?: boolean } | undefined)?.enabled === true,
      effect: "interrupts",
      means: "Everybody gets the maintenance page until it is turned off.",
      consent: "where kept whole",
      source: "https://render.com/docs/maintenance-mode",
    },
    { effect: "in place", means: "Requests reach the service." },
  ],
  renderSubdomain,
  ipAllowList: addresses,
};

const cronInputs: Of<CronJobArgs> = {
  ...runtimeInputs(oneBuild),
  schedule: noDeploy("When it runs from then on, in UTC."),
};

const siteInputs: Of<StaticSiteArgs> = {
  ...serviceInputs(oneBuild),
  buildCommand: oneBuild,
  publishPath: oneBuild,
  headers: noDeploy("What browsers are told with each answer from then on."),
  routes: noDeploy("Where requests lead from then on."),
  renderSubdomain,
  ipAllowList: addresses,
};

const deleted: Outcomes = [
  {
    when: "the service has a disk",
    applies: ({ inputs }) => hasDisk(inputs.before),
    effect: "loses",
    means: "The service stops for good, and what is on its disk is gone.",
    source: "https://render.com/docs/disks",
  },
  { effect: "interrupts", means: "The service stops for good; nothing it serves answers." },
];

/** Of a service that was rolled back, or whose last deploy did not come to its end. */
const due: KindChanges["due"] = {
  output: "deployDue",
  outcomes: [
    {
      ...stopsForDeploy,
      means:
        "What runs is older than what is set: one deploy, for which the old instance stops before " +
        "the new one starts.",
    },
    { effect: "in place", means: "What runs is older than what is set: one deploy." },
  ],
};

const ofService = <Inputs extends Record<string, Outcomes>>(title: string, inputs: Inputs) =>
  ({ title: `Render: ${title}`, inputs, due, deleted }) satisfies KindChanges;

/** Whoever asks is answered: a service that the internet reaches. */
const opens: KindChanges["opens"] = {
  created: true,
  inputs: { renderSubdomain: (_, after) => after !== "disabled", ipAllowList: letsIn },
};

/** By kind of resource. */
export const services = {
  WebService: { ...ofService<Of<WebServiceArgs>>("web service", webInputs), opens },
  PrivateService: ofService<Of<PrivateServiceArgs>>("private service", longRunningInputs),
  BackgroundWorker: ofService<Of<BackgroundWorkerArgs>>("background worker", longRunningInputs),
  CronJob: ofService<Of<CronJobArgs>>("cron job", cronInputs),
  StaticSite: { ...ofService<Of<StaticSiteArgs>>("static site", siteInputs), opens },
};
