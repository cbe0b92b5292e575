import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { createVault, vaultVariables } from "../../src/sandbox/vault.ts";

/** Serves the sandbox's Vault to all engines of the run, also to those without a sandbox. */
export default async function serveVault(): Promise<() => Promise<void>> {
  const site = new Hono().route("/vault", createVault());
  const server = createAdaptorServer({ fetch: site.fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, vaultVariables(`http://127.0.0.1:${port}`));
  return () => new Promise((done) => void server.close(() => done()));
}
