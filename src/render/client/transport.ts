import type { Clock } from "../../shared/clock.ts";
import { bucketOf, isRepeatable } from "./buckets.ts";
import type { Budgets } from "./budget.ts";
import type { Patience } from "./patience.ts";
import { wholeAnswer } from "./whole-answer.ts";
import type { WriteTimes } from "./write-times.ts";

/** No answer came: the connection failed, or took too long. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

export interface TransportOptions {
  /** Base URL of the API, to find a call's path behind it. */
  host: string;
  budgets: Budgets;
  patience: Patience;
  writes: WriteTimes;
  clock: Clock;
  /** A number from 0 to 1; spreads retries so that many callers do not come back together. */
  random: () => number;
}

/** Sends of one call before it is given up, however long each takes to fail. */
const fewestTries = 5;
const firstPauseMs = 500;
const longestPauseMs = 8000;
/** The longest that one answer may take. */
const answerTimeoutMs = 60_000;

/**
 * Sends requests: each waits for its rate limit's turn; a 429 waits as told and is sent again; an
 * answer of a failing server, or none, is tried again where a second time can do no harm.
 */
export function createTransport(
  options: TransportOptions,
): (request: Request) => Promise<Response> {
  const { host, budgets, patience, writes, clock, random } = options;
  const basePath = new URL(host).pathname.replace(/\/$/, "");
  return async (request) => {
    const path = new URL(request.url).pathname.slice(basePath.length);
    const bucket = bucketOf(request.method, path);
    const operation = `${request.method} ${path}`;
    const repeatable = isRepeatable(request.method, path);
    const trial = patience.trial(operation, fewestTries);
    for (let attempt = 1; ; ) {
      if (!(await budgets.take(bucket, operation))) return tooManyRequests();
      const answer = await send(request.clone()).catch((error: unknown) =>
        asConnectionError(error),
      );
      const response = answer instanceof ConnectionError ? undefined : answer;
      budgets.settle(bucket, response);
      if (response?.status === 429) {
        await drain(response);
        continue;
      }
      const failure = failureOf(answer);
      if (failure !== undefined && repeatable && trial.goesOn(failure)) {
        await drain(response);
        await clock.sleep(pauseAfter(attempt, random));
        attempt++;
        continue;
      }
      if (response) writes.note(request.method, path, response);
      if (response) return response;
      throw answer;
    }
  };
}

/** What passes with time; a call that Render does not have never will. */
function failureOf(answer: Response | ConnectionError): string | undefined {
  if (answer instanceof ConnectionError) return answer.message;
  return answer.status >= 500 && answer.status !== 501 ? `status ${answer.status}` : undefined;
}

async function send(request: Request): Promise<Response> {
  return await wholeAnswer(await fetch(request, { signal: AbortSignal.timeout(answerTimeoutMs) }));
}

/** Reads an answer to its end, so that its connection can serve the next call. */
async function drain(response: Response | undefined): Promise<void> {
  await response?.arrayBuffer().catch(() => undefined);
}

/** Doubles from half a second to eight, of which a random half is left out. */
function pauseAfter(attempt: number, random: () => number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
  return pause * (0.5 + random() / 2);
}

function tooManyRequests(): Response {
  return Response.json({ message: "rate limit exceeded" }, { status: 429 });
}

function asConnectionError(error: unknown): ConnectionError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return new ConnectionError(cause instanceof Error ? cause.message : String(cause));
}
