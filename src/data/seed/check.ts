import type { ReadingFault } from "../../config/codes.ts";
import { didYouMean } from "../../config/nearest.ts";
import { parseTemplate } from "../../config/template.ts";
import { cyclesIn } from "./cycles.ts";
import { chosen, type Group } from "./groups.ts";
import { pathAlone } from "./paths.ts";
import type { Rule } from "./schema.ts";

type Groups = ReadonlyMap<string, readonly Group[]>;

/**
 * What is wrong with a seed's references: to what is not there, to what cannot be followed, and in a
 * circle. `isSet` tells whether a variable has a value.
 */
export function referenceFaults(groups: Groups, isSet: (name: string) => boolean): ReadingFault[] {
  const checker = new Checker(groups, isSet);
  for (const group of [...groups.values()].flat()) checker.group(group);
  const cycles = cyclesIn(checker.needs).map(
    (cycle): ReadingFault => ({
      path: cycle[0]!,
      code: "cyclic-reference",
      problem: `needs itself: ${cycle.join(" -> ")}`,
    }),
  );
  const all = [...checker.faults, ...cycles];
  // A field that several groups have in common is judged once for each.
  return [...new Map(all.map((fault) => [`${fault.path} ${fault.problem}`, fault])).values()];
}

class Checker {
  readonly faults: ReadingFault[] = [];
  /** By field, or group: the fields and groups that have to be known before it. */
  readonly needs = new Map<string, Set<string>>();
  readonly #groups: Groups;
  readonly #isSet: (name: string) => boolean;

  constructor(groups: Groups, isSet: (name: string) => boolean) {
    this.#groups = groups;
    this.#isSet = isSet;
  }

  group(group: Group): void {
    const { id, each, fields } = group;
    if (each !== undefined) {
      this.#named(each.of, each.groups, each.path);
      for (const parent of each.parents) {
        this.#need(id, parent.id);
        for (const field of Object.keys(each.when ?? {})) {
          this.#reach(parent, [field], { at: `${each.path}.when`, for: id });
        }
      }
    }
    for (const [name, { rule, path }] of fields) {
      const of = `${id}.${name}`;
      this.#need(of, id);
      this.#rule(group, rule, { at: path, for: of });
    }
  }

  #need(of: string, needed: string): void {
    const known = this.needs.get(of) ?? new Set();
    this.needs.set(of, known.add(needed));
  }

  #fault(path: string, problem: string, allowed?: string): void {
    this.faults.push({ path, code: "unknown-reference", problem, ...(allowed && { allowed }) });
  }

  #named(collection: string, names: string[] = [], path: string): void {
    const known = this.#groups.get(collection);
    if (known === undefined) {
      const all = [...this.#groups.keys()];
      const meant = didYouMean(collection, all);
      this.#fault(path, `there is no collection "${collection}"${meant}`, all.join(", "));
      return;
    }
    const own = known.flatMap(({ name }) => name ?? []);
    for (const name of names.filter((each) => !own.includes(each))) {
      const meant = didYouMean(name, own);
      this.#fault(path, `${collection} has no group "${name}"${meant}`, own.join(", ") || "none");
    }
  }

  #rule(group: Group, rule: Rule, where: Where): void {
    if (typeof rule === "string") this.#text(group, rule, where);
    if (typeof rule !== "object" || rule === null) return;
    if ("object" in rule) {
      for (const [name, field] of Object.entries(rule.object)) {
        this.#rule(group, field, { ...where, at: `${where.at}.object.${name}` });
      }
    } else if ("list" in rule) this.#rule(group, rule.list, { ...where, at: `${where.at}.list` });
    else if ("maybe" in rule) this.#rule(group, rule.maybe, { ...where, at: `${where.at}.maybe` });
    else if ("ref" in rule) this.#ref(rule, where);
    else if ("date" in rule && rule.from !== undefined) {
      this.#reach(group, rule.from.split("."), { ...where, as: "date" });
    }
  }

  #ref({ ref, groups }: Extract<Rule, { ref: string }>, where: Where): void {
    const [collection = "", field = ""] = ref.split(".");
    this.#named(collection, groups, where.at);
    for (const target of chosen(this.#groups.get(collection) ?? [], groups)) {
      this.#need(where.for, target.id);
      this.#reach(target, [field], where);
    }
  }

  #text(group: Group, text: string, where: Where): void {
    const { template, faults } = parseTemplate(text);
    for (const { problem } of faults) {
      this.faults.push({ path: where.at, code: "open-reference", problem });
    }
    const as = template.length > 1 ? { ...where, as: "text" as const } : where;
    for (const part of template) {
      if (typeof part === "object") this.#reach(group, part.path, as);
    }
  }

  /** Follows a path as the making of a value will. */
  #reach(group: Group, path: readonly string[], where: Where): void {
    const [first = "", ...rest] = path;
    if (first === "n" && rest.length === 0) return;
    if (first === "env") this.#variable(rest.join("."), where);
    else if (first === "parent") this.#parent(group, rest, where);
    else this.#field(group, first, rest, where);
  }

  #variable(name: string, { at }: Where): void {
    if (this.#isSet(name)) return;
    const problem = `the variable ${name} is not set`;
    this.faults.push({ path: at, code: "missing-value", problem });
  }

  #parent({ id, each }: Group, rest: readonly string[], where: Where): void {
    if (each === undefined) {
      this.#fault(where.at, `${id} has no parent: it is not made for each of another`);
    } else if (rest.length === 0) {
      this.#fault(where.at, "the parent is a document, not a value", "one of its fields");
    } else {
      for (const parent of each.parents) this.#reach(parent, rest, where);
    }
  }

  #field(group: Group, name: string, rest: string[], where: Where): void {
    const field = group.fields.get(name);
    const path = `${group.id}.${name}`;
    if (field === undefined) {
      this.#noField(group.id, name, [...group.fields.keys()], where);
      return;
    }
    this.#need(where.for, path);
    if (rest.length === 0) {
      this.#fit(field.rule, path, where);
      return;
    }
    if (typeof field.rule === "object" && field.rule !== null && "object" in field.rule) {
      this.#inside(field.rule, path, rest, where);
      return;
    }
    const targets = this.#targets(group, name);
    if (targets === undefined) this.#fault(where.at, `${path} refers to no document`);
    for (const target of targets ?? []) this.#reach(target, rest, where);
  }

  /** Arrays and what some documents lack are no part of a text, and nothing but dates is a date. */
  #fit(rule: Rule, path: string, { at, as }: Where): void {
    if (as === undefined || typeof rule !== "object" || rule === null) return;
    const [kind = ""] = Object.keys(rule);
    if (as === "date" ? "date" in rule : !["maybe", "list", "object"].includes(kind)) return;
    this.#fault(
      at,
      `${path} is ${as === "date" ? "no date" : `a ${kind}, which is no part of a text`}`,
    );
  }

  #inside(rule: { object: Record<string, Rule> }, of: string, path: string[], where: Where): void {
    const [name = "", ...rest] = path;
    const inner = Object.hasOwn(rule.object, name) ? rule.object[name] : undefined;
    if (inner === undefined) this.#noField(of, name, Object.keys(rule.object), where);
    else if (rest.length === 0) return;
    else if (typeof inner === "object" && inner !== null && "object" in inner) {
      this.#inside(inner, `${of}.${name}`, rest, where);
    } else this.#fault(where.at, `${of}.${name} has no fields`);
  }

  #noField(of: string, name: string, known: string[], { at }: Where): void {
    this.#fault(at, `${of} has no field "${name}"${didYouMean(name, known)}`, known.join(", "));
  }

  /** The groups of the document that a field refers to; none where it is no reference. */
  #targets(group: Group, name: string, seen: readonly string[] = []): Group[] | undefined {
    const rule = group.fields.get(name)?.rule;
    const key = `${group.id}.${name}`;
    // A circle is told as one.
    if (seen.includes(key)) return [];
    if (typeof rule === "object" && rule !== null && "ref" in rule) {
      return [...chosen(this.#groups.get(rule.ref.split(".")[0]!) ?? [], rule.groups)];
    }
    const path = typeof rule === "string" ? pathAlone(rule) : undefined;
    if (path === undefined || path[0] === "env") return undefined;
    let holders: Group[] | undefined = [group];
    for (const step of path.slice(0, -1)) {
      holders = this.#stepped(holders, step, [...seen, key]);
      if (holders === undefined) return undefined;
    }
    const last = path.at(-1)!;
    return last === "_id" ? holders : this.#stepped(holders, last, [...seen, key]);
  }

  #stepped(holders: Group[], step: string, seen: string[]): Group[] | undefined {
    const next = holders.map((holder) =>
      step === "parent" ? (holder.each?.parents ?? []) : this.#targets(holder, step, seen),
    );
    return next.includes(undefined) ? undefined : (next as Group[][]).flat();
  }
}

/** Who needs a value, and what for. */
interface Where {
  /** In the file. */
  at: string;
  /** The field, or group, that needs it. */
  for: string;
  /** What the value at a path has to be good for. */
  as?: "text" | "date";
}
