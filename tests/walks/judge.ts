import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { editedFiles, writeEdited } from "../config/hostile/tables.ts";
import { type Step, together } from "./edits.ts";
import { unsafe } from "./oracle.ts";
import { planned } from "./planned.ts";
import type { Standing, Stated, World } from "./world.ts";

/**
 * How many walks are judged, how many of them are brought up, and from which seed: always the same
 * one, so that a run that fails does so again. `WALKS=2000 WALKS_UP=20` is the whole of it.
 */
export const runs = {
  walks: Number(process.env["WALKS"] ?? 200),
  broughtUp: Number(process.env["WALKS_UP"] ?? 2),
  seed: Number(process.env["WALKS_SEED"] ?? 20_261_121),
};

/** What `infra check` and, where that has no fault, the oracle say of a walk. */
export interface Verdict {
  refusedBy: string[];
  unsafe: string[];
}

export async function judge(walk: Step[]): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "walk-"));
  try {
    writeEdited(folder, together(walk));
    const { faults, environments } = loadFromFiles(folder);
    if (faults.length > 0) {
      return { refusedBy: faults.map(({ code }) => code), unsafe: [] };
    }
    return { refusedBy: [], unsafe: unsafe(worldOf(await planned(environments), walk)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What stands, with what the files say of it by themselves: which is production, and whether it is open. */
export function worldOf(standings: Record<string, Standing>, walk: Step[]): World {
  const files = editedFiles(together(walk));
  const alone = parse(files["Pulumi.yaml"] ?? "").config.platform.value.team === 1;
  return Object.fromEntries(
    Object.entries(standings).map(([stack, standing]) => {
      const file = parse(files[`Pulumi.${stack}.yaml`] ?? "");
      const { purpose, launched = false }: Stated = file.config["bondigoo:environment"];
      return [stack, { ...standing, purpose, launched, alone }];
    }),
  );
}
