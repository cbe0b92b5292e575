/** A refresh that kills itself: `node killed-at.ts SOURCE TARGET FOLDER STEP MS`, so long after a step. */
import { refresh } from "../../../src/data/refresh/refresh.ts";
import { argsFor } from "./shop.ts";

const [source = "", target = "", folder = "", last = "", ms = ""] = process.argv.slice(2);
const kill = () => process.kill(process.pid, "SIGKILL");
let steps = 0;
const onStep = () => {
  if (steps++ !== Number(last)) return;
  if (ms === "0") kill();
  else setTimeout(kill, Number(ms));
};
await refresh({ ...argsFor(source, target, folder), onStep });
