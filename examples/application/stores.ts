import { resolveSrv } from "node:dns/promises";
import { createConnection } from "node:net";
import type { Probe } from "./health.ts";

const ports: Record<string, number> = {
  "mongodb:": 27017,
  "postgres:": 5432,
  "postgresql:": 5432,
  "redis:": 6379,
  "rediss:": 6379,
};

/**
 * Whether something answers at a store's address. An application with a driver asks that instead:
 * `db.command({ ping: 1 })`, `select 1`, `redis.ping()`, which also tells that the login works.
 */
export function reaches(url: string): Probe {
  return async () => {
    const { protocol, hostname, port } = new URL(url);
    const at =
      protocol === "mongodb+srv:"
        ? await firstOf(hostname)
        : { host: hostname, port: Number(port) || ports[protocol]! };
    await connects(at);
  };
}

async function firstOf(cluster: string) {
  const [first] = await resolveSrv(`_mongodb._tcp.${cluster}`);
  return { host: first!.name, port: first!.port };
}

function connects(at: { host: string; port: number }): Promise<void> {
  return new Promise((done, fail) => {
    const socket = createConnection(at, () => {
      socket.destroy();
      done();
    }).once("error", fail);
  });
}
