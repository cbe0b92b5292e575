import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that lets nothing through. */
export interface RefusingProxy {
  /** Variables that send programs which honour proxies, Go's among them, to it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Refuses every request with 403 and writes each as one line into `file`. */
export async function startRefusingProxy(file: string): Promise<RefusingProxy> {
  const refuse = (target: string) => {
    appendFileSync(file, `${JSON.stringify({ target, by: "proxy" })}\n`);
  };
  const server = createServer((request, response) => {
    refuse(request.url ?? "");
    response.writeHead(403).end("nothing may leave this machine during a rehearsal\n");
  });
  server.on("connect", (request, socket) => {
    refuse(request.url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const direct = "localhost,127.0.0.1,::1";
  return {
    env: {
      ...both("HTTP_PROXY", url),
      ...both("HTTPS_PROXY", url),
      ...both("NO_PROXY", direct),
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Some programs read the one spelling, some the other. */
function both(name: string, value: string): Record<string, string> {
  return { [name]: value, [name.toLowerCase()]: value };
}
