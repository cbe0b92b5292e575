/** A seed that kills itself: `node killed-at.ts TARGET STEP MS`, so long after a step. */
import { seed } from "../../../src/data/seed/seed.ts";
import { argsFor } from "./seed-args.ts";

const [target = "", last = "", ms = ""] = process.argv.slice(2);
const kill = () => process.kill(process.pid, "SIGKILL");
let steps = 0;
const onStep = () => {
  if (steps++ !== Number(last)) return;
  if (ms === "0") kill();
  else setTimeout(kill, Number(ms));
};
await seed({ ...argsFor(target), onStep });
