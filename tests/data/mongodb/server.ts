import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { goTool } from "../../go-tool.ts";

/** A server that speaks MongoDB's protocol, on a free port of this machine. */
export interface MongoServer {
  /** `mongodb://127.0.0.1:12345/` */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts FerretDB with an empty folder. It knows no users, no transactions, no change streams, and of
 * the kinds of indexes only plain, unique, sparse and compound ones: docs/guide/data.md says what
 * therefore was not tried.
 */
export async function startMongoServer(): Promise<MongoServer> {
  const program = await goTool("mongodb-test-server");
  const folder = mkdtempSync(join(tmpdir(), "mongodb-"));
  const server = execa(program, [folder], {
    // Other Go programs of tests live for a second and collect no garbage; this one would fill the memory.
    env: { GOGC: "100", GOMEMLIMIT: "1GiB" },
    // Its end is awaited in `stop`; until then a failure shows in whatever talks to it.
    reject: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [line] = (await Promise.race([
    once(server.stdout, "data"),
    server.then(({ stderr }) => {
      throw new Error(`The MongoDB test server ended at its start: ${stderr}`);
    }),
  ])) as [line: Buffer];
  return {
    url: line.toString().trim(),
    async stop() {
      server.stdin.end();
      await server;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
