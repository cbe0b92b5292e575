import { getProject, RunError } from "@pulumi/pulumi";
import { loadFromEngine } from "./config/load-from-engine.ts";
import { Environment } from "./environment/environment.ts";
import { UserError } from "./shared/errors.ts";

// Pulumi maps every stack trace it takes, one per promise, back through source maps. Node strips
// types in place: there is nothing to map, and a preview is a quarter faster without.
Error.prepareStackTrace = undefined;

/** A fault in the config stops the program with its message alone, before anything is registered. */
function loadOrStop() {
  try {
    return loadFromEngine();
  } catch (error) {
    throw error instanceof UserError ? new RunError(error.message) : error;
  }
}

export const {
  environment,
  frontends,
  services,
  render,
  database,
  databaseUrl,
  readerUrls,
  redis,
  redisUrl,
} = new Environment(getProject(), loadOrStop()).outputs;
