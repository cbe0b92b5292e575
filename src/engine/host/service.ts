import type { ServerWritableStream, sendUnaryData } from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type {
  InstallDependenciesRequest,
  InstallDependenciesResponse,
  ProgramInfo,
} from "@pulumi/pulumi/proto/language_pb.js";
import { parseRuntimeOptions } from "./options.ts";
import type { RequiredPackage } from "./packages.ts";
import type { Sdk } from "./sdk.ts";

type InstallCall = ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse>;

/**
 * The engine's LanguageRuntime service, answered as the official host answers it. Methods that
 * are not here (those of whole packages and plugins) answer "unimplemented". What a method needs
 * is imported when it is called, to keep the start of the host short.
 */
export function createService(
  sdk: Sdk,
  engineAddress: string,
  shutdown: AbortSignal,
  cancel: () => void,
) {
  const { language } = sdk;
  return {
    getPluginInfo: (_call, done) => done(null, new sdk.plugin.PluginInfo().setVersion(sdk.version)),

    run: (call, done) =>
      answer(done, async () => {
        const { runProgram } = await import("./program.ts");
        const dropped = new AbortController();
        call.on("cancelled", () => dropped.abort());
        const signal = AbortSignal.any([shutdown, dropped.signal]);
        const result = await runProgram(call.request, engineAddress, signal);
        return new language.RunResponse().setError(result.error).setBail(result.bail);
      }),

    getRequiredPackages: (call, done) =>
      answer(done, async () => {
        const { findRequiredPackages } = await import("./packages.ts");
        const packages = findRequiredPackages(directoryOf(call.request.getInfo()));
        const list = packages.map((each) => packageMessage(sdk, each));
        return new language.GetRequiredPackagesResponse().setPackagesList(list);
      }),

    about: (call, done) =>
      answer(done, async () => {
        const { describeRuntime } = await import("./dependencies.ts");
        const info = call.request.getInfo();
        const facts = await describeRuntime(directoryOf(info), optionsOf(info));
        const response = new language.AboutResponse();
        response.setExecutable(facts.executable).setVersion(facts.version);
        response.getMetadataMap().set("packagemanager", facts.packageManager);
        response.getMetadataMap().set("packagemanagerVersion", facts.packageManagerVersion);
        return response;
      }),

    getProgramDependencies: (call, done) =>
      answer(done, async () => {
        const { listDependencies } = await import("./dependencies.ts");
        const list = listDependencies(directoryOf(call.request.getInfo())).map(
          ({ name, version }) => new language.DependencyInfo().setName(name).setVersion(version),
        );
        return new language.GetProgramDependenciesResponse().setDependenciesList(list);
      }),

    installDependencies: (call) => install(sdk, call, shutdown),

    generateProgram: (call, done) =>
      answer(done, async () => {
        const { generateProgram } = await import("./generate.ts");
        const files = await generateProgram({
          source: Object.fromEntries(call.request.getSourceMap().toArray()),
          loaderTarget: call.request.getLoaderTarget(),
          strict: call.request.getStrict(),
        });
        const response = new language.GenerateProgramResponse();
        for (const [name, content] of files) response.getSourceMap().set(name, content);
        return response;
      }),

    cancel: (_call, done) => {
      cancel();
      done(null, new sdk.empty.Empty());
    },
  } satisfies Partial<ILanguageRuntimeServer>;
}

/** Installs a program's packages, passing on what the package manager prints as it comes. */
async function install(sdk: Sdk, call: InstallCall, shutdown: AbortSignal): Promise<void> {
  try {
    const { installDependencies } = await import("./dependencies.ts");
    const info = call.request.getInfo();
    const write = (stream: "stdout" | "stderr", chunk: Buffer) => {
      const response = new sdk.language.InstallDependenciesResponse();
      call.write(stream === "stdout" ? response.setStdout(chunk) : response.setStderr(chunk));
    };
    await installDependencies(directoryOf(info), optionsOf(info), write, shutdown);
    call.end();
  } catch (error) {
    call.emit("error", asError(error));
  }
}

async function answer<T>(done: sendUnaryData<T>, respond: () => Promise<T>): Promise<void> {
  try {
    done(null, await respond());
  } catch (error) {
    done(asError(error));
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function directoryOf(info: ProgramInfo | undefined): string {
  if (!info) throw new Error("the engine sent no program information with its request");
  return info.getProgramDirectory();
}

function optionsOf(info: ProgramInfo | undefined) {
  return parseRuntimeOptions(info?.getOptions()?.toJavaScript() ?? {});
}

function packageMessage(sdk: Sdk, found: RequiredPackage) {
  const message = new sdk.plugin.PackageDependency().setKind("resource");
  message.setName(found.name).setVersion(found.version).setServer(found.server);
  if (found.parameterization) {
    const { name, version, value } = found.parameterization;
    message.setParameterization(
      new sdk.plugin.PackageParameterization().setName(name).setVersion(version).setValue(value),
    );
  }
  return message;
}
