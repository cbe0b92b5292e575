import { z } from "zod";
import { type Clock, systemClock } from "../shared/clock.ts";
import { UserError } from "../shared/errors.ts";

/** Where a workflow runs, from the variables that GitHub sets. */
export interface GitHubContext {
  /** `https://api.github.com`, or that of an enterprise server. */
  apiUrl: string;
  token: string;
  /** `owner/name` */
  repository: string;
  /** What to look at where a right is missing. Default: the job's own rights. */
  rights?: string;
}

/** What GitHub answered to one request that it did not carry out. */
export class GitHubError extends UserError {
  readonly status: number;
  /** Seconds GitHub asks to wait, if it does. */
  readonly retryAfterS: number | undefined;

  constructor(message: string, status: number, retryAfterS?: number) {
    super(message);
    this.status = status;
    this.retryAfterS = retryAfterS;
  }
}

const maxPages = 50;
const timeoutMs = 30_000;
const maxAttempts = 5;
const maxWaitMs = 60_000;

/** The few calls of GitHub's REST API (version 2022-11-28) that comments and issues need. */
export class GitHub {
  readonly #context: GitHubContext;
  readonly #clock: Clock;

  constructor(context: GitHubContext, clock: Clock = systemClock) {
    this.#context = context;
    this.#clock = clock;
  }

  /** Every element of a list, page after page as the Link header says. */
  async list<T>(path: string, element: z.ZodType<T>): Promise<T[]> {
    const found: T[] = [];
    let url: string | undefined = this.#url(`${path}${path.includes("?") ? "&" : "?"}per_page=100`);
    for (let page = 0; url && page < maxPages; page++) {
      const response = await this.#fetch("GET", url);
      found.push(...z.array(element).parse(await response.json()));
      url = nextPage(response.headers.get("link"));
    }
    return found;
  }

  async get<T>(path: string, answer: z.ZodType<T>): Promise<T> {
    return await this.retrying(async () => {
      const response = await this.#fetch("GET", this.#url(path));
      return answer.parse(await response.json());
    });
  }

  /** A file that GitHub keeps, of which no more than `maxBytes` are taken. */
  async download(path: string, maxBytes: number): Promise<Uint8Array> {
    return await this.retrying(async () => {
      const response = await this.#fetch("GET", this.#url(path));
      const chunks: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of response.body ?? []) {
        length += chunk.length;
        if (length > maxBytes)
          throw new UserError(`GET ${path} answered more than ${maxBytes} bytes`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    });
  }

  /** The account that the token is of; none for a run's or an app's own. */
  async login(): Promise<string | undefined> {
    try {
      return await this.retrying(async () => {
        const response = await this.#fetch("GET", `${this.#context.apiUrl}/user`);
        return z.object({ login: z.string() }).parse(await response.json()).login;
      });
    } catch (error) {
      if (error instanceof GitHubError && error.status === 403) return undefined;
      throw error;
    }
  }

  async post(path: string, body: object): Promise<void> {
    await this.#fetch("POST", this.#url(path), body);
  }

  async patch(path: string, body: object): Promise<void> {
    await this.#fetch("PATCH", this.#url(path), body);
  }

  /** Nothing is left to do where it is gone already. */
  async delete(path: string): Promise<void> {
    try {
      await this.retrying(() => this.#fetch("DELETE", this.#url(path)));
    } catch (error) {
      if (!(error instanceof GitHubError) || error.status !== 404) throw error;
    }
  }

  /**
   * Carries out `ensure` until GitHub has done its part. `ensure` looks first and then writes what
   * is missing, so that an answer that got lost does not lead to a second comment or issue.
   */
  async retrying<T>(ensure: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ensure();
      } catch (error) {
        if (!isPassing(error) || attempt === maxAttempts) throw error;
        const asked = error instanceof GitHubError ? error.retryAfterS : undefined;
        const waitMs = asked === undefined ? 1000 * 2 ** attempt : asked * 1000;
        if (waitMs > maxWaitMs) throw error;
        await this.#clock.sleep(waitMs);
      }
    }
  }

  #url(path: string): string {
    return `${this.#context.apiUrl}/repos/${this.#context.repository}${path}`;
  }

  async #fetch(method: string, url: string, body?: object): Promise<Response> {
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${this.#context.token}`,
        "x-github-api-version": "2022-11-28",
        ...(body && { "content-type": "application/json" }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return response;
    const { rights = "does the job's `permissions` allow it?" } = this.#context;
    throw await toError(method, url, response, rights);
  }
}

async function toError(
  method: string,
  url: string,
  response: Response,
  rights: string,
): Promise<GitHubError> {
  const said = (await response.text()).slice(0, 300);
  const hint = response.status === 403 || response.status === 404 ? `; ${rights}` : "";
  const retryAfter = response.headers.get("retry-after");
  return new GitHubError(
    `${method} ${url} was answered ${response.status}: ${said}${hint}`,
    response.status,
    retryAfter === null ? undefined : Number(retryAfter),
  );
}

/** Faults of the moment: no connection, GitHub's own errors, and its limits on the rate of calls. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof GitHubError)) return error instanceof TypeError || isTimeout(error);
  const { status, retryAfterS } = error;
  return status >= 500 || status === 429 || (status === 403 && retryAfterS !== undefined);
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}

function nextPage(link: string | null): string | undefined {
  return link?.match(/<([^>]+)>;\s*rel="next"/)?.[1];
}
