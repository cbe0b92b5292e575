import type { AddressInfo } from "node:net";
import { application } from "./application.ts";
import { endOnSignal } from "./shutdown.ts";
import { reaches } from "./stores.ts";

const { DATABASE_URL, REDIS_URL, PORT = "3001" } = process.env;
const probes = {
  ...(DATABASE_URL && { database: reaches(DATABASE_URL) }),
  ...(REDIS_URL && { queue: reaches(REDIS_URL) }),
};

const server = application(process.env, probes);
// Render looks for the process at PORT, on all addresses. Source: https://render.com/docs/web-services#port-binding
server.listen(Number(PORT), "0.0.0.0", () => {
  console.info(`listens on ${(server.address() as AddressInfo).port}`);
});
endOnSignal(server, async () => {
  // A real one closes its pools here, and writes its logs out.
});
