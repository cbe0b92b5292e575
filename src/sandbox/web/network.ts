import type { World } from "../world.ts";
import { type Gateway, startGateway } from "./gateway.ts";
import { startNameServer } from "./name-server.ts";

/** How a program reaches the world's hosts as if they were out on the internet; plain JSON. */
export interface NetworkAddress {
  /** `127.0.0.1:<port>` of the name server. */
  nameServer: string;
  /** Address of the proxy that connections go through. */
  proxy: string;
  /** Certificate of the authority that vouches for the hosts, as PEM. */
  root: string;
}

/** The world's names and hosts, started when somebody first asks for them. */
export class WebNetwork {
  readonly #world: World;
  #started:
    | Promise<{ gateway: Gateway; names: { address: string; close(): Promise<void> } }>
    | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  async address(): Promise<NetworkAddress> {
    this.#started ??= this.#start();
    const { gateway, names } = await this.#started;
    return { nameServer: names.address, proxy: gateway.address, root: gateway.root };
  }

  async close(): Promise<void> {
    const started = await this.#started;
    await started?.gateway.close();
    await started?.names.close();
  }

  async #start() {
    const gateway = await startGateway(this.#world);
    return { gateway, names: await startNameServer(this.#world) };
  }
}
