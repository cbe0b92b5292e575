import { UserError } from "../../shared/errors.ts";

/** What is known about a call to Render that did not succeed. */
interface Failure {
  /** What was being done, to what: `create web service "shop-api"`. */
  operation: string;
  /** HTTP status; 0 where no answer came. */
  status: number;
  /** Render's own words, or why no answer came. */
  words: string;
}

/**
 * A call to Render that failed for good. Its message says what was being done, what came back and
 * what to do next. It holds no header and no body, so printing it cannot print a secret.
 */
export class RenderError extends UserError {
  readonly operation: string;
  readonly status: number;
  /** The change may have been made all the same: the answer was lost or is no answer of Render's. */
  readonly ambiguous: boolean;

  constructor({ operation, status, words }: Failure) {
    const answer = status === 0 ? `no answer (${words})` : `Render answered ${status}: ${words}`;
    super(`Could not ${operation}: ${answer}. ${nextStep(status)}`);
    this.operation = operation;
    this.status = status;
    this.ambiguous = status === 0 || (status >= 500 && status !== 501);
  }
}

/** Whether an error says that the object does not exist: 404, and 410 which Render documents too. */
export function isGone(error: unknown): boolean {
  return error instanceof RenderError && (error.status === 404 || error.status === 410);
}

/** For `.catch` of a read: undefined where the object is gone; any other error goes on. */
export function undefinedIfGone(error: unknown): undefined {
  if (!isGone(error)) throw error;
  return undefined;
}

/** Whether an error is a clash with the state of something else. */
export function isConflict(error: unknown): boolean {
  return error instanceof RenderError && error.status === 409;
}

/**
 * Whether a creation may have been refused for what is there already. Render documents 409 for a
 * state conflict and 400 for a bad body, and not which of them a name in use is.
 */
export function isTaken(error: unknown): boolean {
  return error instanceof RenderError && (error.status === 409 || error.status === 400);
}

/** Whether a change may have been made although its call failed. */
export function isAmbiguous(error: unknown): boolean {
  return error instanceof RenderError && error.ambiguous;
}

/** Render's words from an answer that is no success: JSON with a message, or a proxy's page. */
export function wordsOf(body: unknown): string {
  if (typeof body === "object" && body !== null && "message" in body) {
    const code = "code" in body && body.code ? ` (${String(body.code)})` : "";
    return `${shortened(String(body.message), 500)}${code}`;
  }
  const text = typeof body === "string" ? body.replace(/<[^>]*>/g, " ") : "";
  return shortened(text.replace(/\s+/g, " ").trim(), 200) || "no message";
}

/** Its beginning, in whole words: half of a secret would not be known for one. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\S*$/, "...");
}

/** The text with every one of those values replaced, for words that come from outside. */
export function redact(text: string, secrets: Iterable<string>): string {
  // Shorter values (ports, flags) would turn harmless text into riddles.
  const hidden = [...new Set(secrets)].filter((secret) => secret.length >= 6);
  hidden.sort((a, b) => b.length - a.length);
  return hidden.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}

function nextStep(status: number): string {
  switch (status) {
    case 0:
      return "Run the command again; it continues where this one stopped.";
    case 400:
      return "Correct the configuration of this resource.";
    case 401:
      return "Set a valid key as render:apiKey or RENDER_API_KEY.";
    case 402:
      return "Add a payment method to the workspace, or raise its spending limit.";
    case 403:
      return "Use the key of a user with the right to do this; protected environments need an admin.";
    case 404:
    case 410:
      return "If it was deleted by hand, run `pulumi refresh` and then `pulumi up`.";
    case 409:
      return "Free what it clashes with (a name in use, or a container that is not empty) and run again.";
    case 429:
      return "Render's rate limit lasted longer than this program waits; run again later.";
    default:
      return status >= 500
        ? "Run the command again; if it goes on, see https://status.render.com."
        : "See https://api-docs.render.com for what this status means.";
  }
}
