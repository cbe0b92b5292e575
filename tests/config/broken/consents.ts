import { set } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

const ofProduction =
  "(allowed: a thing of this environment: bondigoo-prod-cluster, bondigoo-redis-prod, bondigoo-api-prod, bondigoo-worker-prod, bondigoo-platform-prod)";

/** Consents to something that nothing is. */
export const consents: BrokenCase[] = [
  {
    name: "an interruption of what nothing is called",
    edit: (d) => {
      set(d, "prod.environment.allowInterruption", ["bondigoo-prod-cluster", "bondigo-redis-prod"]);
    },
    faults: [
      `prod.environment.allowInterruption.1: nothing here has the name "bondigo-redis-prod"; did you mean "bondigoo-redis-prod"? ${ofProduction}`,
    ],
  },
  {
    name: "an interruption of another environment's things, and of a key",
    edit: (d) => {
      set(d, "prod.environment.allowInterruption", ["worker"]);
      set(d, "dev.environment.allowInterruption", ["coaching-platform-dev"]);
    },
    faults: [
      `prod.environment.allowInterruption.0: nothing here has the name "worker" ${ofProduction}`,
      'dev.environment.allowInterruption.0: nothing here has the name "coaching-platform-dev" (allowed: a thing of this environment: bondigoo-api-dev, bondigoo-worker-dev)',
    ],
  },
];
