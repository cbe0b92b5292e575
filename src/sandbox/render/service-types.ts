import type { Schemas } from "./tables.ts";

/** What differs between the types of services in more than one place, as Render has them. */
interface TypeOfService {
  /** Schema of its details in the document; of bodies with `POST` and `PATCH` behind it. */
  details: string;
  /** Its word in the dashboard's addresses and in an env group's list of services. */
  short: "static" | "web" | "pserv" | "worker" | "cron";
  idPrefix: "srv-" | "crn-";
  /** Whether a process runs, on a plan that is paid for; else it is files. */
  isProcess: boolean;
  /** Whether it answers the public, under onrender.com and custom domains. */
  isPublic: boolean;
  /** Whether it keeps running, and may have a disk; a cron job ends. */
  keepsRunning: boolean;
}

export const serviceTypes: Record<Schemas["serviceType"], TypeOfService> = {
  static_site: {
    details: "staticSiteDetails",
    short: "static",
    idPrefix: "srv-",
    isProcess: false,
    isPublic: true,
    keepsRunning: false,
  },
  web_service: {
    details: "webServiceDetails",
    short: "web",
    idPrefix: "srv-",
    isProcess: true,
    isPublic: true,
    keepsRunning: true,
  },
  private_service: {
    details: "privateServiceDetails",
    short: "pserv",
    idPrefix: "srv-",
    isProcess: true,
    isPublic: false,
    keepsRunning: true,
  },
  background_worker: {
    details: "backgroundWorkerDetails",
    short: "worker",
    idPrefix: "srv-",
    isProcess: true,
    isPublic: false,
    keepsRunning: true,
  },
  cron_job: {
    details: "cronJobDetails",
    short: "cron",
    idPrefix: "crn-",
    isProcess: true,
    isPublic: false,
    keepsRunning: false,
  },
};
