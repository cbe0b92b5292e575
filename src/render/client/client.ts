import createClient, { type Client } from "openapi-fetch";
import { type Clock, systemClock } from "../../shared/clock.ts";
import type { paths } from "../api/schema.generated.ts";
import { Budgets, type Progress } from "./budget.ts";
import { isGone, RenderError, wordsOf } from "./errors.ts";
import { Patience } from "./patience.ts";
import type { Settings } from "./settings.ts";
import { ConnectionError, createTransport } from "./transport.ts";
import { WriteTimes } from "./write-times.ts";

/** Everything needed to talk to one workspace at Render. */
export interface Render {
  /** Calls by path, typed by Render's document. Pass each through `answer`. */
  http: Client<paths>;
  /** The workspace, sent with every list and every creation. */
  ownerId: string;
  clock: Clock;
  /** How long what fails is tried again. */
  patience: Patience;
  /** When Render last took a change of ours. */
  writes: WriteTimes;
  /** Writes a line for whoever watches the run. */
  progress: Progress;
}

export interface RenderOptions {
  /** Time for waits, polls and budgets. Default: the system's. */
  clock?: Clock;
  /** Where lines about waiting go. Default: standard error, which the engine shows. */
  progress?: Progress;
  /** From 0 to 1. Default: Math.random. */
  random?: () => number;
}

export function createRender(settings: Settings, options: RenderOptions = {}): Render {
  const { clock = systemClock, random = Math.random } = options;
  const { progress = (line: string) => console.error(line) } = options;
  const budgets = new Budgets(clock, progress);
  const patience = new Patience(clock, progress);
  const writes = new WriteTimes();
  const http = createClient<paths>({
    baseUrl: settings.host,
    headers: { Authorization: `Bearer ${settings.apiKey}`, Accept: "application/json" },
    fetch: createTransport({ host: settings.host, budgets, patience, writes, clock, random }),
    // Render reads comma-joined lists, but for the one call that says otherwise.
    querySerializer: { array: { style: "form", explode: false } },
  });
  return { http, ownerId: settings.ownerId, clock, patience, writes, progress };
}

interface FetchResult<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * What a call answered. Throws a RenderError that says what was being done (`operation`, for
 * example `read service srv-...`) where it did not succeed.
 */
export async function answer<Data>(
  operation: string,
  call: Promise<FetchResult<Data>>,
): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof ConnectionError) {
      throw new RenderError({ operation, status: 0, words: cause.message });
    }
    throw cause;
  });
  if (response.ok) return data as Data;
  throw new RenderError({ operation, status: response.status, words: wordsOf(error) });
}

/** Like `answer`, for removals: what is gone already has been removed. */
export async function removed(
  operation: string,
  call: Promise<FetchResult<unknown>>,
): Promise<void> {
  await answer(operation, call).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
