import { getProject } from "@pulumi/pulumi";
import { loadFromEngine } from "./config/load-from-engine.ts";
import { Environment } from "./environment/environment.ts";
import { refuseWhileLooking } from "./environment/only-looking.ts";
import { openStackReferences } from "./environment/stack-references.ts";
import { adviseWhenStopped } from "./environment/when-stopped.ts";

export default async function program() {
  refuseWhileLooking();
  const { spec, secrets } = loadFromEngine();
  adviseWhenStopped(spec.stack);
  const others = await openStackReferences(spec);
  return new Environment(getProject(), { spec, secrets, others }).outputs;
}
