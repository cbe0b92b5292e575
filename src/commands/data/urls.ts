import { environmentNamed, environmentsOf } from "../../config/load-from-files.ts";
import { projectAt } from "../../config/project.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { dataKinds } from "../../data/kinds.ts";
import { local } from "../../data/seed/seed.ts";
import { stackOutputs } from "../../engine/pulumi.ts";
import { localDatabaseUrl } from "../../env/local/database-url.ts";
import { UserError } from "../../shared/errors.ts";
import { requireProject } from "../shared.ts";

/** Where a command takes a database's URL from, when not from the stack's outputs. */
export interface UrlFlags {
  fromEnv?: string;
  toEnv?: string;
  reader?: string;
}

/** The URL of production's database for a user who may only read it. */
export async function sourceUrl({ fromEnv, reader }: UrlFlags): Promise<string> {
  if (fromEnv !== undefined) return variable("--from-env", fromEnv);
  const project = requireProject();
  return await readerUrl(project, productionOf(project), ["-refresh"], reader);
}

/** The one production of a project. */
export function productionOf(project: string): EnvironmentSpec {
  const [production, ...others] = environmentsOf(project).filter(isOfProduction);
  if (production !== undefined && others.length === 0) return production;
  throw new UserError("There is not exactly one production. Name its URL with --from-env.");
}

/** The URL of an environment's database for a user who may only read it, to back it up. */
export async function backupUrl(stack: string, { fromEnv, reader }: UrlFlags): Promise<string> {
  if (fromEnv !== undefined) return variable("--from-env", fromEnv);
  const project = requireProject();
  return await readerUrl(
    project,
    environmentNamed(project, stack).spec,
    ["-backup", "-refresh"],
    reader,
  );
}

async function readerUrl(
  project: string,
  spec: EnvironmentSpec,
  endings: readonly string[],
  asked: string | undefined,
): Promise<string> {
  const outputs = await outputsOf(project, spec);
  const urls = (outputs["readerUrls"] ?? {}) as Record<string, string>;
  const { newReader } = dataKinds.find(({ type }) => type === spec.database?.type)!;
  return urls[readerAmong(Object.keys(urls), spec.stack, endings, asked, newReader)]!;
}

function readerAmong(
  readers: string[],
  stack: string,
  /** Of their names, by which one is taken that nobody asked for; the first that fits. */
  endings: readonly string[],
  asked: string | undefined,
  newReader: (stack: string) => string,
): string {
  if (asked !== undefined && readers.includes(asked)) return asked;
  if (asked === undefined && readers.length === 1) return readers[0]!;
  const [candidates = []] = endings
    .map((ending) => readers.filter((name) => name.endsWith(ending)))
    .filter(({ length }) => length > 0);
  if (asked === undefined && candidates.length === 1) return candidates[0]!;
  if (readers.length === 0) {
    throw new UserError(`${stack} has no user who may only read. ${newReader(stack)}`);
  }
  throw new UserError(`Which user reads? Name one with --reader: ${readers.join(", ")}.`);
}

/** The URL of an environment's own database. */
export async function targetUrl(stack: string, { toEnv }: UrlFlags): Promise<string> {
  if (toEnv !== undefined) return variable("--to-env", toEnv);
  const project = requireProject();
  const spec = environmentNamed(project, stack).spec;
  if (isOfProduction(spec)) {
    throw new UserError(`${stack} is production, whose data no refresh replaces.`);
  }
  return await ownUrl(project, spec);
}

/** The same, of production too; whether it is that, where the project tells. */
export async function restoreTarget(
  stack: string,
  { toEnv }: UrlFlags,
): Promise<{ targetUrl: string; isProduction: boolean }> {
  if (toEnv !== undefined) {
    const project = projectAt(process.cwd());
    const known = project === undefined ? [] : environmentsOf(project);
    const isProduction = known.some((each) => each.stack === stack && isOfProduction(each));
    return { targetUrl: variable("--to-env", toEnv), isProduction };
  }
  const project = requireProject();
  const spec = environmentNamed(project, stack).spec;
  return { targetUrl: await ownUrl(project, spec), isProduction: isOfProduction(spec) };
}

/** The URL of a database to mark: an environment's own, or that of this machine. */
export async function markedUrl(stack: string, flags: UrlFlags): Promise<string> {
  if (isLocal(stack, flags)) return localDatabaseUrl(requireProject());
  return await targetUrl(stack, flags);
}

/** The URL of a database to seed, as `restoreTarget` gives it, or that of this machine. */
export async function seedTarget(stack: string, flags: UrlFlags) {
  if (!isLocal(stack, flags)) return await restoreTarget(stack, flags);
  return { targetUrl: localDatabaseUrl(requireProject()), isProduction: false };
}

const isLocal = (stack: string, { toEnv }: UrlFlags) => stack === local && toEnv === undefined;

const isOfProduction = ({ purpose }: EnvironmentSpec) => purpose === "production";

async function ownUrl(project: string, spec: EnvironmentSpec): Promise<string> {
  const url = (await outputsOf(project, spec))["databaseUrl"];
  if (typeof url === "string") return url;
  throw new UserError(
    `${spec.stack} has no database, or is not up: npx pulumi up -s ${spec.stack}`,
  );
}

async function outputsOf(project: string, { stack, database }: EnvironmentSpec) {
  if (database !== undefined && !dataKinds.some(({ type }) => type === database.type)) {
    const titles = dataKinds.map(({ title }) => title).join(" and ");
    throw new UserError(`The database of ${stack} is ${database.type}; ${titles} are built.`);
  }
  return await stackOutputs({ cwd: project, stack }, { showSecrets: true });
}

/** What a variable named by an option holds. */
export function variable(option: string, name: string): string {
  if (name.includes("://")) {
    throw new UserError(
      `${option} takes the name of a variable, not a URL: whoever lists the processes of this machine ` +
        "would read the password, and the shell's history would keep it.",
    );
  }
  const url = process.env[name];
  if (url) return url;
  throw new UserError(`${option}: the variable ${name} is not set.`);
}
