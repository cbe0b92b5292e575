import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, isSeq, parse, parseDocument, Scalar } from "yaml";
import { type PlacedFault, sorted } from "../../../src/config/fault.ts";
import { infoOf } from "../../../src/config/fingerprint.ts";
import { loadFromFiles } from "../../../src/config/load-from-files.ts";
import { projectFile, stackFile } from "../../../src/config/project.ts";
import { placeholder, type SecretKind } from "../../../src/config/secret-kinds.ts";
import { fingerprintKey } from "../draft.ts";

/** Where a fix is carried out: a file of the project, and the path that leads there. */
interface Target {
  file: string;
  path: { above: string[]; below: string };
}

type Keys = (string | number)[];

type Edit = (document: Document, path: Target["path"]) => void;

/** Does what is printed about a fault, to the letter. None: a machine cannot. */
export function stepFor(folder: string, fault: PlacedFault): (() => void) | undefined {
  const secret = fault.fix?.match(
    /^(?:replace the value at its vendor, then: )?npx infra secrets set (\w+) -s (\w+)/,
  );
  if (secret) return () => setSecret(folder, secret[1]!, secret[2]!, fault);
  const spaces = /^write (\d+) spaces in place of the tab$/.exec(fault.fix ?? "")?.[1];
  if (spaces !== undefined) return () => replaceTab(folder, fault, Number(spaces));
  const target = targetOf(folder, fault);
  const edit = target && (editFor(fault) ?? editMeant(fault));
  return edit && (() => change(folder, target.file, (document) => edit(document, target.path)));
}

/** What a fix says. */
function editFor({ fix = "" }: PlacedFault): Edit | undefined {
  if (/^remove it\b/.test(fix)) {
    return (document, path) => document.deleteIn(keysOf(document, path));
  }
  const name = /^rename it to (\S+)$/.exec(fix)?.[1];
  if (name !== undefined) return (document, path) => rename(document, keysOf(document, path), name);
  const quoted = /^write it in quotes: "(.+)"$/.exec(fix)?.[1];
  if (quoted !== undefined) {
    return (document, path) => document.setIn(keysOf(document, path), quotedText(quoted));
  }
  const written = /^write (.+?)(?:; .*)?$/s.exec(fix)?.[1];
  return written === undefined ? undefined : writing(parse(written));
}

const aboutKeys = ["unknown-key", "adopted-names-exist"];

/** `did you mean "region"?`: in place of the key, the value, or what is quoted of it. */
function editMeant({ problem, code }: PlacedFault): Edit | undefined {
  const meant = /did you mean "([^"]+)"\?/.exec(problem)?.[1];
  if (meant === undefined) return undefined;
  const found = /^"([^"]+)"|\$\{([^}]+)\}/.exec(problem);
  const wrong = found?.[1] ?? found?.[2];
  return (document, path) => {
    const keys = keysOf(document, path);
    const before = document.getIn(keys);
    if (before === undefined) {
      document.setIn(keys, meant);
    } else if (aboutKeys.includes(code) || typeof before !== "string") {
      rename(document, keys, meant);
    } else {
      document.setIn(keys, wrong === undefined ? meant : before.replace(wrong, meant));
    }
  };
}

/** `write database.cluster.size: M10`: at the part of the fault's place that it names, else in it. */
function writing(given: unknown): Edit | undefined {
  if (typeof given !== "object" || given === null) {
    return (document, path) => document.setIn(keysOf(document, path), given);
  }
  return (document, path) => {
    const keys = keysOf(document, path);
    for (const [key, value] of Object.entries(given)) {
      const steps = key.split(".");
      const at = keys.lastIndexOf(steps[0]!);
      document.setIn([...keys.slice(0, at < 0 ? -1 : at), ...steps], document.createNode(value));
    }
  };
}

function quotedText(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function rename(document: Document, keys: Keys, name: string): void {
  const parent = document.getIn(keys.slice(0, -1), true);
  if (!isMap(parent)) throw new Error(`${keys.join(".")} is in no object`);
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === keys.at(-1));
  if (!isScalar(pair?.key)) throw new Error(`nothing stands at ${keys.join(".")}`);
  pair.key.value = name;
}

/** `prod.environment.redis` stands in Pulumi.prod.yaml below config, where keys have the project's name. */
function targetOf(folder: string, { path, place }: PlacedFault): Target | undefined {
  if (place === undefined || path.includes(", ") || path.startsWith("Pulumi.")) return undefined;
  const first = path.split(".")[0]!;
  const below = path.slice(first.length + 1);
  if (first === "platform") {
    return { file: projectFile, path: { above: ["config", "platform", "value"], below } };
  }
  const own = /^[^.]*:/.test(below) ? below : `${projectName(folder)}:${below}`;
  return { file: stackFile(first), path: { above: ["config"], below: own } };
}

/** The keys of a path; one that holds dots is there as such. */
function keysOf(document: Document, { above, below }: Target["path"]): Keys {
  const keys: Keys = [...above];
  for (let rest = below; rest !== ""; ) {
    const node = document.getIn(keys, true);
    const names = isMap(node)
      ? node.items.map(({ key }) => String(isScalar(key) && key.value))
      : [];
    const name =
      names.find((one) => rest === one || rest.startsWith(`${one}.`)) ?? rest.split(".")[0]!;
    keys.push(isSeq(node) ? Number(name) : name);
    rest = rest.slice(name.length + 1);
  }
  return keys;
}

function projectName(folder: string): string {
  return parse(readFileSync(join(folder, projectFile), "utf8")).name;
}

/** As `infra secrets set` does it, but that the value is encrypted: the engine alone can. */
function setSecret(folder: string, key: string, stack: string, { allowed }: PlacedFault): void {
  const project = parse(readFileSync(join(folder, projectFile), "utf8"));
  const kind: SecretKind = project.config.platform.value.secrets[key].kind;
  const value = placeholder(kind, `${stack}anew`, /live key/.test(allowed ?? "") ? "live" : "test");
  change(folder, stackFile(stack), (document) => {
    const info = infoOf(fingerprintKey, kind, value, new Date("2026-01-31"));
    document.setIn(["config", `${project.name}:secrets`, key], { secure: "v1:abc" });
    document.setIn(["config", `${project.name}:secretInfo`, key], info);
  });
}

function replaceTab(folder: string, { place }: PlacedFault, spaces: number): void {
  const path = join(folder, place!.file);
  const lines = readFileSync(path, "utf8").split("\n");
  const at = place!.line - 1;
  lines[at] = lines[at]!.replace("\t", " ".repeat(spaces));
  writeFileSync(path, lines.join("\n"));
}

function change(folder: string, file: string, edit: (document: Document) => void): void {
  const path = join(folder, file);
  const document = parseDocument(readFileSync(path, "utf8"), { merge: true });
  edit(document);
  writeFileSync(path, document.toString());
}

/** What became of a project whose faults were followed. */
export interface Followed {
  /** What was done as printed, and was told again. */
  vain: string[];
  /** What is left: nothing where `check` is green. */
  left: PlacedFault[];
}

/** Does all that `infra check` prints, from the last line up so that places stay, and checks again. */
export async function follow(
  folder: string,
  check: () => Promise<PlacedFault[]> | PlacedFault[] = () => loadFromFiles(folder).faults,
): Promise<Followed> {
  const vain: string[] = [];
  let faults = await check();
  for (let round = 0; round < 10; round++) {
    const steps = sorted(faults)
      .toReversed()
      .filter((fault) => !vain.includes(told(fault)))
      .flatMap((fault) => ({ fault, step: stepFor(folder, fault) }))
      .filter(({ step }) => step !== undefined);
    if (steps.length === 0) return { vain, left: faults };
    for (const { step } of steps) step!();
    faults = await check();
    const again = new Set(faults.map(told));
    vain.push(...steps.map(({ fault }) => told(fault)).filter((one) => again.has(one)));
  }
  throw new Error(`no end: ${faults.map(told).join("\n")}`);
}

/** A fault without its place in the file and in a list, which may change. */
export function told({ path, problem, fix, code }: PlacedFault): string {
  return `${path.replace(/\.\d+\b/g, "")}: ${problem} [${code}] fix: ${fix ?? "none"}`;
}
