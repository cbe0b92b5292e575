import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as languageServices from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as languageMessages from "@pulumi/pulumi/proto/language_pb.js";
import type * as pluginMessages from "@pulumi/pulumi/proto/plugin_pb.js";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";

/** The parts of Pulumi's Node SDK that the host speaks with, loaded from one installation. */
export interface Sdk {
  version: string;
  grpc: typeof Grpc;
  services: typeof languageServices;
  language: typeof languageMessages;
  plugin: typeof pluginMessages;
  empty: typeof emptyMessages;
}

/**
 * Loads the SDK that a program in `directory` would load. Where there is none (a folder
 * before `npm ci`, or `pulumi about` anywhere) the one of `fallbackDirectory` is taken,
 * so that the host can at least start and say what is missing.
 */
export function loadSdk(directory: string, fallbackDirectory: string | undefined): Sdk {
  const entry =
    findModule("@pulumi/pulumi/package.json", directory) ??
    (fallbackDirectory && findModule("@pulumi/pulumi/package.json", fallbackDirectory));
  if (!entry) throw new Error(missingSdk(directory));
  // Its dependencies are resolved from its own place, where a package manager may nest them.
  const load = createRequire(entry);
  return {
    version: load("./package.json").version,
    grpc: load("@grpc/grpc-js"),
    services: load("./proto/language_grpc_pb.js"),
    language: load("./proto/language_pb.js"),
    plugin: load("./proto/plugin_pb.js"),
    empty: load("google-protobuf/google/protobuf/empty_pb.js"),
  };
}

/** The file that runs a program, from the SDK the program itself has installed. */
export function findProgramRunner(programDirectory: string): string {
  const entry = findModule("@pulumi/pulumi/package.json", programDirectory);
  if (!entry) throw new Error(missingSdk(programDirectory));
  return join(dirname(entry), "cmd", "run");
}

/** Where `require(specifier)` in `directory` would lead, or undefined. */
function findModule(specifier: string, directory: string): string | undefined {
  try {
    return createRequire(join(directory, "index.js")).resolve(specifier);
  } catch {
    return undefined;
  }
}

function missingSdk(directory: string): string {
  return `@pulumi/pulumi is not installed for ${directory}: run "npm ci" in the project first`;
}
