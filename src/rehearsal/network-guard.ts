/**
 * Loaded before a program of a rehearsal (`node --import`): connections and look-ups that would
 * leave this machine fail, and each attempt is one line in the file that SANDBOX_REFUSED names.
 * Uses nothing but Node itself, because it runs inside every Node process there is.
 */

import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

type AnyFunction = (...args: unknown[]) => unknown;

/** Variable that names the file with the refused attempts. */
export const refusedVariable = "SANDBOX_REFUSED";

export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|::|0\.0\.0\.0)$/i.test(
    host,
  );
}

function refuse(target: string): NodeJS.ErrnoException {
  const file = process.env[refusedVariable];
  const by = process.argv[1] ?? process.title;
  if (file) appendFileSync(file, `${JSON.stringify({ target, by })}\n`);
  const error: NodeJS.ErrnoException = new Error(
    `connect ECONNREFUSED ${target}: nothing may leave this machine during a rehearsal`,
  );
  error.code = "ECONNREFUSED";
  return error;
}

/** Sockets: where a connection would go is in the first argument, in one of four shapes. */
function guardSockets(): void {
  const connect = net.Socket.prototype.connect as AnyFunction;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const target = targetOf(Array.isArray(args[0]) ? args[0] : args);
    if (target === undefined || isLoopback(target.host)) return connect.apply(this, args);
    const error = refuse(`${target.host}:${target.port}`);
    // Whoever connects listens for errors only once this call is over.
    setImmediate(() => this.destroy(error));
    return this;
  } as typeof net.Socket.prototype.connect;
}

function targetOf([first, second]: unknown[]): { host: string; port: unknown } | undefined {
  if (typeof first === "object" && first !== null) {
    const { host, port, path } = first as net.TcpNetConnectOpts & { path?: string };
    return path ? undefined : { host: host ?? "localhost", port };
  }
  const isPath = typeof first === "string" && Number.isNaN(Number(first));
  if (isPath) return undefined;
  return { host: typeof second === "string" ? second : "localhost", port: first };
}

function guardDatagrams(): void {
  const connect = dgram.Socket.prototype.connect as AnyFunction;
  dgram.Socket.prototype.connect = function (this: dgram.Socket, ...args: unknown[]) {
    const host = args.find((arg) => typeof arg === "string") ?? "localhost";
    if (isLoopback(host)) return connect.apply(this, args);
    throw refuse(`${host}:${args[0]}`);
  } as typeof dgram.Socket.prototype.connect;
  const send = dgram.Socket.prototype.send as AnyFunction;
  dgram.Socket.prototype.send = function (this: dgram.Socket, ...args: unknown[]) {
    const host = args.slice(1).find((arg) => typeof arg === "string") ?? "localhost";
    if (isLoopback(host)) return send.apply(this, args);
    throw refuse(host);
  } as typeof dgram.Socket.prototype.send;
}

/** Look-ups leave the machine too, from code that no JavaScript can reach. */
function guardNames(module: object, fail: (error: Error, args: unknown[]) => unknown): void {
  const functions = module as Record<string, AnyFunction>;
  for (const [name, original] of Object.entries(functions)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof original !== "function") continue;
    functions[name] = (...args) => {
      const host = String(args[0]);
      if (isLoopback(host) || (name === "lookup" && net.isIP(host))) return original(...args);
      return fail(refuse(`${host} (name)`), args);
    };
  }
}

if (process.env[refusedVariable]) {
  guardSockets();
  guardDatagrams();
  guardNames(dns.promises, (error) => Promise.reject(error));
  guardNames(dns, (error, args) => {
    const callback = args.at(-1) as AnyFunction;
    process.nextTick(callback, error);
  });
  syncBuiltinESMExports();
}
