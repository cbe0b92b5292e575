import { getProject } from "@pulumi/pulumi";
import { loadFromEngine } from "./config/load-from-engine.ts";
import { Environment } from "./environment/environment.ts";

// Pulumi maps every stack trace it takes, one per promise, back through source maps. Node strips
// types in place: there is nothing to map, and a preview is a quarter faster without.
Reflect.deleteProperty(Error, "prepareStackTrace");

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
} = new Environment(getProject(), loadFromEngine()).outputs;
