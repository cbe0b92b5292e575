import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stringify } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { projectFile, stackFile } from "../config/project.ts";
import { programFolder } from "../engine/layout.ts";
import type { Parts, Plain } from "./parts.ts";
import { type Answers, environmentOf, platformOf, stages } from "./platform.ts";

/** Where the program of the new project comes from. */
interface Program {
  /** The folder of this program, as a path from the new project. */
  path: string;
  /** The ending of its files: it is TypeScript in its checkout, JavaScript in a package. */
  ending: "ts" | "js";
}

/** What a platform's repository runs of this one's workflows. */
export const workflows = [
  "backup.yml",
  "deploy.yml",
  "drift.yml",
  "drill.yml",
  "duties.yml",
  "preview.yml",
  "pull-request-environment.yml",
  "refresh.yml",
  "suspend.yml",
  "watch.yml",
];

/** Every file of a new project, by its path below `folder`. */
export function filesOf(folder: string, answers: Answers, parts: Parts): Map<string, string> {
  const program = programFor(folder);
  return new Map([
    [projectFile, projectText(answers, parts, program)],
    ...stages.map((stage): [path: string, text: string] => [
      stackFile(stage.stack),
      stackText(answers.name, environmentOf(stage, answers, parts), program),
    ]),
    ...(program.ending === "js" ? besideThem(folder, answers) : []),
  ]);
}

/** A folder in a checkout of this program runs on the checkout; any other has it as a dependency. */
function programFor(folder: string): Program {
  const path = relative(folder, programFolder);
  const isCheckout = existsSync(join(programFolder, "src", "index.ts"));
  if (isCheckout && /^(?:\.\.(?:\/|$))*$/.test(path)) return { path, ending: "ts" };
  return { path: `node_modules/${manifest.name}`, ending: "js" };
}

function projectText(answers: Answers, parts: Parts, { path, ending }: Program): string {
  const at = (file: string) => join(path, file);
  const text = stringify({
    name: answers.name,
    description: `Every environment of ${answers.domain ?? answers.name}`,
    runtime: {
      name: "nodejs",
      options: {
        typescript: false,
        nodeargs: "--require ./preload.js --max-semi-space-size=64",
      },
    },
    main: at(`src/index.${ending}`),
    plugins: { providers: [{ name: "pulumi-nodejs", path: at("src/dynamic-provider") }] },
    config: { platform: { value: platformOf(answers, parts) } },
  });
  return (
    `# yaml-language-server: $schema=${at("schemas/pulumi.schema.json")}\n` +
    `# What all environments share. What differs is in Pulumi.<stack>.yaml.\n${text}`
  );
}

function stackText(project: string, environment: Plain, { path }: Program): string {
  const schema = join(path, "schemas/stack.schema.json");
  const text = stringify({ config: { [`${project}:environment`]: environment } });
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}

/** The command that brings the program into the new project; none where it runs on its checkout. */
export function installCommand(folder: string, written: readonly string[]): string | undefined {
  if (programFor(folder).ending === "ts") return undefined;
  if (written.includes("package.json")) return "npm install";
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  if (manifest.name in dependencies || manifest.name in devDependencies) return undefined;
  return `npm install --save-exact ${manifest.name}@${manifest.version}`;
}

/** A package has them where GitHub does not run them. */
function workflowsFolder(): string {
  const inPackage = join(programFolder, "workflows");
  return existsSync(inPackage) ? inPackage : join(programFolder, ".github", "workflows");
}

/** What a repository of its own needs beside the config; what it has already stays. */
function besideThem(folder: string, { name }: Answers): [path: string, text: string][] {
  const own = {
    name: `${name}-environments`,
    private: true,
    scripts: { check: "infra check", rehearse: "infra rehearse" },
    dependencies: { [manifest.name]: manifest.version },
  };
  const files: [path: string, text: string][] = [
    ["package.json", `${JSON.stringify(own, undefined, 2)}\n`],
    [".gitignore", "node_modules/\n.refresh/\n.sandbox/\nbackups/\n.env\n"],
    // No package runs code while it is installed.
    [".npmrc", "ignore-scripts=true\n"],
    ...workflows.map((file): [path: string, text: string] => [
      join(".github", "workflows", file),
      readFileSync(join(workflowsFolder(), file), "utf8"),
    ]),
  ];
  return files.filter(([path]) => !existsSync(join(folder, path)));
}
