import type { Server } from "node:http";

/** Render kills 30 seconds after SIGTERM. Source: https://render.com/docs/deploys#zero-downtime-deploys */
const graceMs = 25_000;

/**
 * Ends the process when it is told to: no new requests, those that run are finished, then what
 * `close` closes. Every deploy sends SIGTERM to the process that it replaces.
 */
export function endOnSignal(server: Server, close: () => Promise<void>): void {
  const end = async () => {
    // Whatever still runs then is cut off rather than killed halfway through closing.
    setTimeout(() => process.exit(1), graceMs).unref();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await new Promise((closed) => server.close(closed));
    clearInterval(idle);
    await close();
    process.exit(0);
  };
  process.once("SIGTERM", end).once("SIGINT", end);
}
