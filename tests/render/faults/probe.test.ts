import { it } from "vitest";
import { buildMatrix } from "./matrix.ts";

it("probe", async () => {
  const t = performance.now();
  const { rows, faults, calls } = await buildMatrix();
  for (const f of faults) console.log("FAULT", f.slice(0, 1500));
  console.log(
    faults.length,
    rows.length,
    rows.flatMap((r) => Object.keys(r.runs)).length,
    performance.now() - t,
    calls.length,
  );
}, 400000);
