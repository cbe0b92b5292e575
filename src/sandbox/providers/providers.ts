import { Server, ServerCredentials } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { World } from "../world.ts";
import { codes, StatusError } from "./errors.ts";
import { Provider } from "./provider.ts";
import { type Gate, providerService } from "./service.ts";
import { vendors } from "./vendors.ts";

/** Called around each call that reaches a vendor; throw a StatusError to fail it, or wait. */
export interface ProviderHooks {
  /** Before anything changed. */
  beforeCall?(vendor: string, operation: string): void | Promise<void>;
  /** After the change was made, before it is answered: throwing loses the answer. */
  afterCall?(vendor: string, operation: string): void | Promise<void>;
}

export interface RunningProviders {
  /** Port by provider name, all on 127.0.0.1; for PULUMI_DEBUG_PROVIDERS. */
  ports: Record<string, number>;
  close(): Promise<void>;
}

/** Starts one gRPC server per vendor over the world's tables, each on a free loopback port. */
export async function startProviders(
  world: World,
  hooks: ProviderHooks = {},
): Promise<RunningProviders> {
  const servers: Server[] = [];
  const ports: Record<string, number> = {};
  for (const vendor of vendors) {
    const server = new Server();
    const name = vendor.facts.name;
    const service = providerService(new Provider(vendor, world), gateFor(name, world, hooks));
    server.addService(services.ResourceProviderService, service);
    ports[name] = await listen(server);
    servers.push(server);
  }
  const close = async (): Promise<void> => {
    for (const server of servers) server.forceShutdown();
  };
  return { ports, close };
}

/** `vercel:4001,github:4002`, the value of PULUMI_DEBUG_PROVIDERS. */
export function debugProviders(ports: Record<string, number>): string {
  return Object.entries(ports)
    .map(([name, port]) => `${name}:${port}`)
    .join(",");
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

function gateFor(vendor: string, world: World, hooks: ProviderHooks): Gate {
  return async (operation, action) => {
    try {
      await hooks.beforeCall?.(vendor, operation);
      const result = action();
      await hooks.afterCall?.(vendor, operation);
      world.recordCall(vendor, operation, 0);
      return result;
    } catch (error) {
      const code = error instanceof StatusError ? error.code : codes.internal;
      world.recordCall(vendor, operation, code);
      throw error;
    }
  };
}
