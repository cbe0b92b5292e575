import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/ci/findings.ts";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import type { StateResource } from "../../src/engine/pulumi.ts";
import {
  atVendors,
  everything,
  inOrder,
  look,
  openPlatform,
  pick,
  platforms,
  seed,
} from "./by-hand/draw.ts";
import { type HandEdit, inputNames, nameOf, type Way, ways } from "./by-hand/edit.ts";
import { editsOf } from "./by-hand/edits-of.ts";
import { deleteRow, identities } from "./by-hand/plugins.ts";
import { editorOf, RefusedByRender } from "./by-hand/render-edits.ts";
import { faultsOf, isOlder, isRefused } from "./by-hand/told.ts";
import { held, putBack } from "./by-hand/world.ts";
import type { Stage } from "./stage.ts";

/*
 * Every property of every thing that a stack has at a vendor, edited by hand there: told once, by its
 * name, and taken back by the command that is told with it. `DRIFT=all` edits all of them, in every
 * stack here and in the examples; otherwise one property of each thing in one of Bondigoo's, by lot.
 */

describe.each(platforms)(`%s, edited by hand (seed ${seed})`, (platform) => {
  let stage: Stage;
  let drawn: string[];
  beforeAll(async () => {
    stage = await openPlatform(platform);
    drawn = everything ? inOrder(stage) : [pick(inOrder(stage))];
  }, 900_000);
  afterAll(() => stage?.close());

  it("finds nothing while nobody touched anything, and says of the rest why it cannot see it", async () => {
    for (const stack of drawn) {
      const { findings, unseen } = await look(stage, stack);
      expect(findings).toEqual([]);
      const blind = new Set(unseen.map(({ name, property }) => `${name}.${property}`));
      const forgotten = atVendors(await stage.resources(stack)).flatMap((resource) => {
        const editable = new Set([
          ...(identities[resource.type] ?? []),
          ...ways.flatMap((way) => editsOf(stage, resource, way).map(({ property }) => property)),
        ]);
        return inputNames(resource)
          .filter((property) => !editable.has(property) && editorOf(resource, property) !== "fixed")
          .filter((property) => !blind.has(`${nameOf(resource)}.${property}`))
          .map((property) => `${resource.type} ${property}`);
      });
      expect([...new Set(forgotten)]).toEqual([]);
    }
  }, 1_800_000);

  it.each(everything ? ways : [pick(ways)])(
    "tells each property that was %s once, and takes it back",
    async (way) => {
      for (const stack of drawn) {
        const before = stage.sandbox.world.copy();
        try {
          await editedAndRepaired(stage, stack, way);
        } catch (error) {
          stage.sandbox.world.restore(before);
          throw error;
        }
      }
    },
    3_600_000,
  );

  it.runIf(everything).each(ways)(
    "tells each property that was %s by itself, and no other of its thing",
    async (way) => {
      for (const stack of drawn) {
        const before = stage.sandbox.world.copy();
        try {
          await editedAlone(stage, stack, way);
        } finally {
          stage.sandbox.world.restore(before);
        }
      }
    },
    3_600_000,
  );

  it("tells each thing that was taken away once, and makes it again", async () => {
    for (const stack of drawn) await goneAndMadeAgain(stage, stack);
  }, 3_600_000);
});

/** The first of each kind that has inputs which say what it is: of those all that a hand can do. */
function takenAway(resources: StateResource[]): StateResource[] {
  const plugins = resources.filter(({ type }) => type in identities);
  const first = [...Map.groupBy(plugins, ({ type }) => type).values()].map(([one]) => one!);
  return everything ? first : [pick(first)];
}

/** What is gone is told once, and the printed command makes it again. */
async function goneAndMadeAgain(stage: Stage, stack: string): Promise<void> {
  const gone = takenAway(atVendors(await stage.resources(stack)));
  for (const resource of gone) deleteRow(stage.sandbox.world, resource);
  const { findings } = await look(stage, stack);
  const missing = findings.filter(({ change: { op } }) => op === "missing");
  expect(missing.map(({ change }) => change.name).toSorted()).toEqual(gone.map(nameOf).toSorted());
  const { exitCode, output } = await repair(stage, stack, missing);
  expect(exitCode, output).toBe(0);
  // A cluster that was made again has another address, which its users are to get yet.
  const { findings: after } = await look(stage, stack);
  expect(after.filter(({ change: { op } }) => op === "missing")).toEqual([]);
  if (after.length === 0) return;
  await repair(stage, stack, after);
  expect((await look(stage, stack)).findings).toEqual([]);
}

/** Of each thing of a stack what a hand can do to it in one way, and drift can see. */
async function editsIn(stage: Stage, stack: string, way: Way): Promise<HandEdit[][]> {
  const { unseen } = await look(stage, stack);
  const isSeen = ({ resource, property }: HandEdit) =>
    // Suspended where it may be, it is told apart and let be: tests/suspension.
    !(property === "suspended" && resource.inputs?.["mayBeSuspended"] === true) &&
    !unseen.some((one) => one.name === nameOf(resource) && one.property === property);
  const resources = atVendors(await stage.resources(stack));
  return resources.map((resource) => editsOf(stage, resource, way).filter(isSeen));
}

/** One property of each thing at a time, until each was edited while the rest of its thing was not. */
async function editedAlone(stage: Stage, stack: string, way: Way): Promise<void> {
  const { world } = stage.sandbox;
  const before = world.copy();
  // A repair that was refused has left its edits in the state, from which the edits are made.
  await stage.run(stack, "refresh", "--yes", "--skip-preview");
  const ofEach = await editsIn(stage, stack, way);
  const rounds = Math.max(...ofEach.map((edits) => edits.length));
  for (let round = 0; round < rounds; round++) {
    await editedAndTold(
      stage,
      stack,
      ofEach.flatMap((edits) => edits.slice(round, round + 1)),
      way,
    );
    world.restore(before);
  }
}

/** Makes the edits and looks: each is told once, and nothing else is. */
async function editedAndTold(stage: Stage, stack: string, edits: HandEdit[], way: Way) {
  const made = await makeAll(edits);
  const { findings } = await look(stage, stack);
  const byName = Map.groupBy(made, ({ resource }) => nameOf(resource));
  const names = new Set([...byName.keys(), ...findings.map(({ change }) => change.name)]);
  const faults = [...names].flatMap((name) => {
    const told = findings.filter(({ change }) => change.name === name);
    if (told.length > 1) return [`${name} is told ${told.length} times`];
    return faultsOf(told[0], byName.get(name) ?? []).map((fault) => `${name}: ${fault}`);
  });
  const edited = edits.map(({ resource, property }) => `${nameOf(resource)} ${property}`);
  expect(faults, `${stack}, ${way}: ${edited.join(", ")}`).toEqual([]);
  return { findings, byName };
}

/** One round: everything of a stack that can be edited so is, looked for, and repaired. */
async function editedAndRepaired(stage: Stage, stack: string, way: Way): Promise<void> {
  const { world } = stage.sandbox;
  const ofEach = (await editsIn(stage, stack, way)).filter((edits) => edits.length > 0);
  const before = world.copy();
  const edits = everything ? ofEach.flat() : ofEach.map((edits) => pick(edits));
  const { findings, byName } = await editedAndTold(stage, stack, edits, way);

  const { keptWhole } = environmentsOf(stage.cwd).find((each) => each.stack === stack)!;
  const [refused, repaired] = [true, false].map((is) =>
    findings.filter((finding) => isRefused(finding, keptWhole) === is),
  );
  for (const finding of refused!) {
    const { exitCode, output } = await repair(stage, stack, [finding]);
    expect(exitCode, `${finding.repair}\n${output}`).not.toBe(0);
    putBack(world, before.tables, byName.get(finding.change.name)![0]!.resource);
  }
  if (repaired!.length > 0) {
    const { exitCode, output } = await repair(stage, stack, repaired!);
    expect(exitCode, output).toBe(0);
  }
  let { findings: left } = await look(stage, stack);
  // What was put back by hand had no deploy with what was repaired of its groups.
  const older = left.filter((each) => isOlder(each) && refused!.some((one) => isSame(one, each)));
  if (older.length > 0) {
    await repair(stage, stack, older);
    left = (await look(stage, stack)).findings;
  }
  expect(left).toEqual([]);
  expect(held(world.state())).toEqual(held(before.tables));
}

const isSame = (one: Finding, other: Finding) => one.change.name === other.change.name;

/** What Render lets nobody do of what has groups linked, a disk or an image, as its stand-in says. */
const refusedByRender = new Set(["environmentId", "instances", "runtime"]);

/** The edits that the vendors let a hand make. */
async function makeAll(edits: HandEdit[]): Promise<HandEdit[]> {
  const made: HandEdit[] = [];
  for (const edit of edits) {
    try {
      await edit.make();
      made.push(edit);
    } catch (error) {
      if (!(error instanceof RefusedByRender) || !refusedByRender.has(edit.property)) throw error;
    }
  }
  return made;
}

/** As the findings say, in one go. */
async function repair(stage: Stage, stack: string, findings: Finding[]) {
  const targets = findings.map(({ repair }) => /--target '(.+)'$/.exec(repair)![1]!);
  const flags = targets.flatMap((target) => ["--target", target]);
  return await stage.run(stack, "up", "--refresh", "--yes", "--skip-preview", ...flags);
}
