import { AsyncResource } from "node:async_hooks";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResourceHook } from "@pulumi/pulumi";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import { loadSdk } from "../../src/engine/host/sdk.ts";
import { createService } from "../../src/engine/host/service.ts";

// A process that answers engines as our language host does, but runs their programs in itself, one
// run after the other or side by side, as Pulumi's automation API does: what a program loads is
// loaded once. Its port is the first line it prints (warm-program.ts).

const load = createRequire(import.meta.url);
const log = load("@pulumi/pulumi/log");
const { RunError, isGrpcError } = load("@pulumi/pulumi/errors");
const { CallbackServer } = load("@pulumi/pulumi/runtime/callbacks");
const { setAllConfig } = load("@pulumi/pulumi/runtime/config");
const { disconnect, resetOptions } = load("@pulumi/pulumi/runtime/settings");
const { runInPulumiStack } = load("@pulumi/pulumi/runtime/stack");
const { getStore, withLocalStorage } = load("@pulumi/pulumi/runtime/state");
const { defaultErrorMessage } = load("@pulumi/pulumi/cmd/run/error");

// The engine's call of a hook comes in outside the run that registered it, and is to be a part of it.
const { registerResourceHook } = CallbackServer.prototype;
CallbackServer.prototype.registerResourceHook = function register(hook: ResourceHook) {
  Object.assign(hook, { callback: AsyncResource.bind(hook.callback) });
  return registerResourceHook.call(this, hook);
};

const sdk = loadSdk(process.cwd(), undefined);
const server = new sdk.grpc.Server();
const never = new AbortController().signal;
server.addService(sdk.services.LanguageRuntimeService, {
  ...createService(sdk, "", never, () => {}),
  run: async (call: { request: RunRequest }, done: (error: null, answer: object) => void) => {
    const failed = await withLocalStorage(() => run(call.request));
    done(null, new sdk.language.RunResponse().setBail(failed));
  },
});
server.bindAsync("127.0.0.1:0", sdk.grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});

/** Whether it failed. What went wrong has been said, in the words of @pulumi/pulumi/cmd/run. */
async function run(request: RunRequest): Promise<boolean> {
  const info = request.getInfo();
  const file = await realpath(
    resolve(info?.getProgramDirectory() ?? "", info?.getEntryPoint() ?? ""),
  );
  const said = new Set<unknown>();
  const say = (error: unknown) => {
    if (said.has(error)) return;
    said.add(error);
    if (RunError.isInstance(error)) log.error((error as Error).message);
    else if (!isGrpcError(error)) {
      const intro = `Running program '${file}' failed with an unhandled exception:`;
      log.error(`${intro}\n${defaultErrorMessage(error)}`);
    }
  };
  enter(request);
  process.on("unhandledRejection", say);
  try {
    const { default: program } = await import(pathToFileURL(file).href);
    await runInPulumiStack(program);
    await disconnect(true);
  } catch (error) {
    say(error);
    await disconnect(false);
  } finally {
    process.off("unhandledRejection", say);
  }
  return said.size > 0 || log.hasErrors();
}

function enter(request: RunRequest): void {
  const [engine = ""] = request.getArgsList();
  resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engine,
    request.getMonitorAddress(),
    request.getDryrun(),
    request.getOrganization(),
  );
  getStore().settings.options.rootDirectory = request.getInfo()?.getRootDirectory();
  const config = Object.fromEntries(request.getConfigMap().toArray());
  setAllConfig(config, request.getConfigsecretkeysList());
}
