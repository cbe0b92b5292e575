import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/** A server that is reached from this machine alone. */
export interface Listening {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Ends it, and every connection to it. */
  close(): Promise<void>;
}

/** Serves on a port of the loopback address; 0 takes any free one. Rejects where the port is taken. */
export async function listen(fetch: Fetch, port = 0): Promise<Listening> {
  const server = createAdaptorServer({ fetch });
  // Connections that nobody uses are the client's to end: ended here by a timer, the one that is used
  // again at that moment is reset, which a busy machine makes likely.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 0;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
