import { kindChanges } from "../changes/table.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { unnamed } from "../overview/diff/likeness.ts";
import type { Match, Standing } from "../overview/diff/live.ts";
import { changedProperties } from "./changed-properties.ts";
import { changingSteps } from "./changes.ts";
import { hidden } from "./redact.ts";
import type { StackReport } from "./report.ts";
import type { Preview, Step, StepState } from "./steps.ts";
import { isUnknown } from "./unknown.ts";

/** What a preview with refresh is read with. */
export interface ReadWith {
  spec: EnvironmentSpec;
  /** What no vendor shows. */
  unseen: StackReport["unseen"];
  /** Names of vendors that were not asked: what the state has of theirs proves nothing. */
  silent: readonly string[];
}

/** Every property of everything that a stack has at a vendor: as its files say, and as it is there. */
export function standingsOf(preview: Preview, read: ReadWith): Standing[] {
  const changing = new Set(changingSteps(preview));
  return preview.steps
    .filter((step) => changing.has(step) || step.op === "same")
    .flatMap((step) => {
      const thing = thingOf(step, read.spec);
      return thing === undefined ? [] : standingsOfStep(step, thing, changing.has(step), read);
    });
}

interface Thing {
  type: string;
  /** In the state. */
  ownName: string;
  about: Pick<Standing, "vendor" | "kind" | "name">;
}

/** None of what is no vendor's: components, providers, generated passwords. */
function thingOf({ urn }: Step, spec: EnvironmentSpec): Thing | undefined {
  const [, , types = "", ownName = ""] = urn.split("::");
  const type = types.split("$").at(-1) ?? types;
  const [vendor = "", kind = ""] = kindChanges(type)?.title.split(": ") ?? [];
  if (kind === "" || /^(?:pulumi|random):/.test(type)) return undefined;
  return { type, ownName, about: { vendor, kind, name: sharedName(ownName, spec) } };
}

/** Hosts are other ones in each environment; the place in the config that names them is the same. */
function sharedName(name: string, { hosts, stack }: EnvironmentSpec): string {
  const longestFirst = hosts.toSorted((a, b) => b.name.length - a.name.length);
  const host = longestFirst.find((each) => name.includes(each.name));
  const byPlace = host === undefined ? name : name.replace(host.name, host.path.join("."));
  return unnamed(byPlace, stack, "(stack)");
}

function standingsOfStep(step: Step, thing: Thing, changes: boolean, read: ReadWith): Standing[] {
  const { about } = thing;
  const [held, wanted] = [step.oldState, step.newState];
  const whole = { ...about, property: "" };
  if (held === undefined) return [{ ...whole, config: "in the files", match: "missing" }];
  if (wanted === undefined) return [{ ...whole, held: "there", match: "beside" }];
  const changed = changes ? changedProperties(step, held, wanted) : [];
  const unshown = read.unseen
    .filter(({ type, name }) => type === thing.type && name === thing.ownName)
    .map(({ property }) => property);
  const isSilent = read.silent.includes(about.vendor);
  return propertiesOf(held, wanted).flatMap((key) => {
    const [there, said] = [held.inputs[key], wanted.inputs[key]];
    const rows = leaves(key, said, there);
    const visible = rows.some((row) => row.config !== row.held);
    return rows.map((row): Standing => {
      const match = matchOf(row, { changed: changed.includes(key), visible, of: rows.length });
      const told = isSilent ? "not asked" : unshown.includes(key) ? "not shown" : match;
      const isTold = told === match;
      const { held: value, ...rest } = row;
      return {
        ...about,
        ...rest,
        ...(isTold && value !== undefined && { held: value }),
        match: told,
      };
    });
  });
}

/** The engine's own begin with two underscores. */
function propertiesOf(held: StepState, wanted: StepState): string[] {
  const keys = new Set([...Object.keys(held.inputs), ...Object.keys(wanted.inputs)]);
  return [...keys].filter((key) => !key.startsWith("__"));
}

interface Leaf {
  property: string;
  config?: string;
  held?: string;
}

/**
 * A property that its provider counts as unchanged is the same, in whatever way the vendor writes it.
 * Of a changed one with nothing visible, a secret differs: this one, where there is no other.
 */
function matchOf(
  { config, held }: Leaf,
  { changed, visible, of }: { changed: boolean; visible: boolean; of: number },
): Match {
  if (!changed) return "same";
  if (config === undefined) return "beside";
  if (held === undefined) return "missing";
  if (config !== held) return "different";
  if (visible || config !== hidden) return "same";
  return of === 1 ? "different" : "not known";
}

function leaves(property: string, config: unknown, held: unknown): Leaf[] {
  const keys = keysOf(config, held);
  if (keys === undefined) {
    const [said, there] = [asText(config), asText(held)];
    if (said === undefined && there === undefined) return [];
    return [
      {
        property,
        ...(said !== undefined && { config: said }),
        ...(there !== undefined && { held: there }),
      },
    ];
  }
  return keys.flatMap((key) => leaves(`${property}.${key}`, at(config, key), at(held, key)));
}

/** Keys where both, or the one there is, are objects; none of lists, which are told as a whole. */
function keysOf(...values: unknown[]): string[] | undefined {
  const given = values.filter((value) => value !== undefined && value !== null);
  if (given.length === 0 || !given.every(isRecord)) return undefined;
  return [...new Set(given.flatMap((value) => Object.keys(value as object)))];
}

const isRecord = (value: unknown) => typeof value === "object" && !Array.isArray(value);

function at(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[key];
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isUnknown(value)) return "not known before up";
  return typeof value === "string" ? value : JSON.stringify(value, withoutEngines);
}

const withoutEngines = (key: string, value: unknown) => (key.startsWith("__") ? undefined : value);
