import type { ConfigFault } from "./fault.ts";
import { projectFile, stackFile } from "./project.ts";

type Plain = Record<string, unknown>;

/** Faults of Pulumi.yaml itself, beside those of the platform in it. */
export function projectFaults(file: Plain, project: string): ConfigFault[] {
  const config = file["config"];
  const faults = placeFaults(file, config);
  if (Object.keys(file).length > 0 && !/^[A-Za-z0-9_.-]{1,100}$/.test(project)) {
    faults.push({
      path: `${projectFile}.name`,
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
      problem: "given here, where every stack gets it, and in the clear (not shown)",
      allowed: "platform",
      fix: `move it to ${stackFile("<stack>")}`,
    })),
    ...givenTwice(config as Plain, project, `${projectFile}.config`),
  );
  return faults;
}

/** The engine takes a default, a type or a secret for what it is, and the value for nothing. */
function besideValue(config: Plain, project: string): ConfigFault[] {
  const platform = config["platform"] ?? config[`${project}:platform`];
  const keys = typeof platform === "object" && platform !== null ? Object.keys(platform) : [];
  return keys
    .filter((key) => key !== "value" && key !== "description")
    .map((key) => ({
      path: `${projectFile}.config.platform.${key}`,
      problem: "stands beside the platform, not in it",
      allowed: "value",
      fix: "write the platform below value",
    }));
}

/** The engine would read the stack files of another folder than everything else does. */
function placeFaults(file: Plain, config: unknown): ConfigFault[] {
  const fix = `remove it, and keep each ${stackFile("<stack>")} beside ${projectFile}`;
  const faults: ConfigFault[] = [];
  if (file["stackConfigDir"] !== undefined) {
    const path = `${projectFile}.stackConfigDir`;
    faults.push({ path, problem: "given: the engine would read other stack files", fix });
  }
  if (config !== undefined && config !== null && typeof config !== "object") {
    const path = `${projectFile}.config`;
    faults.push({ path, problem: "a folder: the engine would read other stack files", fix });
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
export function givenTwice(config: Plain, project: string, path: string): ConfigFault[] {
  const keys = ownKeys(config, project);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  return twice.map((key) => ({
    path: `${path}.${key}`,
    problem: `given twice, as ${key} and as ${project}:${key}`,
    allowed: "one of them",
  }));
}

/** A file that people take for a stack's, and that no program reads. */
export function strayFile(file: string): ConfigFault {
  return {
    path: file,
    problem: "is read by nobody, though it looks like a file of the project",
    allowed: `${projectFile} and ${stackFile("<stack>")}, in this spelling`,
    fix: "rename or remove it",
  };
}
