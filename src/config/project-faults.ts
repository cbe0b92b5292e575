import type { ReadingFault } from "./codes.ts";
import { nearest } from "./nearest.ts";
import { unknownKey } from "./parse.ts";
import { projectFile, stackFile } from "./project.ts";

type Plain = Record<string, unknown>;

/** Faults of Pulumi.yaml itself, beside those of the platform in it. */
export function projectFaults(file: Plain, project: string): ReadingFault[] {
  const config = file["config"];
  const faults = placeFaults(file, config);
  if (Object.keys(file).length > 0 && !/^[A-Za-z0-9_.-]{1,100}$/.test(project)) {
    faults.push({
      path: `${projectFile}.name`,
      code: "project-name",
      problem: "missing, or not a project name",
      allowed: "letters, digits, hyphens, underscores and dots, at most 100",
    });
  }
  if (typeof config !== "object" || config === null) return faults;
  const strays = ownKeys(config as Plain, project).filter((key) => key !== "platform");
  faults.push(
    ...besideValue(config as Plain, project),
    ...strays.map((key) => ({
      path: `${projectFile}.config.${key}`,
      code: "config-of-all-stacks" as const,
      problem: "given here, where every stack gets it, and in the clear (not shown)",
      allowed: "platform",
      fix: `move it to ${stackFile("<stack>")}`,
    })),
    ...givenTwice(config as Plain, project, `${projectFile}.config`),
  );
  return faults;
}

/** The engine takes a default, a type or a secret for what it is, and the value for nothing. */
function besideValue(config: Plain, project: string): ReadingFault[] {
  const platform = config["platform"] ?? config[`${project}:platform`];
  const keys = typeof platform === "object" && platform !== null ? Object.keys(platform) : [];
  const beside = keys.filter((key) => key !== "value" && key !== "description");
  const mistyped = mistypedValue(keys);
  if (mistyped !== undefined) {
    return [unknownKey(`${projectFile}.config.platform`, mistyped, ["value", "description"], keys)];
  }
  if (beside.length > 0 && !keys.includes("value")) {
    return [
      {
        path: `${projectFile}.config.platform`,
        code: "beside-the-platform",
        problem: "has no value; what it holds stands beside it",
        allowed: "value: and the platform below it",
        fix: "write value: below platform:, and indent the rest by two more spaces",
      },
    ];
  }
  return beside.map((key) => ({
    path: `${projectFile}.config.platform.${key}`,
    code: "beside-the-platform",
    problem: "stands beside the platform, not in it",
    allowed: "value",
    fix: "write the platform below value",
  }));
}

/** The key that was meant to be `value`. */
function mistypedValue(keys: string[]): string | undefined {
  if (keys.includes("value")) return undefined;
  return keys.find((key) => nearest(key, ["value"]) !== undefined);
}

/** What was meant for the platform, also where it does not stand below `value` as it has to. */
export function platformIn(given: unknown): unknown {
  if (typeof given !== "object" || given === null || Object.hasOwn(given, "value")) {
    return (given as Plain | undefined)?.["value"];
  }
  const mistyped = mistypedValue(Object.keys(given));
  return mistyped === undefined ? given : (given as Plain)[mistyped];
}

/** The engine would read the stack files of another folder than everything else does. */
function placeFaults(file: Plain, config: unknown): ReadingFault[] {
  const fix = `remove it, and keep each ${stackFile("<stack>")} beside ${projectFile}`;
  const faults: ReadingFault[] = [];
  if (file["stackConfigDir"] !== undefined) {
    const path = `${projectFile}.stackConfigDir`;
    faults.push({
      path,
      code: "other-stack-files",
      problem: "given: the engine would read other stack files",
      fix,
    });
  }
  if (config !== undefined && config !== null && typeof config !== "object") {
    const path = `${projectFile}.config`;
    faults.push({
      path,
      code: "other-stack-files",
      problem: "a folder: the engine would read other stack files",
      fix,
    });
  }
  return faults;
}

/** Config keys of this project, without its name: the engine takes those without one for its own. */
export function ownKeys(config: Plain, project: string): string[] {
  return Object.keys(config).flatMap((key) => {
    if (!key.includes(":")) return [key];
    return key.startsWith(`${project}:`) ? [key.slice(project.length + 1)] : [];
  });
}

/** With the project's name and without it, in one file: which of the two counts is chance. */
export function givenTwice(config: Plain, project: string, path: string): ReadingFault[] {
  const keys = ownKeys(config, project);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  return twice.map((key) => ({
    path: `${path}.${key}`,
    code: "given-twice",
    problem: `given twice, as ${key} and as ${project}:${key}`,
    allowed: "one of them",
  }));
}

/** A file that people take for a stack's, and that no program reads. */
export function strayFile(file: string): ReadingFault {
  return {
    path: file,
    code: "stray-file",
    problem: "is read by nobody, though it looks like a file of the project",
    allowed: `${projectFile} and ${stackFile("<stack>")}, in this spelling`,
    fix: "rename or remove it",
  };
}
