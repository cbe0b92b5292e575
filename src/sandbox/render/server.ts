import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { listen } from "../listen.ts";
import { programsOnly } from "../visitors.ts";
import type { World } from "../world.ts";
import { createRenderApi, type Defect } from "./app.ts";
import { type RenderOptions, withDefaults } from "./options.ts";
import type { Env } from "./wire.ts";

/** A running simulator of Render's API. */
export interface RenderServer {
  /** Base address with `/v1`: what RENDER_HOST holds. */
  url: string;
  apiKey: string;
  /** The sandbox's workspace: what RENDER_OWNER_ID holds. */
  ownerId: string;
  /** Answers of ours that Render's document does not allow; empty unless the sandbox is wrong. */
  defects: Defect[];
  close(): Promise<void>;
}

/** Serves `world` as Render's API on a port of the loopback address; 0 takes any free one. */
export async function serveRenderApi(
  world: World,
  given: Partial<RenderOptions> & { port?: number } = {},
): Promise<RenderServer> {
  const { port = 0, ...rest } = given;
  const options = withDefaults(rest);
  const { app, ownerId, defects } = createRenderApi(world, options);
  const site = new Hono<Env>();
  site.use(programsOnly);
  site.all("*", (context) => app.fetch(context.req.raw, context.env));
  const { origin, close } = await listen(
    (request, bindings) => site.fetch(request, bindings as HttpBindings),
    port,
  );
  return {
    url: `${origin}/v1`,
    apiKey: options.apiKey,
    ownerId,
    defects,
    close,
  };
}
