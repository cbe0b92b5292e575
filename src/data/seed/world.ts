import { hash } from "node:crypto";
import { ObjectId } from "bson";
import { UserError } from "../../shared/errors.ts";
import { fillerText } from "../sanitise/filler.ts";
import { Draw, type Generator, generators } from "../sanitise/generators.ts";
import { Pseudonyms } from "../sanitise/pseudonyms.ts";
import { msOf } from "./duration.ts";
import { chosen, type Group } from "./groups.ts";
import { pathAlone, templateOf } from "./paths.ts";
import type { Rule } from "./schema.ts";

/** A document that is made: its place among those that its group could have. */
export interface Doc {
  group: Group;
  index: number;
}

export interface WorldArgs {
  groups: ReadonlyMap<string, readonly Group[]>;
  seed: string;
  now: string;
  emailHost: string;
  scale: number;
  variable: (name: string) => string | undefined;
}

/**
 * All documents of a seed file, none of them kept: each value follows from the seed and its place by a
 * hash, so that any document can be looked into at any time, by whatever refers to it.
 */
export class World {
  readonly #args: WorldArgs;
  readonly #hashes: Pseudonyms;
  readonly #rooms = new Map<Group, number>();

  constructor(args: WorldArgs) {
    this.#args = args;
    this.#hashes = new Pseudonyms(hash("sha256", `seed ${args.seed}`));
  }

  /** The documents of a collection, in the order of the file. */
  *documentsOf(collection: string): Iterable<Record<string, unknown>> {
    for (const group of this.#args.groups.get(collection) ?? []) {
      for (const doc of this.#docs(group)) yield this.#document(doc);
    }
  }

  *#docs(group: Group): Iterable<Doc> {
    if (group.each === undefined) {
      for (let index = 0; index < this.#room(group); index++) yield { group, index };
      return;
    }
    const most = mostTimes(group);
    let before = 0;
    for (const parent of group.each.parents) {
      for (const one of this.#docs(parent)) {
        const times = this.#times(group, one);
        const first = (before + one.index) * most;
        for (let k = 0; k < times; k++) yield { group, index: first + k };
      }
      before += this.#room(parent);
    }
  }

  /** How many documents a group could have: not every parent has the most of them. */
  #room(group: Group): number {
    const known = this.#rooms.get(group);
    if (known !== undefined) return known;
    const { each, count, isScaled } = group;
    const room =
      each === undefined
        ? count * (isScaled ? this.#args.scale : 1)
        : mostTimes(group) * sum(each.parents.map((parent) => this.#room(parent)));
    this.#rooms.set(group, room);
    return room;
  }

  #times({ id, each }: Group, parent: Doc): number {
    const fits = Object.entries(each!.when ?? {}).every(([field, values]) =>
      [values].flat().includes(this.#field(parent, field) as string),
    );
    if (!fits) return 0;
    const { times = 1 } = each!;
    return this.#size(times, this.#draw(`times ${id} ${parent.group.id}`, parent.index));
  }

  #parentOf({ group, index }: Doc): Doc {
    return this.#at(group.each!.parents, Math.floor(index / mostTimes(group)));
  }

  #at(groups: readonly Group[], place: number): Doc {
    let index = place;
    for (const group of groups) {
      if (index < this.#room(group)) return { group, index };
      index -= this.#room(group);
    }
    throw new Error("A place outside of all groups.");
  }

  #exists(doc: Doc): boolean {
    if (doc.group.each === undefined) return true;
    const parent = this.#parentOf(doc);
    return (
      this.#exists(parent) && doc.index % mostTimes(doc.group) < this.#times(doc.group, parent)
    );
  }

  /** Some document of a collection: the drawn place, or the next one that is taken. */
  #pick({ ref, groups }: { ref: string; groups?: string[] | undefined }, draw: Draw): Doc {
    const collection = ref.split(".")[0]!;
    const among = chosen(this.#args.groups.get(collection)!, groups);
    const room = sum(among.map((group) => this.#room(group)));
    const first = draw.below(room);
    for (let tried = 0; tried < room; tried++) {
      const doc = this.#at(among, (first + tried) % room);
      if (this.#exists(doc)) return doc;
    }
    throw new UserError(`The seed makes no ${collection} that "${ref}" could refer to.`);
  }

  #document(doc: Doc): Record<string, unknown> {
    const document: Record<string, unknown> = {};
    for (const name of doc.group.fields.keys()) {
      const value = this.#field(doc, name);
      if (value !== undefined) document[name] = value;
    }
    return document;
  }

  #field(doc: Doc, name: string): unknown {
    return this.#value(doc, doc.group.fields.get(name)!.rule, name);
  }

  /** `at` is the path of the value, elements by their number: no two values draw the same. */
  #value(doc: Doc, rule: Rule, at: string): unknown {
    if (typeof rule === "string") return this.#text(doc, rule);
    if (typeof rule !== "object" || rule === null) return rule;
    if ("object" in rule) return this.#object(doc, rule.object, at);
    const draw = this.#draw(`${doc.group.id} ${at}`, doc.index);
    if ("list" in rule) return this.#list(doc, rule, at, draw);
    if ("maybe" in rule) {
      return isLikely(draw, rule.chance) ? this.#value(doc, rule.maybe, `${at}?`) : undefined;
    }
    if ("fake" in rule) return this.#fake(generators[rule.fake], draw);
    if ("oneOf" in rule) return oneOf(rule.oneOf, draw);
    if ("number" in rule) {
      const {
        number: [from, to],
        step = 1,
      } = rule;
      return rounded(from + step * draw.below(Math.floor((to - from) / step + 1e-9) + 1));
    }
    if ("bool" in rule) return isLikely(draw, rule.bool);
    if ("text" in rule) return this.#filler(rule.text, draw);
    if ("ref" in rule) {
      return this.#field(this.#pick(rule, draw), rule.ref.split(".")[1]!);
    }
    return this.#date(doc, rule, draw);
  }

  #object(doc: Doc, fields: Record<string, Rule>, at: string): Record<string, unknown> {
    const values = Object.entries(fields).map(([name, rule]) => [
      name,
      this.#value(doc, rule, `${at}.${name}`),
    ]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  #list(
    doc: Doc,
    { list, size }: Extract<Rule, { list: Rule }>,
    at: string,
    draw: Draw,
  ): unknown[] {
    const elements = new Map<string, unknown>();
    const wanted = this.#size(size, draw);
    for (let i = 0; i < wanted; i++) {
      const element = this.#value(doc, list, `${at}[${i}]`);
      elements.set(JSON.stringify(element), element);
    }
    return [...elements.values()].filter((element) => element !== undefined);
  }

  #fake({ make, type }: Generator, draw: Draw): unknown {
    const made = make(draw, { emailHost: this.#args.emailHost, original: "" });
    return type === "objectId" ? new ObjectId(made) : made;
  }

  #filler(size: readonly [from: number, to: number], draw: Draw): string {
    const characters = this.#size(size, draw);
    return fillerText(characters, draw.hex(8)).toString("latin1");
  }

  #date(doc: Doc, rule: Extract<Rule, { date: unknown }>, draw: Draw): Date {
    const { date, from, step = "1m" } = rule;
    const [least, most] = typeof date === "string" ? [date, date] : date;
    const base = from === undefined ? Date.parse(this.#args.now) : this.#dateAt(doc, from);
    const stepMs = msOf(step);
    const steps = draw.below(Math.floor((msOf(most) - msOf(least)) / stepMs) + 1);
    return new Date(base + msOf(least) + steps * stepMs);
  }

  #dateAt(doc: Doc, path: string): number {
    const date = this.#reach(doc, path.split("."));
    if (date instanceof Date) return date.getTime();
    throw new UserError(
      `The seed counts a date of ${doc.group.id} from ${path}, which is no date.`,
    );
  }

  #text(doc: Doc, text: string): unknown {
    const alone = pathAlone(text);
    if (alone !== undefined) return this.#reach(doc, alone);
    return templateOf(text)
      .map((part) => (typeof part === "string" ? part : String(this.#reach(doc, part.path))))
      .join("");
  }

  #reach(doc: Doc, [first = "", ...rest]: string[]): unknown {
    if (first === "n") return doc.index + 1;
    if (first === "env") return this.#args.variable(rest[0]!);
    if (first === "parent") return this.#reach(this.#parentOf(doc), rest);
    if (rest.length === 0) return this.#field(doc, first);
    const { rule } = doc.group.fields.get(first)!;
    if (typeof rule === "object" && rule !== null && "object" in rule) {
      return rest.reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        this.#field(doc, first),
      );
    }
    return this.#reach(this.#referredTo(doc, first), rest);
  }

  /** The document that a field refers to, by its own rule or by that of the field that it copies. */
  #referredTo(doc: Doc, name: string): Doc {
    const { rule } = doc.group.fields.get(name)!;
    if (typeof rule === "object" && rule !== null && "ref" in rule) {
      return this.#pick(rule, this.#draw(`${doc.group.id} ${name}`, doc.index));
    }
    const path = pathAlone(rule as string)!;
    let holder = doc;
    for (const step of path.slice(0, -1)) {
      holder = step === "parent" ? this.#parentOf(holder) : this.#referredTo(holder, step);
    }
    const last = path.at(-1)!;
    return last === "_id" ? holder : this.#referredTo(holder, last);
  }

  #size(size: number | readonly [from: number, to: number], draw: Draw): number {
    if (typeof size === "number") return size;
    return size[0] + draw.below(size[1] - size[0] + 1);
  }

  #draw(domain: string, index: number): Draw {
    return new Draw(this.#hashes.digest(domain, String(index)));
  }
}

function mostTimes({ each }: Group): number {
  const { times = 1 } = each!;
  return typeof times === "number" ? times : times[1];
}

function oneOf(values: readonly unknown[] | Record<string, number>, draw: Draw): unknown {
  if (Array.isArray(values)) return values[draw.below(values.length)];
  const weights = Object.entries(values as Record<string, number>);
  let left = (draw.below(2 ** 32) / 2 ** 32) * sum(weights.map(([, weight]) => weight));
  for (const [word, weight] of weights) {
    left -= weight;
    if (left < 0) return word;
  }
  return weights.at(-1)![0];
}

function isLikely(draw: Draw, chance: number): boolean {
  return draw.below(2 ** 32) < chance * 2 ** 32;
}

/** 0.1 + 0.2 */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
