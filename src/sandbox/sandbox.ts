import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { UserError } from "../shared/errors.ts";
import { closeFolder, makePrivateFolder } from "../shared/private-files.ts";
import { accountVariables, createAccounts } from "./accounts.ts";
import type { Announcement } from "./announcement.ts";
import { createControl, Leases } from "./control.ts";
import { releaseDeadEngines } from "./engine-locks.ts";
import { faultHooks } from "./fault-hooks.ts";
import { FaultInjector } from "./faults.ts";
import { listen } from "./listen.ts";
import { claimState } from "./lock.ts";
import { debugProviders, type RunningProviders, startProviders } from "./providers/providers.ts";
import { createRenderApi, type Defect } from "./render/app.ts";
import { createVault, vaultVariables } from "./vault.ts";
import { programsOnly } from "./visitors.ts";
import { WebNetwork } from "./web/network.ts";
import { World, worldFile } from "./world.ts";

export interface SandboxOptions {
  /** Folder of everything that outlives the process; made if it is missing. */
  state: string;
  /** Port of Render's API and of control, on the loopback address. Default: any free one. */
  port?: number;
  /** Puts into an empty world what exists before anything is built. */
  seed?: (world: World) => void;
  /** When the clock of a new world begins, in milliseconds since 1970. Default: the same every time. */
  began?: number;
}

export interface Sandbox extends Announcement {
  state: string;
  world: World;
  faults: FaultInjector;
  leases: Leases;
  /** Answers of the simulators that the vendor's document does not allow; empty unless wrong. */
  defects: readonly Defect[];
  /** Ends every server and writes the world to its file. */
  close(): Promise<void>;
}

const apiKey = "rnd_sandbox";

const backendOf = (state: string) => join(state, "pulumi");

/** A checkout may be somebody else's, and readable only. */
function requireFolder(state: string): void {
  try {
    closeFolder(state, worldFile);
    accessSync(state, constants.W_OK);
  } catch (error) {
    const example = join(tmpdir(), "sandbox");
    throw new UserError(
      `The sandbox cannot keep its state in ${state}: ${(error as Error).message}. ` +
        `Name a folder of yours: --state ${example}`,
    );
  }
}

/**
 * Starts every vendor's stand-in over the world kept in a state folder. One process at a time
 * may serve a folder: a second one is refused with a UserError.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const state = resolve(options.state);
  requireFolder(state);
  const claim = claimState(state);
  releaseDeadEngines(backendOf(state));
  const release = async () => {
    releaseDeadEngines(backendOf(state));
    claim.release();
  };
  const started: { close(): Promise<void> }[] = [{ close: release }];
  const close = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.close();
  };
  try {
    const world = new World(state, undefined, options.began);
    started.push({ close: async () => world.close() });
    const faults = new FaultInjector();
    const leases = new Leases();
    const seed = () => options.seed?.(world);
    seed();
    const render = createRenderApi(world, { apiKey, faults });
    const reset = () => {
      world.reset();
      seed();
    };
    const providers = await startProviders(world, faultHooks(faults));
    started.push(providers);
    const network = new WebNetwork(world);
    started.push(network);
    const http = await serve(
      createControl({ world, faults, reset, leases, network }),
      render.app,
      createAccounts(world, credentials),
      options.port ?? 0,
    );
    started.push(http);
    const { ownerId } = render;
    const announcement = announce(state, http.origin, ownerId, providers);
    claim.publish(announcement);
    return { ...announcement, state, world, faults, leases, defects: render.defects, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function announce(
  state: string,
  origin: string,
  ownerId: string,
  { ports }: RunningProviders,
): Announcement {
  const url = `${origin}/v1`;
  return {
    render: { url, apiKey, ownerId },
    env: {
      PULUMI_DEBUG_PROVIDERS: debugProviders(ports),
      RENDER_HOST: url,
      RENDER_API_KEY: apiKey,
      RENDER_OWNER_ID: ownerId,
      // Deploys take milliseconds here: nobody needs to wait for them at Render's pace.
      RENDER_CLOCK_SPEED: "20",
      // Where "infra verify" finds the hosts that the vendors here serve.
      INFRA_NETWORK: `${origin}/network`,
      ...credentials,
      ...accountVariables(origin),
      ...vaultVariables(origin),
      ...engineVariables(state),
    },
    control: origin,
  };
}

/** What the real plugins would ask for; the stand-ins take anything, but nothing real may leak in. */
export const credentials = {
  VERCEL_API_TOKEN: "sandboxVercelApiToken000",
  MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_sandbox",
  MONGODB_ATLAS_CLIENT_SECRET: "mdb_sa_sk_sandbox",
  GITHUB_TOKEN: "ghp_sandbox",
  CLOUDFLARE_API_TOKEN: "sandbox-cloudflare-api-token-00000000000",
};

/** Stacks live in the state folder; the person's own login and tokens are left alone and unused. */
function engineVariables(state: string): Record<string, string> {
  const login = join(state, "login");
  for (const folder of [backendOf(state), login]) makePrivateFolder(folder);
  return {
    // Without files of metadata beside the states: their writing is not atomic, and a stack that reads
    // another's outputs meanwhile failed on one that was empty (gocloud.dev, blob/fileblob, attrs.go).
    PULUMI_BACKEND_URL: `file://${backendOf(state)}?metadata=skip`,
    PULUMI_CREDENTIALS_PATH: login,
    // Of stacks that a person makes here: those of the project's files keep their key in the Vault.
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
    PULUMI_ACCESS_TOKEN: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/** Serves control, Render's API, the stacks' Vault and the vendors' accounts on one port. */
async function serve(
  control: Hono,
  render: Hono<{ Bindings: Partial<HttpBindings> }>,
  accounts: Hono,
  port: number,
) {
  const site = new Hono<{ Bindings: HttpBindings }>();
  site.use(programsOnly);
  site.all("/v1/*", (context) => render.fetch(context.req.raw, context.env));
  site.route("/vault", createVault());
  site.route("/accounts", accounts);
  site.route("/", control);
  try {
    return await listen(site.fetch, port);
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, port);
  }
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new UserError(
    `Port ${port} of 127.0.0.1 is in use. Choose another --port, or leave it out.`,
  );
}
