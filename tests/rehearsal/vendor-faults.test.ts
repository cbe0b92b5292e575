import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultKinds } from "../../src/sandbox/faults.ts";
import { diceFrom } from "../dice.ts";
import { type Call, type Scene, strike } from "./struck/scene.ts";
import { allScenes, scenes } from "./struck/scenes.ts";
import { type StrikeOf, strikes } from "./struck/strikes.ts";
import { type Cell, vendorFaultsPage } from "./vendor-faults-page.ts";

/*
 * Every call that changes something at a vendor, and every call that reads from one, struck by every
 * fault on the real engine: what people are told to do ends it as if nothing had happened.
 */

/**
 * Everything, which takes hours, or the scenes that a pattern names; otherwise one cell by lot. With
 * VENDOR_FAULTS_MOST=3 at most three cells of each scene, by lot: what a night has room for.
 */
const asked = process.env["VENDOR_FAULTS"];
const most = Number(process.env["VENDOR_FAULTS_MOST"] ?? Number.POSITIVE_INFINITY);
const wanted = new RegExp(asked === undefined || asked === "all" ? "" : asked);
const seed = Number(process.env["VENDOR_FAULTS_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const dice = diceFrom(seed);
const anyOf = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)]!;

const ownPlatform = allScenes.filter(({ platform }) => platform === "bondigoo");
const chosen = asked ? allScenes.filter(({ title }) => wanted.test(title)) : [anyOf(ownPlatform)];

/** A strike at a call of a scene. */
type Struck = [call: Call, how: StrikeOf];
const onlyCells = new RegExp(process.env["VENDOR_FAULTS_CELLS"] ?? "");
function struckIn({ calls }: Scene): Struck[] {
  const struck = calls.flatMap((call) => strikes.map((how): Struck => [call, how]));
  if (!asked) return [anyOf(struck)];
  const left = struck.filter((one) => onlyCells.test(nameOf(one)));
  while (left.length > most) left.splice(Math.floor(dice() * left.length), 1);
  return left;
}

const nameOf = ([{ vendor, operation }, { title }]: Struck) => `${vendor} ${operation}, ${title}`;

/** Says how far a run of hours has come. */
function tell(line: string): void {
  if (asked) process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Without the engine's line for each resource. */
function inShort(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  return lines.filter((line) => !/^ *[-+~=><]+ /.test(line) && line.trim() !== "").join("\n");
}

describe(`a fault at a vendor (VENDOR_FAULTS_SEED=${seed})`, () => {
  const cells: Cell[] = [];

  it.each(chosen)(
    "ends as if nothing had happened: $title",
    async ({ platform, stack, name, title }) => {
      const scene = await scenes[name]!(platform, stack);
      const failed: string[] = [];
      try {
        for (const [call, how] of struckIn(scene)) {
          const where = `${title}: ${nameOf([call, how])}`;
          try {
            const tries = await strike(scene, call, how);
            cells.push({ platform, stack, scene: name, call, title: how.title, tries });
            tell(`${where}: ${tries}`);
          } catch (error) {
            failed.push(`${where}: ${inShort(error)}`);
            tell(failed.at(-1)!);
          }
        }
      } finally {
        await scene.stage.close();
      }
      expect(failed).toEqual([]);
    },
    14_400_000,
  );

  it.runIf(asked && most === Number.POSITIVE_INFINITY)("is what the page shows", async () => {
    const path = join(import.meta.dirname, "../../docs/reference/vendor-faults.md");
    const page = vendorFaultsPage(cells, readFileSync(path, "utf8"));
    await expect(page).toMatchFileSnapshot(path);
  });

  it("knows only faults that there are", () => {
    const known = faultKinds.map(({ name }) => name);
    for (const { name } of strikes) expect(known).toContain(name);
  });
});
