import { setTimeout as delay } from "node:timers/promises";
import { UserError } from "../shared/errors.ts";

/** What a fault does to the call it strikes. */
export type FaultEffect =
  /** The call is answered with `status` and nothing changes. */
  | { does: "answer"; status: number }
  /** The connection breaks; `changed` says whether the change had been made by then. */
  | { does: "reset"; changed: boolean }
  /** The call waits before it is served as usual. */
  | { does: "wait" }
  /** A read shows the world as it was before the last write. */
  | { does: "stale" }
  /** The deploy the call starts ends in this status. */
  | { does: "fail-deploy"; status: "build_failed" | "pre_deploy_failed" | "update_failed" }
  /** The change is made, then a process is killed; or before the change, which then is never made. */
  | { does: "kill" };

/** What `kill-engine` kills: the engine, the program with its host, Render's provider, or all of them. */
const killable = ["engine", "program", "provider", "all"] as const;
export type Killable = (typeof killable)[number];

/** A fault that may be injected, and why what we build must survive it. */
export interface InjectedFault {
  name: string;
  description: string;
  /** Why it happens in earnest, so that surviving it is not optional. */
  reason: string;
  /** The calls it can strike. Deploys are matched as `deploy <service name>`. */
  strikes: "calls" | "reads" | "deploys";
  effect: FaultEffect;
}

/**
 * Every fault by name: one list for `POST /faults` of the sandbox, for `infra rehearse --fault`,
 * and for the tests. Left out on purpose: answers with wrong content and changes that undo
 * themselves. No client could tell them from the truth, so none can be asked to survive them.
 */
export const faultKinds: readonly InjectedFault[] = [
  {
    name: "throttle",
    description: "429 with Retry-After, nothing changed",
    reason: "Every vendor limits calls, and a large first run meets the limit.",
    strikes: "calls",
    effect: { does: "answer", status: 429 },
  },
  {
    name: "refused",
    description: "403, nothing changed",
    reason: "A key's rights are cut while a run is under way.",
    strikes: "calls",
    effect: { does: "answer", status: 403 },
  },
  {
    name: "server-error",
    description: "500, nothing changed",
    reason: "A vendor fails inside; the same call works a moment later.",
    strikes: "calls",
    effect: { does: "answer", status: 500 },
  },
  {
    name: "unavailable",
    description: "503, nothing changed",
    reason: "Vendors go down for minutes, so a burst of these must be waited out or reported.",
    strikes: "calls",
    effect: { does: "answer", status: 503 },
  },
  {
    name: "bad-gateway",
    description: "502 with an HTML page from a proxy, nothing changed",
    reason: "Proxies in front of a vendor answer in their own format during an incident.",
    strikes: "calls",
    effect: { does: "answer", status: 502 },
  },
  {
    name: "slow",
    description: "the answer comes delayMs later",
    reason: "Vendors under load answer late, and a slow answer is not a lost one.",
    strikes: "calls",
    effect: { does: "wait" },
  },
  {
    name: "reset-before",
    description: "connection reset, nothing changed",
    reason: "Networks break; the client cannot know that nothing happened.",
    strikes: "calls",
    effect: { does: "reset", changed: false },
  },
  {
    name: "reset-after",
    description: "connection reset after the change was made: the answer is lost",
    reason: "The same break a moment later; a repeat must not make the thing twice.",
    strikes: "calls",
    effect: { does: "reset", changed: true },
  },
  {
    name: "stale-read",
    description: "a read shows the state before the last write",
    reason: "Reads may be served from a replica that lags behind.",
    strikes: "reads",
    effect: { does: "stale" },
  },
  {
    name: "deploy-build-failed",
    description: "the deploy ends in build_failed",
    reason: "Code that does not build is an ordinary day.",
    strikes: "deploys",
    effect: { does: "fail-deploy", status: "build_failed" },
  },
  {
    name: "deploy-pre-deploy-failed",
    description:
      "the deploy ends in pre_deploy_failed (update_failed without a pre-deploy command)",
    reason: "Migrations fail on real data.",
    strikes: "deploys",
    effect: { does: "fail-deploy", status: "pre_deploy_failed" },
  },
  {
    name: "deploy-update-failed",
    description: "the deploy ends in update_failed: the service never became healthy",
    reason: "A missing variable or a failing health check shows only when it starts.",
    strikes: "deploys",
    effect: { does: "fail-deploy", status: "update_failed" },
  },
  {
    name: "kill-engine",
    description: "the engine's process is killed after the change was made",
    reason: "Machines of CI are reclaimed and people press Ctrl-C twice.",
    strikes: "calls",
    effect: { does: "kill" },
  },
];

/** Which calls an armed fault strikes. */
export interface FaultParams {
  /** Only calls to this vendor, e.g. `render`. Default: every vendor. */
  vendor?: string;
  /** Pattern of the operation as the call log writes it; `*` is any text. Default `*`. */
  operation?: string;
  /** The first matching call struck, counted from arming. Default 1. */
  at?: number;
  /** How many matching calls in a row are struck. Default 1. */
  times?: number;
  /** For `slow`, in milliseconds. Default 1000. */
  delayMs?: number;
  /** For `throttle`, the Retry-After header in seconds. Default 1. */
  retryAfterSeconds?: number;
  /** For `kill-engine`, which process. Default `engine`. */
  process?: Killable;
  /** For `kill-engine`, `before` or `after` the change is made. Default `after`. */
  moment?: (typeof moments)[number];
}

const moments = ["before", "after"] as const;

/** Words that a parameter may have. */
const choices: Partial<Record<keyof FaultParams, readonly string[]>> = {
  process: killable,
  moment: moments,
};

/** A fault that strikes the call at hand. */
export interface Strike {
  kind: InjectedFault;
  params: Required<FaultParams>;
}

interface Armed extends Strike {
  pattern: RegExp;
  seen: number;
}

const defaults: Required<FaultParams> = {
  vendor: "*",
  operation: "*",
  at: 1,
  times: 1,
  delayMs: 1000,
  retryAfterSeconds: 1,
  process: "engine",
  moment: "after",
};

/** The faults armed in one sandbox. Vendors' stand-ins ask it about every call. */
export class FaultInjector {
  #armed: Armed[] = [];
  #kill: ((process: Killable) => void) | undefined;

  /** Who owns the engine's processes says how they are killed; without that `kill-engine` is refused. */
  onKill(kill: (process: Killable) => void): void {
    this.#kill = kill;
  }

  /** Arms a fault by name. Throws a UserError for an unknown name or a bad parameter. */
  arm(name: string, params: FaultParams = {}): void {
    const kind = faultKinds.find((candidate) => candidate.name === name);
    if (!kind) throw new UserError(`Unknown fault "${name}". Known faults: ${faultNames()}.`);
    if (kind.effect.does === "kill" && !this.#kill) {
      throw new UserError("Fault kill-engine needs an engine started by the sandbox itself.");
    }
    const full = checkParams(name, params);
    const operation = toPattern(full.operation);
    this.#armed.push({ kind, params: full, pattern: operation, seen: 0 });
  }

  /** Disarms everything. */
  clear(): void {
    this.#armed = [];
  }

  /** Whether a fault of that kind can still strike. */
  awaits(name: string): boolean {
    return this.#armed.some((fault) => fault.kind.name === name && !isSpent(fault));
  }

  /**
   * Asked by a stand-in before it serves a call. Waits by itself where the fault is `slow`;
   * any other strike is returned for the stand-in to carry out in its own protocol.
   */
  async beforeCall(vendor: string, operation: string, reads: boolean): Promise<Strike | undefined> {
    const strike = this.#take(vendor, operation, (kind) =>
      kind.strikes === "reads" ? reads : kind.strikes === "calls",
    );
    if (strike?.kind.effect.does !== "wait") return strike;
    await delay(strike.params.delayMs);
    return undefined;
  }

  /** The status in which the deploy of `service` that now starts must end, if a fault says so. */
  deployFailure(
    service: string,
  ): "build_failed" | "pre_deploy_failed" | "update_failed" | undefined {
    const strike = this.#take("render", `deploy ${service}`, (kind) => kind.strikes === "deploys");
    return strike?.kind.effect.does === "fail-deploy" ? strike.kind.effect.status : undefined;
  }

  /**
   * Kills what a strike of that moment kills, for a stand-in that is about to make a change or has
   * made it. Says whether the call ends there.
   */
  kill(strike: Strike | undefined, moment: "before" | "after"): boolean {
    if (strike?.kind.effect.does !== "kill" || strike.params.moment !== moment) return false;
    this.#kill?.(strike.params.process);
    return true;
  }

  #take(
    vendor: string,
    operation: string,
    fits: (kind: InjectedFault) => boolean,
  ): Strike | undefined {
    let strike: Strike | undefined;
    for (const fault of this.#armed) {
      const { vendor: only, at, times } = fault.params;
      const matches = (only === "*" || only === vendor) && fault.pattern.test(operation);
      if (!matches || !fits(fault.kind)) continue;
      fault.seen++;
      if (fault.seen >= at && fault.seen < at + times) strike ??= fault;
    }
    return strike;
  }
}

function isSpent({ seen, params }: Armed): boolean {
  return seen >= params.at + params.times - 1;
}

function toPattern(operation: string): RegExp {
  const text = operation.split("*").map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${text.join(".*")}$`);
}

function checkParams(name: string, params: FaultParams): Required<FaultParams> {
  for (const [key, value] of Object.entries(params)) {
    const usual = defaults[key as keyof FaultParams];
    if (usual === undefined) {
      const allowed = Object.keys(defaults).join(", ");
      throw new UserError(`Fault ${name}: unknown parameter "${key}" (allowed: ${allowed}).`);
    }
    const positive = typeof value !== "number" || (Number.isInteger(value) && value >= 1);
    if (typeof value !== typeof usual || !positive) {
      const expected = typeof usual === "number" ? "a whole number from 1" : "text";
      throw new UserError(`Fault ${name}: parameter "${key}" must be ${expected}.`);
    }
    const words = choices[key as keyof FaultParams];
    if (words && !words.includes(String(value))) {
      throw new UserError(
        `Fault ${name}: parameter "${key}" is ${words.join(", ")}, not "${value}".`,
      );
    }
  }
  return { ...defaults, ...params };
}

function faultNames(): string {
  return faultKinds.map(({ name }) => name).join(", ");
}
