import { serviceOf, settle } from "../account.ts";
import { type Account, created, type Handlers, noContent, ok } from "../call.ts";
import { recordEvent } from "../events.ts";
import { listAnswer } from "../lists.ts";
import { badRequest, notFound } from "../refusals.ts";
import { serviceTypes } from "../service-types.ts";
import type { CronRunRow, JobRow } from "../tables.ts";
import { timestamp } from "../timestamps.ts";

/** One-off jobs of a service, and runs of cron jobs asked for by hand. */
export const jobHandlers: Handlers = {
  "list-job": (call) => {
    const { id } = serviceOf(call, call.path.serviceId);
    const rows = Object.values(call.tables.jobs).filter((job) => job.serviceId === id);
    for (const row of rows) settle(call, row);
    return listAnswer(call.query, rows, { noun: "job", answer: jobAnswer });
  },

  "post-job": (call) => {
    const { world, tables, body } = call;
    const service = serviceOf(call, call.path.serviceId);
    if (!serviceTypes[service.type].isProcess) throw badRequest("static sites cannot run jobs");
    const job: JobRow = {
      id: world.id("job-", service.id),
      serviceId: service.id,
      startCommand: body.startCommand,
      // Recorded: what was not asked for stays empty.
      planId: body.planId ?? "",
      status: "pending",
      createdAt: timestamp(world),
      ahead: ["running", "succeeded"],
      since: world.now(),
    };
    tables.jobs[job.id] = job;
    return created(jobAnswer(job));
  },

  "retrieve-job": (call) => {
    const job = jobOf(call, call.path);
    settle(call, job, true);
    return ok(jobAnswer(job));
  },

  "cancel-job": (call) => {
    const job = jobOf(call, call.path);
    settle(call, job);
    if (job.ahead.length === 0) throw badRequest(`job has ended: ${job.id}`);
    job.status = "canceled";
    job.ahead = [];
    return ok(jobAnswer(job));
  },

  "run-cron-job": (call) => {
    const { world, tables } = call;
    const service = cronJobOf(call, call.path.cronJobId);
    cancelRuns(call, service.id);
    const run: CronRunRow = {
      id: world.id("crr-", service.id),
      serviceId: service.id,
      status: "pending",
      startedAt: timestamp(world),
      triggeredBy: "usr-sandbox",
      ahead: ["successful"],
      since: world.now(),
    };
    tables.cronRuns[run.id] = run;
    recordEvent(call, service.id, "cron_job_run_started", { cronJobRunId: run.id });
    return ok(runAnswer(run));
  },

  "cancel-cron-job-run": (call) => {
    cancelRuns(call, cronJobOf(call, call.path.cronJobId).id);
    return noContent();
  },
};

function jobOf(account: Account, path: { serviceId: string; jobId: string }): JobRow {
  serviceOf(account, path.serviceId);
  const job = account.tables.jobs[path.jobId];
  if (job?.serviceId !== path.serviceId) throw notFound(path.jobId);
  return job;
}

function cronJobOf(account: Account, id: string) {
  const service = serviceOf(account, id);
  if (service.type !== "cron_job") throw notFound(id);
  return service;
}

/** One run at a time: a new one cancels the one under way. */
function cancelRuns(account: Account, serviceId: string): void {
  const runs = Object.values(account.tables.cronRuns);
  for (const run of runs.filter((candidate) => candidate.serviceId === serviceId)) {
    settle(account, run);
    if (run.ahead.length === 0) continue;
    run.status = "canceled";
    run.ahead = [];
  }
}

function jobAnswer({ ahead: _, since: __, ...answer }: JobRow) {
  return answer;
}

function runAnswer({ ahead: _, since: __, serviceId: ___, ...answer }: CronRunRow) {
  return answer;
}
