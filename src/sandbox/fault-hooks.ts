import type { FaultInjector, Strike } from "./faults.ts";
import { codes, StatusError } from "./providers/errors.ts";
import type { ProviderHooks } from "./providers/providers.ts";

/** Lets the sandbox's faults strike the calls of plugins, in the plugins' own protocol. */
export function faultHooks(faults: FaultInjector): ProviderHooks {
  /** Faults that strike once the change is made. The change follows at once, so one a call is enough. */
  const due = new Map<string, Strike>();
  return {
    async beforeCall(vendor, operation) {
      const reads = /^(Read|Invoke) /.test(operation);
      const strike = await faults.beforeCall(vendor, operation, reads);
      const effect = strike?.kind.effect;
      if (!strike || !effect) return;
      if (effect.does === "answer") throw new StatusError(codes.unknown, words(effect.status));
      if (effect.does === "reset" && !effect.changed) throw connectionReset();
      if (faults.kill(strike, "before")) throw connectionReset();
      due.set(`${vendor} ${operation}`, strike);
    },
    afterCall(vendor, operation) {
      const key = `${vendor} ${operation}`;
      const strike = due.get(key);
      due.delete(key);
      faults.kill(strike, "after");
      if (strike?.kind.effect.does === "reset") throw connectionReset();
    },
  };
}

/** A plugin hands on what the vendor's API answered, with the status in the text. */
function words(status: number): string {
  const reasons: Record<number, string> = {
    403: "Forbidden",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
  };
  return `unexpected status code: ${status} ${reasons[status] ?? "error"}`;
}

function connectionReset(): StatusError {
  return new StatusError(codes.unknown, "read: connection reset by peer");
}
