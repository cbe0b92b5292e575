import { Resolver } from "node:dns/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { z } from "zod";

const timeoutMs = 10_000;
const maxAliases = 8;

/** What a resolver says of a name. */
export interface Names {
  /** Each name that stands in for the one before, in order. */
  aliases: string[];
  addresses: string[];
}

/** The certificate that a host showed, and what is wrong with it. */
export interface Shown {
  names: string[];
  validTo: Date;
  issuer: string;
  /** Code of the fault, such as CERT_HAS_EXPIRED; none where it may be trusted. */
  fault: string | undefined;
}

export interface Asked {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How hosts are reached; the sandbox says it of its own, see INFRA_NETWORK. */
const addressSchema = z.object({ nameServer: z.string(), proxy: z.string(), root: z.string() });

type Address = z.infer<typeof addressSchema>;

/**
 * The internet as this machine sees it, asked step by step: names, certificates, answers. Where
 * INFRA_NETWORK names one, names and connections go through a sandbox's instead.
 */
export class Network {
  /** Who is asked about names. */
  readonly resolver = new Resolver({ timeout: 2_000, tries: 2 });
  readonly #address: Address | undefined;

  constructor(address?: Address) {
    this.#address = address;
    if (address) this.resolver.setServers([address.nameServer]);
  }

  static async of(env: NodeJS.ProcessEnv): Promise<Network> {
    const given = env["INFRA_NETWORK"];
    if (given === undefined) return new Network();
    const answer = await fetch(given);
    return new Network(addressSchema.parse(await answer.json()));
  }

  /** The one name server of a sandbox, which answers for every zone; none in the internet. */
  get nameServer(): string | undefined {
    return this.#address?.nameServer;
  }

  /** Where a name leads to; rejects with the resolver's code, such as ENOTFOUND. */
  async resolve(name: string): Promise<Names> {
    const aliases: string[] = [];
    for (let at = name; aliases.length < maxAliases; ) {
      const [alias] = await this.resolver.resolveCname(at).catch(nothing);
      if (alias === undefined) break;
      aliases.push(alias.toLowerCase());
      at = alias;
    }
    const addresses = await this.resolver.resolve4(name).catch((error: unknown) => {
      // An alias that leads nowhere tells more than that there is no address.
      if (aliases.length === 0) throw error;
      return [];
    });
    return { aliases, addresses };
  }

  /** Shakes hands with a host and ends it there. */
  async certificate(host: string): Promise<Shown> {
    const socket = await this.#secure(host, { rejectUnauthorized: false });
    try {
      const { subjectaltname = "", valid_to, issuer } = socket.getPeerCertificate();
      const error = socket.authorizationError as unknown as (Error & { code?: string }) | string;
      return {
        names: subjectaltname.split(", ").map((name) => name.replace(/^DNS:/, "")),
        validTo: new Date(valid_to),
        issuer: String(issuer?.O ?? issuer?.CN ?? "unknown"),
        fault: error instanceof Error ? (error.code ?? error.message) : (error ?? undefined),
      };
    } finally {
      socket.destroy();
    }
  }

  /** One request and its answer; follows no redirect and keeps no connection. */
  async ask({ url, method = "GET", headers = {}, body }: Asked): Promise<Reply> {
    const { protocol, hostname, pathname, search } = new URL(url);
    const socket =
      protocol === "https:" ? await this.#secure(hostname, {}) : await this.#connect(hostname, 80);
    try {
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      const request = httpRequest({
        host: hostname,
        method,
        path: `${pathname}${search}`,
        headers: { host: hostname, "user-agent": "infra-verify", ...headers },
        createConnection: () => socket,
        timeout: timeoutMs,
      });
      request.on("timeout", () => request.destroy(timedOut(hostname)));
      request.on("error", reject);
      request.on("response", (response) => {
        const { statusCode = 0, headers: answered } = response;
        text(response).then(
          (answer) => resolve({ status: statusCode, headers: answered, body: answer }),
          reject,
        );
      });
      request.end(body);
      return await promise;
    } finally {
      socket.destroy();
    }
  }

  async #secure(host: string, options: ConnectionOptions): Promise<TLSSocket> {
    const plain = await this.#connect(host, 443);
    const root = this.#address && { ca: this.#address.root };
    const socket = connectTls({ ...options, ...root, socket: plain, servername: host });
    return await opened(socket, "secureConnect", host);
  }

  async #connect(host: string, port: number): Promise<Socket> {
    const [address = ""] = await this.resolver.resolve4(host);
    if (!this.#address) return await opened(connect({ host: address, port }), "connect", host);
    const { hostname, port: proxyPort } = new URL(this.#address.proxy);
    const { promise, resolve, reject } = Promise.withResolvers<Socket>();
    const request = httpRequest({
      host: hostname,
      port: proxyPort,
      method: "CONNECT",
      path: `${address}:${port}`,
      timeout: timeoutMs,
    });
    request.on("error", reject);
    request.on("timeout", () => request.destroy(timedOut(host)));
    request.on("connect", ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(Object.assign(new Error(`nobody answers at ${address}`), { code: "ECONNREFUSED" }));
    });
    request.end();
    return await promise;
  }
}

async function opened<T extends Socket>(socket: T, event: string, host: string): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  socket.once(event, () => resolve(socket));
  socket.once("error", reject);
  socket.setTimeout(timeoutMs, () => socket.destroy(timedOut(host)));
  return await promise;
}

function timedOut(host: string): Error {
  const text = `no answer from ${host} within ${timeoutMs / 1000} seconds`;
  return Object.assign(new Error(text), { code: "ETIMEDOUT" });
}

function nothing(): string[] {
  return [];
}
