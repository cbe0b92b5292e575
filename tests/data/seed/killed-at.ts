/** A seed that kills itself: `node killed-at.ts TARGET STEP MS`, so long after a step. */
import { seed } from "../../../src/data/seed/seed.ts";
import { killingAt } from "../kill.ts";
import { argsFor } from "./seed-args.ts";

const [target = "", last = "", ms = ""] = process.argv.slice(2);
await seed({ ...argsFor(target), onStep: killingAt(last, ms) });
