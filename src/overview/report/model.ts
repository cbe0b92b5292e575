/** What one resource went through in a run of the engine. Times in seconds since the report begins. */
export interface ReportStep {
  /** `created`, `updated`, `deleted`, `failed` ... */
  op: string;
  type: string;
  name: string;
  start: number;
  seconds: number;
}

/** One run: `up prod`, `verify dev`. */
export interface ReportRun {
  title: string;
  start: number;
  seconds: number;
  /** What it did, in numbers: `51 created`. */
  outcome: string;
  steps: ReportStep[];
}

export interface ReportCall {
  vendor: string;
  /** `POST /services`, `Create vercel:index/project:Project` */
  operation: string;
  /** HTTP status, or gRPC code (0 is success). */
  status: number;
  at: number;
}

/** What happened in a rehearsal, or in a real `up`. */
export interface RunReport {
  title: string;
  ok: boolean;
  /** When it began, where that is known. */
  began?: string;
  seconds: number;
  runs: ReportRun[];
  /** Of a rehearsal each call; a real engine does not tell them. */
  calls: ReportCall[];
  /** What somebody has to know of it. */
  findings: string[];
}
