import { isAbsolute, normalize } from "node:path";
import type { ReadingFault } from "./codes.ts";
import { isObject } from "./is-object.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { projectFile, stackFile } from "./project.ts";

type Plain = Record<string, unknown>;

const inPackage = "node_modules/platform-environments";

/** What the engine reads at the top of each file. Source: pulumi/pulumi, sdk/go/common/workspace. */
const topKeys = {
  stack: ["config", "secretsprovider", "encryptedkey", "encryptionsalt", "environment"],
  project: [
    ...["name", "runtime", "description", "main", "author", "website", "license", "config"],
    ...["stackConfigDir", "template", "backend", "options", "plugins", "packages"],
  ],
};

/** Faults of a stack's file beside its config. */
export function stackFileFaults(file: Plain, stack: string): ReadingFault[] {
  const faults = strays(file, stack, topKeys.stack);
  const { secretsprovider: provider, encryptionsalt: salt, environment } = file;
  if (provider !== undefined && !secretsProvider.test(String(provider))) {
    const allowed = "passphrase, default, awskms://, azurekeyvault://, gcpkms://, hashivault://";
    faults.push({
      path: `${stack}.secretsprovider`,
      code: "secrets-provider",
      problem: "encrypts nothing",
      allowed,
    });
  }
  if (salt !== undefined && !/^v1:[A-Za-z0-9+/=]+:v1:[A-Za-z0-9+/=:]+$/.test(String(salt))) {
    const fix = "take it from Git's history: without it nothing in the file can be decrypted";
    faults.push({
      path: `${stack}.encryptionsalt`,
      code: "secrets-provider",
      problem: "not a salt (not shown)",
      fix,
    });
  }
  for (const key of Object.keys(importedConfig(environment))) {
    if (!/(?:^|:)(?:environment|platform)$/.test(key)) continue;
    const path = `${stack}.environment.values.pulumiConfig.${key}`;
    const code = "imported-config";
    const problem = "given, where the engine reads it and nobody judges it";
    faults.push({ path, code, problem, allowed: `only under config of ${stackFile(stack)}` });
  }
  return [...faults, ...foreignAddresses(file["config"], stack)];
}

/** Config in an environment of Pulumi ESC that is written into the file itself. */
function importedConfig(environment: unknown): Plain {
  const values = isObject(environment) ? environment["values"] : undefined;
  const config = isObject(values) ? values["pulumiConfig"] : undefined;
  return isObject(config) ? config : {};
}

const secretsProvider =
  /^(?:passphrase|default|(?:awskms|azurekeyvault|gcpkms|hashivault):\/\/.+)$/;

/** At an address that others reach; without one Node listens to this machine alone. */
const openToDebuggers = /--inspect[a-z-]*=(?!127\.|localhost\b|\[::1\]|\d+(?:\s|$))/;

/** Faults of Pulumi.yaml that would have the engine run something else than what is judged. */
export function programFaults(file: Plain): ReadingFault[] {
  const { main, runtime, plugins } = file;
  const faults = strays(file, projectFile, topKeys.project);
  const refuse = (path: string, problem: string, allowed: string) =>
    faults.push({ path: `${projectFile}.${path}`, code: "other-program", problem, allowed });
  if (main !== undefined && !/(?:^|\/)src\/index\.[jt]s$/.test(String(main))) {
    refuse(
      "main",
      "another program, which checks nothing",
      `src/index.ts, or ${inPackage}/src/index.js`,
    );
  }
  const { name = runtime, options } = isObject(runtime) ? runtime : { name: runtime };
  if (name !== undefined && name !== "nodejs")
    refuse("runtime", `${JSON.stringify(name)}`, "nodejs");
  const nodeargs = isObject(options) ? String(options["nodeargs"] ?? "") : "";
  const loaded = [
    ...nodeargs.matchAll(
      /(?:^|\s)(?:-r|--require|--import|--(?:experimental-)?loader)[=\s]+(\S+)/g,
    ),
  ];
  if (loaded.some(([, file]) => file !== "./preload.js") || openToDebuggers.test(nodeargs)) {
    refuse(
      "runtime.options.nodeargs",
      "runs other code with every credential",
      "--require ./preload.js",
    );
  }
  for (const [kind, list] of Object.entries(isObject(plugins) ? plugins : {})) {
    for (const [index, plugin] of (Array.isArray(list) ? list : []).entries()) {
      const path = isObject(plugin) ? String(plugin["path"] ?? "") : "";
      const ours =
        kind === "providers" && /(?:^|\/)src\/dynamic-provider\/?$/.test(normalize(path));
      if (ours && !isAbsolute(path)) continue;
      refuse(
        `plugins.${kind}.${index}`,
        "another plugin, which gets every credential",
        "src/dynamic-provider",
      );
    }
  }
  return [...faults, ...foreignAddresses(file["config"], projectFile)];
}

/** Mistyped keys; others hold anchors, which the engine passes over. */
function strays(file: Plain, name: string, known: string[]): ReadingFault[] {
  return Object.keys(file)
    .filter((key) => !known.includes(key))
    .filter((key) => nearest(key, known) !== undefined || key in Object.prototype)
    .map((key) => ({
      path: `${name}.${key}`,
      code: "stray-key",
      problem: `is read by nobody${didYouMean(key, known)}`,
      allowed: known.join(", "),
    }));
}

/** Another address of a vendor's API gets the vendor's credentials. */
function foreignAddresses(config: unknown, name: string): ReadingFault[] {
  return Object.keys(isObject(config) ? config : {})
    .filter((key) =>
      /:(?:base_?url|api_?(?:base_?path|hostname|url)|(?:realm_)?base_?url|endpoint|host)$/i.test(
        key,
      ),
    )
    .map((key) => ({
      path: `${name}.${key}`,
      code: "foreign-address",
      problem: "another address of a vendor, which would get its credentials",
      fix: "remove it",
    }));
}
