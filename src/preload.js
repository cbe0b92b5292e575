import { createRequire, enableCompileCache, Module } from "node:module";

// Loaded by every Node process of a stack before anything else: the program (`nodeargs` in
// Pulumi.yaml) and the host of its dynamic resources (dynamic-provider/). It leaves out what the SDK
// loads and nothing here uses, which was half of a preview's time: bench/preview.ts. Plain
// JavaScript, because it runs before there is a cache that spares stripping types.

const require = createRequire(import.meta.url);

// What is loaded is compiled once, not at every run.
enableCompileCache();

// The SDK serialises functions with these two. Ours are a constant text (render/resource.ts).
loadWhenUsed("typescript");
loadWhenUsed("@npmcli/arborist");

// Maps every stack trace back to its source, and Pulumi takes one per promise. Node strips types in
// place, so there is nothing to map.
replaceExports("source-map-support/register", {});

/**
 * Lets a CommonJS module be loaded by the first look at one of its exports.
 * @param {string} name
 */
function loadWhenUsed(name) {
  /** @type {Record<PropertyKey, unknown> | undefined} */
  let loaded;
  const path = replaceExports(
    name,
    new Proxy({}, { get: (_, key) => key === "__esModule" || load()[key] }),
  );
  function load() {
    if (loaded === undefined) {
      delete require.cache[path];
      loaded = require(path);
    }
    return /** @type {Record<PropertyKey, unknown>} */ (loaded);
  }
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
