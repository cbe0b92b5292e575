import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type Document, parseDocument } from "yaml";
import type { Engine } from "../../src/ci/preview.ts";
import {
  type PulumiResult,
  pulumi,
  runPulumi,
  type StateResource,
  stackResources,
} from "../../src/engine/pulumi.ts";
import { openSandbox } from "../../src/rehearsal/open-sandbox.ts";
import { prepareStacks } from "../../src/rehearsal/prepare-stacks.ts";
import { makeWorkingCopy, workingCopies } from "../../src/rehearsal/working-copy.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Row } from "../../src/sandbox/world.ts";
import { tellOnly } from "../../src/shared/tell-only.ts";
import { startWarmProgram, type WarmProgram } from "./warm-program.ts";

/**
 * The stacks of a project, by default Bondigoo's, in their own sandbox, on the real engine. Their
 * program runs in one process for all commands here; `infra` starts one each time, as users do.
 */
export interface Stage {
  sandbox: Sandbox;
  /** The folder of the copy of Pulumi.yaml and the stack files that commands here work on. */
  cwd: string;
  /** Runs `pulumi ARGS --stack STACK`, whatever comes of it. */
  run(stack: string, ...args: string[]): Promise<PulumiResult>;
  /** Runs Pulumi's command line for functions that are given one, by the one process as well. */
  engine: Engine;
  /** Runs it as users do, with a process of its own for the program. */
  runApart(stack: string, ...args: string[]): Promise<PulumiResult>;
  /** Runs it and fails the test with what Pulumi said if it does not succeed. */
  must(stack: string, ...args: string[]): Promise<PulumiResult>;
  up(stack: string): Promise<PulumiResult>;
  /** Runs `infra ARGS` where the stacks are, with `input` on its standard input. */
  infra(args: string[], input?: string): Promise<Ended>;
  /** What a stack's file says of its environment there. */
  said(stack: string, path: string[]): unknown;
  /** Sets a value of a stack's environment in its file, as a person would; undefined removes it. */
  edit(stack: string, path: string[], value: unknown): void;
  /** What a vendor holds. */
  rows(table: string): Row[];
  /** The one row of a table that has these values. */
  row(table: string, wanted: Row): Row;
  /** What Render's API answers to a GET. */
  askRender<T>(path: string): Promise<T>;
  /** What the engine keeps of a stack. */
  resources(stack: string): Promise<StateResource[]>;
  /** Ends everything that it started, and keeps the folder. */
  stop(): Promise<void>;
  /** Ends it and deletes the folder. */
  close(): Promise<void>;
}

export interface Ended {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

const bin = join(import.meta.dirname, "..", "..", "bin", "infra.js");

/** Commands that run the program, or would start a process for it. */
const runningPrograms = new Set(["destroy", "preview", "refresh", "up"]);

/** Opens it on the state in that folder, by default on a new one. */
export async function openStage(
  project = process.cwd(),
  state = mkdtempSync(join(tmpdir(), "stage-")),
): Promise<Stage> {
  const sandbox = await openSandbox({ state }, project);
  const copy = makeWorkingCopy(project, workingCopies(state));
  const cwd = copy.folder;
  const env = { ...process.env, ...sandbox.env };
  await prepareStacks(copy, env);

  // One that tells of everything, as a look for drift has it, and one for all else.
  const programs = new Map<string | undefined, Promise<WarmProgram>>();
  const warm = async (args: string[], { [tellOnly]: tells }: NodeJS.ProcessEnv = {}) => {
    const own = { ...env, ...(tells && { [tellOnly]: tells }) };
    if (!runningPrograms.has(args[0] ?? "")) return { cwd, env: own, args };
    const program = programs.get(tells) ?? startWarmProgram(cwd, own);
    programs.set(tells, program);
    return { cwd, env: own, args: [...args, ...(await program).flags] };
  };
  const options = (stack: string, args: string[]) => warm([...args, "--stack", stack]);
  const must = async (stack: string, ...args: string[]) => pulumi(await options(stack, args));
  const stop = async () => {
    for (const program of programs.values()) await (await program).close();
    await sandbox.close();
  };
  const rows = (table: string) => Object.values(sandbox.world.state()[table] ?? {});
  return {
    sandbox,
    cwd,
    run: async (stack, ...args) => runPulumi(await options(stack, args)),
    engine: async ({ args, env: given }) => runPulumi(await warm(args, given)),
    runApart: (stack, ...args) => runPulumi({ cwd, env, args: [...args, "--stack", stack] }),
    must,
    up: (stack) => must(stack, "up", "--yes", "--skip-preview"),
    infra: async (args, input = "") => {
      const options = { cwd, env, input, reject: false } as const;
      const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], options);
      return { exitCode, stdout, stderr };
    },
    ...stackFiles(cwd),
    rows,
    row: (table, wanted) => {
      const found = rows(table).filter((row) =>
        Object.entries(wanted).every(([key, value]) => row[key] === value),
      );
      if (found.length === 1) return found[0]!;
      const held = JSON.stringify(rows(table), undefined, 1);
      throw new Error(`${found.length} of ${table} are ${JSON.stringify(wanted)}; held: ${held}`);
    },
    askRender: async (path) => {
      const headers = { authorization: `Bearer ${sandbox.render.apiKey}` };
      const answer = await fetch(`${sandbox.render.url}${path}`, { headers });
      return (await answer.json()) as never;
    },
    resources: (stack) => stackResources({ cwd, env, stack }),
    stop,
    close: async () => {
      await stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** The environments in a folder's stack files, to be read and edited. */
function stackFiles(folder: string): Pick<Stage, "said" | "edit"> {
  const fileOf = (stack: string) => {
    const file = join(folder, `Pulumi.${stack}.yaml`);
    const document = parseDocument(readFileSync(file, "utf8"));
    const keys = Object.keys((document.toJS() as { config: object }).config);
    return { file, document, at: ["config", keys.find((name) => /(^|:)environment$/.test(name))] };
  };
  return {
    said: (stack, path) => {
      const { document, at } = fileOf(stack);
      const node = document.getIn([...at, ...path], true) as { toJS?(of: Document): unknown };
      return node?.toJS?.(document);
    },
    edit: (stack, path, value) => {
      const { file, document, at } = fileOf(stack);
      if (value === undefined) document.deleteIn([...at, ...path]);
      else document.setIn([...at, ...path], value);
      writeFileSync(file, document.toString());
    },
  };
}

/** Names of the vendors' tables, as the sandbox keeps them. */
export const tables = {
  vercelProjects: "vercel:index/project:Project",
  vercelDomains: "vercel:index/projectDomain:ProjectDomain",
  vercelVariables: "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable",
  vercelExceptions: "vercel:index/deploymentProtectionException:DeploymentProtectionException",
  vercelDeployments: "vercel:index/deployment:Deployment",
  clusters: "mongodbatlas:index/advancedCluster:AdvancedCluster",
  databaseUsers: "mongodbatlas:index/databaseUser:DatabaseUser",
  accessList: "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
  alerts: "mongodbatlas:index/alertConfiguration:AlertConfiguration",
  backupSchedules: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
  branches: "github:index/branch:Branch",
  actionsSecrets: "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret",
  protections: "github:index/branchProtection:BranchProtection",
  dnsRecords: "cloudflare:index/dnsRecord:DnsRecord",
  services: "render/services",
  envGroups: "render/env-groups",
  keyValues: "render/key-value",
  disks: "render/disks",
  customDomains: "render/custom-domains",
  renderEnvironments: "render/environments",
  dedicatedIps: "render/dedicated-ips",
  deploys: "render/deploys",
} as const;
