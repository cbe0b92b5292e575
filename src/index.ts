import { getProject } from "@pulumi/pulumi";
import { loadFromEngine } from "./config/load-from-engine.ts";
import { Environment } from "./environment/environment.ts";
import { openOtherStacks } from "./environment/other-stacks.ts";

// Pulumi maps every stack trace it takes, one per promise, back through source maps. Node strips
// types in place: there is nothing to map, and a preview is a quarter faster without.
Reflect.deleteProperty(Error, "prepareStackTrace");

export default async function program() {
  const { spec, secrets } = loadFromEngine();
  const others = await openOtherStacks(spec);
  return new Environment(getProject(), { spec, secrets, others }).outputs;
}
