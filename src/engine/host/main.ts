/**
 * Pulumi's language host for Node programs, for machines where the engine was built from
 * source: the official host ships only in Pulumi's release archives. The engine starts it with
 * its own address as the last argument and reads the port of its gRPC service from its first
 * line of output.
 */
import { fstatSync } from "node:fs";
import module from "node:module";

/** How often the host looks whether the engine that started it is still there. */
const parentCheckMs = 1_000;

const args = process.argv.slice(2);
const engineAddress = args.findLast((argument) => !argument.startsWith("-"));
/** Process id of the engine, as it was when this was started: it may be gone by now. */
const engine = Number(flagValue("--engine=") ?? process.ppid);
if (engineAddress) await serve(engineAddress);
else refuse();

function flagValue(flag: string): string | undefined {
  return args.find((argument) => argument.startsWith(flag))?.slice(flag.length);
}

/**
 * Without an engine a program ends well having registered nothing, which the engine of a later
 * run takes as the wish to delete everything. So this must fail, and say so.
 */
function refuse(): void {
  console.error(
    "pulumi-language-nodejs: no engine address was given. This program is started by the pulumi " +
      'command line, not by hand: run "npx pulumi preview" in a project instead.',
  );
  process.exitCode = 1;
}

async function serve(address: string): Promise<void> {
  module.enableCompileCache?.();
  const { loadSdk } = await import("./sdk.ts");
  const { createService } = await import("./service.ts");
  // Of a project whose SDK serves where the program's own cannot be found.
  const sdk = loadSdk(process.cwd(), flagValue("--sdk="));
  const shutdown = new AbortController();
  const cancel = () => shutdown.abort();

  const server = new sdk.grpc.Server();
  server.addService(sdk.services.LanguageRuntimeService, {
    ...createService(sdk, address, shutdown.signal, cancel),
  });
  server.bindAsync("127.0.0.1:0", sdk.grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });

  const stop = () => {
    cancel();
    // A program in its grace period keeps this process alive until it has ended.
    server.tryShutdown(() => {});
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  onEngineGone(stop);
}

/** The engine holds the other end of standard input, which closes however early it ends. */
function onEngineGone(stop: () => void): void {
  setInterval(() => process.ppid === engine || stop(), parentCheckMs).unref();
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.on("close", stop).resume();
  process.stdin.unref();
}
