import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editedFiles } from "../config/hostile/tables.ts";
import { type Step, together, walks } from "../walks/edits.ts";
import { judge, runs, worldOf } from "../walks/judge.ts";
import { unsafe } from "../walks/oracle.ts";
import { standing } from "../walks/standing.ts";
import { copyAllUp } from "./all-up.ts";
import { copyOfProject } from "./project-copy.ts";
import { openStage, type Stage, tables } from "./stage.ts";

const stacks = ["prod", "staging", "dev"];

/** Tables whose rows hold what cannot be made again. */
const stateful = [tables.clusters, tables.keyValues, tables.disks, tables.vercelProjects];

describe("walks that check accepts, brought up over the platform as it stands", () => {
  it(`leave nothing unsafe at the vendors, and nothing lost (seed ${runs.seed})`, async () => {
    const tally = { up: 0, refused: 0 };
    for (const walk of await acceptedWalks(runs.broughtUp)) {
      const { done, problems } = await bringUp(walk);
      tally[done ? "up" : "refused"]++;
      expect(problems, together(walk).name).toEqual([]);
    }
    process.stdout.write(`Walks brought up: ${JSON.stringify(tally)}\n`);
    expect(tally.up).toBeGreaterThan(runs.broughtUp / 2);
  }, 7_200_000);
});

/** The first that are accepted and take nothing over, which these vendors do not have. */
async function acceptedWalks(count: number): Promise<Step[][]> {
  const chosen: Step[][] = [];
  for (const walk of fc.sample(walks, { numRuns: count * 20, seed: runs.seed })) {
    if (chosen.length === count) break;
    if (JSON.stringify(walk).includes("adopt")) continue;
    const { refusedBy } = await judge(walk);
    if (refusedBy.length === 0) chosen.push(walk);
  }
  return chosen;
}

async function bringUp(walk: Step[]): Promise<{ done: boolean; problems: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "walk-"));
  const project = copyOfProject(folder);
  for (const [file, text] of Object.entries(editedFiles(together(walk)))) {
    writeFileSync(join(project, file), text);
  }
  const stage = await openStage(project, await copyAllUp());
  try {
    const before = kept(stage);
    const exits = [];
    for (const stack of inOrder(walk)) {
      const { exitCode } = await stage.run(stack, "up", "--yes", "--skip-preview");
      exits.push(exitCode);
    }
    const lost = before.filter((name) => !kept(stage).includes(name)).map((name) => `${name} lost`);
    const done = exits.every((exitCode) => exitCode === 0);
    // What stands half-way through a refusal is between two states, each of which was judged.
    if (!done) return { done, problems: lost };
    return { done, problems: [...lost, ...unsafe(worldOf(await standing(stage, stacks), walk))] };
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true });
  }
}

/** The one that says it is production goes first: others read its outputs. */
function inOrder(walk: Step[]): string[] {
  const world = worldOf(
    Object.fromEntries(stacks.map((stack) => [stack, undefined as never])),
    walk,
  );
  return stacks.toSorted(
    (a, b) =>
      Number(world[b]?.purpose === "production") - Number(world[a]?.purpose === "production"),
  );
}

function kept(stage: Stage): string[] {
  return stateful.flatMap((table) =>
    Object.keys(stage.sandbox.world.state()[table] ?? {}).map((id) => `${table} ${id}`),
  );
}
