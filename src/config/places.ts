import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from "yaml";
import type { Place, PlacedFault } from "./fault.ts";
import { projectFile, stackOf } from "./project.ts";

/** A YAML file as it was read: what stands where. */
export interface Source {
  file: string;
  document: Document.Parsed;
  lines: LineCounter;
}

/** What a path leads to in one file, and how much of the path was found there. */
interface Found {
  /** Letters of the path that were not found. */
  missing: number;
  offset: number;
}

/** Gives a fault the place in the files that its path leads to. */
export class Places {
  readonly #sources: readonly Source[];
  readonly #project: string;

  /** `project` is the namespace that config keys may have before them. */
  constructor(sources: readonly Source[], project: string) {
    this.#sources = sources;
    this.#project = project;
  }

  /** A key that is refused itself is shown, else its value; what is missing, by what it is missing in. */
  of<Fault extends PlacedFault>(fault: Fault): Fault {
    const place = fault.place ?? this.#find(fault.path, fault.code === "unknown-key");
    return place === undefined ? fault : { ...fault, place };
  }

  #find(path: string, isAboutKey: boolean): Place | undefined {
    let best: (Found & { source: Source }) | undefined;
    for (const source of this.#sources) {
      for (const root of rootsOf(source.file, path)) {
        const found = this.#walk(source.document, root, isAboutKey);
        if (best === undefined || found.missing < best.missing) best = { ...found, source };
      }
    }
    if (best === undefined) return undefined;
    const { line, col } = best.source.lines.linePos(best.offset);
    return { file: best.source.file, line, column: col };
  }

  #walk(document: Document.Parsed, { above, rest: path }: Root, isAboutKey: boolean): Found {
    let node: Node | null | undefined = document.contents;
    let found: Found = { missing: path.length + above.length, offset: node?.range?.[0] ?? 0 };
    for (const key of above) {
      const step = this.#step(document, node, key);
      if (step === undefined) return found;
      node = step.value;
      found = { missing: found.missing - 1, offset: step.key };
    }
    for (let rest = path; rest !== ""; ) {
      const step = this.#step(document, node, rest);
      if (step === undefined) return { ...found, missing: rest.length };
      rest = step.rest;
      node = step.value;
      const showsKey = !isScalar(node) || (rest === "" && isAboutKey);
      found = {
        missing: rest.length,
        offset: showsKey ? step.key : (node?.range?.[0] ?? step.key),
      };
    }
    return found;
  }

  /** One step along a path. Keys may hold dots, so the longest that fits is the one that was meant. */
  #step(document: Document.Parsed, given: Node | null | undefined, path: string) {
    const node = isAlias(given) ? given.resolve(document) : given;
    if (isSeq(node)) {
      const [index = ""] = path.split(".");
      const value = node.items[Number(index)] as Node | undefined;
      const key = value?.range?.[0];
      return key === undefined ? undefined : { key, value, rest: path.slice(index.length + 1) };
    }
    if (!isMap(node)) return undefined;
    const steps = node.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const name = String(key.value);
      const used = [name, name.replace(`${this.#project}:`, "")].find(
        (one) => path === one || path.startsWith(`${one}.`),
      );
      if (used === undefined) return [];
      const rest = path.slice(used.length + 1);
      return [{ key: key.range?.[0] ?? 0, value: value as Node | null, rest }];
    });
    return steps.toSorted((a, b) => a.rest.length - b.rest.length)[0];
  }
}

/** Where in a file a path may begin. */
interface Root {
  /** The keys above it, which a path leaves out. */
  above: string[];
  /** What is left of the path below them. */
  rest: string;
}

function rootsOf(file: string, path: string): Root[] {
  const below = (first: string, ...above: string[]): Root[] =>
    path === first || path.startsWith(`${first}.`)
      ? [{ above, rest: path.slice(first.length + 1) }]
      : [];
  const stack = stackOf(file);
  return [
    ...below(file),
    ...(stack === undefined ? [] : [...below(stack, "config"), ...below(stack)]),
    ...(file === projectFile ? below("platform", "config", "platform", "value") : []),
  ];
}
