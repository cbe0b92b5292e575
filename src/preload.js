import { fstatSync } from "node:fs";
import { createRequire, enableCompileCache, Module } from "node:module";

// Loaded by every Node process of a stack before anything else: the program (`nodeargs` in
// Pulumi.yaml) and the host of its dynamic resources (dynamic-provider/). It leaves out what the SDK
// loads and nothing here uses (docs/decisions/lean-start.md). Plain JavaScript, because it runs
// before there is a cache that spares stripping types.

const require = createRequire(import.meta.url);

// What is loaded is compiled once, not at every run.
enableCompileCache();

// The SDK serialises functions with these. Ours are a constant text (render/resource.ts).
loadWhenUsed("typescript");
loadWhenUsed("@npmcli/arborist");
// This one connects to V8's inspector at every start, for file names in its errors about functions.
loadWhenUsed("@pulumi/pulumi/runtime/closure/v8Hooks.js", { isInitializedAsync: async () => {} });

// Runs Pulumi from a program, which nothing here does.
loadWhenUsed("@pulumi/pulumi/automation");

// Reads package.json for functions that are serialised; loading it sorts all licences there are.
loadWhenCalled("normalize-package-data");

// A tenth of a program's time goes into a stack trace for each promise, which only this variable shows.
if (!process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) leaveStackTracesOut();

// Sends spans of a run to a collector; the SDK takes both variables for a sign that there may be one.
if (!process.env["PULUMI_EXPERIMENTAL"] && !process.env["TRACEPARENT"]) {
  /** @type {object} */
  const span = new Proxy({}, { get: () => () => span });
  replaceExports("@pulumi/pulumi/cmd/run/tracing.js", { newSpan: () => span });
}

// Maps every stack trace back to its source, and Pulumi takes one per promise. Node strips types in
// place, so there is nothing to map.
replaceExports("source-map-support/register", {});

// An engine that is killed cannot end what it has started: two would go on changing one stack.
endWithStarter();

/**
 * Ends this process once the one that started it is gone. That may have happened already, and the
 * parent be another one: so the starter hands over its process id, where it is ours to write. An
 * engine also holds the other end of standard input, which closes even before any line has run.
 */
function endWithStarter() {
  const handedOver = process.env["INFRA_STARTER"];
  const starter = Number(handedOver ?? process.ppid);
  setInterval(() => process.ppid === starter || process.exit(1), 1000).unref();
  if (handedOver === undefined) return;
  // It is about this process alone, not about what it starts.
  delete process.env["INFRA_STARTER"];
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.on("close", () => process.exit(1)).resume();
  process.stdin.unref();
}

/**
 * Lets a CommonJS module be loaded by the first look at one of its exports that is not `ready`.
 * @param {string} name
 * @param {Record<PropertyKey, unknown>} ready
 * @returns what loads it
 */
function loadWhenUsed(name, ready = {}) {
  /** @type {Record<PropertyKey, unknown> | undefined} */
  let loaded;
  /** @type {Record<PropertyKey, unknown>} */
  const known = { __esModule: true, ...ready };
  /** @type {ProxyHandler<object>["get"]} */
  const get = (_, key) => known[key] ?? load()[key];
  const path = replaceExports(name, new Proxy(known, { get }));
  return load;
  function load() {
    if (loaded === undefined) {
      delete require.cache[path];
      loaded = require(path);
    }
    return /** @type {Record<PropertyKey, unknown>} */ (loaded);
  }
}

/**
 * Lets a CommonJS module that is one function be loaded by the first call of it.
 * @param {string} name
 */
function loadWhenCalled(name) {
  const path = replaceExports(name, (/** @type {unknown[]} */ ...values) => {
    delete require.cache[path];
    return require(path)(...values);
  });
}

/** Lets the SDK watch its promises as it does, but not note where each of them was made. */
function leaveStackTracesOut() {
  const load = loadWhenUsed("@pulumi/pulumi/runtime/debuggable.js", {
    debuggablePromise(/** @type {Promise<unknown>} */ promise, /** @type {unknown} */ context) {
      const { debuggablePromise } = load();
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = 0;
      try {
        return /** @type {Function} */ (debuggablePromise)(promise, context);
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    },
  });
}

/**
 * Gives a module other exports, and its path; without effect where it is not installed.
 * @param {string} name
 * @param {object} exports
 */
function replaceExports(name, exports) {
  try {
    const path = require.resolve(name);
    require.cache[path] = Object.assign(new Module(path), {
      filename: path,
      loaded: true,
      exports,
    });
    return path;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "MODULE_NOT_FOUND") throw error;
    return name;
  }
}
