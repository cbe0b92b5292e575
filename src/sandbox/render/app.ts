import { type Context, Hono } from "hono";
import { describeError } from "../../shared/errors.ts";
import { recordAudit } from "../audit.ts";
import { renderLog } from "../audit-logs.ts";
import type { Strike } from "../faults.ts";
import type { World } from "../world.ts";
import { ensureOwner, serviceOf } from "./account.ts";
import type { Account, ApiResponse } from "./call.ts";
import { progressDeploys } from "./deploying.ts";
import type { Operation } from "./document.ts";
import { handlers } from "./handlers/all.ts";
import { type RenderOptions, withDefaults } from "./options.ts";
import { type Allowance, RateLimits } from "./rate-limits.ts";
import { ApiRefusal } from "./refusals.ts";
import { Tables } from "./tables.ts";
import { answerDefect, checkBody, operations, readQuery } from "./validation.ts";
import {
  breakConnection,
  checkHeaders,
  type Env,
  faultAnswer,
  readBody,
  toResponse,
} from "./wire.ts";

/** An answer of ours that Render's document does not allow. */
export interface Defect {
  operation: string;
  problem: string;
}

/** The simulator: its routes, and what tests ask of it. */
export interface RenderApi {
  app: Hono<Env>;
  /** The sandbox's workspace, `tea-...`. */
  ownerId: string;
  /** Wrong answers of ours so far; each was also answered 500. Tests assert that it is empty. */
  defects: Defect[];
}

/** A handler once its call has been checked; each is typed by its own operation elsewhere. */
type AnyHandler = (call: Account & Record<"path" | "query" | "body", unknown>) => ApiResponse;

/**
 * Render's REST API below `/v1`, served from the world's tables. Requests and answers are checked
 * against Render's document, each request is recorded once in the world's log of calls.
 */
export function createRenderApi(world: World, given: Partial<RenderOptions> = {}): RenderApi {
  const options = withDefaults(given);
  const site = new Site(world, options);
  const app = new Hono<Env>();
  for (const operation of operations) {
    const route = `/v1${operation.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    app.on(operation.method, route, (context) => site.serve(context, operation));
  }
  const log = renderLog(world, { isPaid: options.tier !== "hobby" });
  app.get("/v1/owners/:ownerId/audit-logs", (context) => site.serveLog(context, log));
  app.notFound((context) => site.serveUnknown(context));
  return { app, ownerId: ensureOwner(site.account()), defects: site.defects };
}

class Site {
  readonly defects: Defect[] = [];
  readonly #world: World;
  readonly #options: RenderOptions;
  readonly #limits: RateLimits;
  /** Render's tables before the last write, kept only while some read may have to show them. */
  #previous: Tables | undefined;
  /** How many reads are still to see these. */
  #lagging = 0;

  constructor(world: World, options: RenderOptions) {
    this.#world = world;
    this.#options = options;
    this.#limits = new RateLimits(world, options.rateLimits === "real");
  }

  account(tables = Tables.of(this.#world)): Account {
    return { world: this.#world, tables, options: this.#options };
  }

  async serve(context: Context<Env>, operation: Operation): Promise<Response> {
    const allowance = this.#limits.count(operation, context.req.path);
    const { strike, answer } = await this.#answer(context, operation, allowance);
    this.#world.recordCall("render", nameOf(operation), answer?.status ?? 0);
    if (answer && answer.status < 300) this.#audit(context, operation);
    if (answer) this.#options.faults.kill(strike, "after");
    if (!answer || strike?.kind.effect.does === "reset") return breakConnection(context);
    return toResponse(answer, allowance, strike, this.#world.now());
  }

  /** Who made a call through the dashboard is in the log, which says so by this header here. */
  #audit(context: Context<Env>, { method, id }: Operation): void {
    const who = context.req.header("sandbox-actor");
    if (who === undefined || method === "GET") return;
    const thing = context.req.param();
    recordAudit(this.#world, { vendor: "render", who, type: id, thing });
  }

  /** The audit log, which the document here does not have yet. */
  serveLog(context: Context<Env>, log: (context: Context) => Response): Response {
    try {
      checkHeaders(context, this.#options.apiKey);
      const response = log(context);
      this.#world.recordCall("render", "GET /owners/{ownerId}/audit-logs", response.status);
      return response;
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return context.json({ message: error.message }, 401);
    }
  }

  /** A path or method that Render's document does not have. */
  serveUnknown(context: Context<Env>): Response {
    const name = `${context.req.method} ${context.req.path}`;
    this.#world.recordCall("render", name, 404);
    return context.json({ message: `not found: ${name}` }, 404);
  }

  /** The answer, and the fault that strikes it; no answer where the fault comes first. */
  async #answer(
    context: Context<Env>,
    operation: Operation,
    allowance: Allowance,
  ): Promise<{ strike?: Strike; answer?: ApiResponse }> {
    let strike: Strike | undefined;
    try {
      checkHeaders(context, this.#options.apiKey);
      const reads = operation.method === "GET";
      strike = await this.#options.faults.beforeCall("render", nameOf(operation), reads);
      const effect = strike?.kind.effect;
      if (effect?.does === "answer") return { strike, answer: faultAnswer(effect.status) };
      if (effect?.does === "reset" && !effect.changed) return { strike };
      if (this.#options.faults.kill(strike, "before")) return { strike };
      if (allowance.exceeded) throw new ApiRefusal(429, "rate limit exceeded");
      return { strike, answer: await this.#handle(context, operation, effect?.does === "stale") };
    } catch (error) {
      return { strike, answer: this.#failureAnswer(operation, error) };
    }
  }

  /** Whatever is thrown and no refusal is a fault of the sandbox, and says so. */
  #failureAnswer(operation: Operation, error: unknown): ApiResponse {
    if (!(error instanceof ApiRefusal)) return this.#defect(operation, describeError(error));
    const { status, message, code } = error;
    const id = /^not found: (.+)$/.exec(message)?.[1] ?? "";
    const gone = status === 404 && Tables.of(this.#world).gone[id];
    const body = { message: gone ? `gone: ${id}` : message, ...(code && { code }) };
    return { status: gone ? 410 : status, body };
  }

  #defect(operation: Operation, problem: string): ApiResponse {
    this.defects.push({ operation: operation.id, problem });
    return { status: 500, body: { message: `defect of the sandbox: ${operation.id}: ${problem}` } };
  }

  async #handle(context: Context<Env>, operation: Operation, stale: boolean): Promise<ApiResponse> {
    const handler = handlers[operation.id as keyof typeof handlers] as AnyHandler | undefined;
    if (!handler) throw new ApiRefusal(501, `not implemented in the sandbox: ${operation.id}`);
    const body = await readBody(context, operation);
    const current = this.account();
    ensureOwner(current);
    progressDeploys(current);
    const path = context.req.param() as Record<string, string>;
    const query = readQuery(operation, new URL(context.req.url).searchParams);
    if (this.#options.nameFilters === "loose") delete query["name"];
    checkBody(operation, body, patchedService(current, operation, path));
    const account = this.#view(current, operation, stale);
    const answer = handler({ ...account, path, query, body });
    if (operation.method === "DELETE") this.#forget(current, Object.values(path).at(-1));
    this.#world.touch();
    return this.#checked(operation, answer);
  }

  /** What a call sees: the world, or for a read that lags the world before the last write. */
  #view(current: Account, operation: Operation, stale: boolean): Account {
    if (operation.method !== "GET") {
      this.#lagging = this.#options.readLag;
      const kept = this.#lagging > 0 || this.#options.faults.awaits("stale-read");
      this.#previous = kept ? Tables.copyOf(this.#world) : undefined;
      return current;
    }
    const lags = this.#lagging-- > 0;
    return this.#previous && (stale || lags) ? this.account(this.#previous) : current;
  }

  /** Remembers what was deleted where that must answer 410 from then on. */
  #forget({ tables, options }: Account, id: string | undefined): void {
    if (options.goneStatus === 410 && id) tables.gone[id] = { id };
  }

  #checked(operation: Operation, answer: ApiResponse): ApiResponse {
    const body = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    const problem = answerDefect(operation, answer.status, body);
    return problem ? this.#defect(operation, problem) : { status: answer.status, body };
  }
}

/** How the log of calls and the patterns of faults write an operation. */
function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** The service whose type and runtime decide what its PATCH may say. */
function patchedService(account: Account, operation: Operation, path: Record<string, string>) {
  if (operation.id !== "update-service") return undefined;
  const { type, serviceDetails } = serviceOf(account, path["serviceId"]!);
  return { type, runtime: serviceDetails.runtime };
}
