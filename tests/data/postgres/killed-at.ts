/** A refresh that kills itself: `node killed-at.ts SOURCE TARGET FOLDER STEP MS`, so long after a step. */
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { killingAt } from "../kill.ts";
import { argsFor } from "./shop.ts";

const [source = "", target = "", folder = "", last = "", ms = ""] = process.argv.slice(2);
await refresh({ ...argsFor(source, target, folder), onStep: killingAt(last, ms) });
