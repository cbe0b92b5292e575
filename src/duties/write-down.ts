import { loadFromFiles } from "../config/load-from-files.ts";
import { noEnvironment } from "../config/no-environment.ts";
import { UserError } from "../shared/errors.ts";
import { vendors } from "../vendors/all.ts";
import { dataDuties } from "./data.ts";
import { writeDone } from "./done-file.ts";
import type { Written } from "./model.ts";

/** What somebody says of a duty. */
export interface Said {
  duty: string;
  stack?: string | undefined;
  /** Day on which it was done. Default: as a command's file on this machine tells, else today. */
  on?: string | undefined;
  /** Day on which it ends: of the domain, or of a token or key. */
  until?: string | undefined;
}

/** Writes down that a duty was done, for what nothing else can tell; throws a UserError where it is none. */
export async function writeDown(
  project: string,
  said: Said,
  today: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Written> {
  const { duty, stack, until } = said;
  const { platform, environments } = loadFromFiles(project);
  const isOfVendor = vendors.some(({ title }) => duty.startsWith(`${title}: `));
  const ofEnvironment = [
    ...["backup", "drill", "refresh", "secrets.database"],
    ...Object.keys(platform?.secrets ?? {}).map((key) => `secrets.${key}`),
  ];
  if (duty !== "domain" && !isOfVendor && !ofEnvironment.includes(duty)) {
    throw new UserError(
      `"${duty}" cannot be written down. What can: ${ofEnvironment.join(", ")} with -s; domain; and ` +
        '"<vendor>: <what>", as infra duties names it. npx infra access --review writes its own.',
    );
  }
  const spec = stack === undefined ? undefined : environments.get(stack);
  if (stack !== undefined && spec === undefined) throw noEnvironment(stack, environments.keys());
  if (ofEnvironment.includes(duty) !== (stack !== undefined)) {
    throw new UserError(
      stack === undefined
        ? `Of which environment? ${duty} is each one's own: name it with -s.`
        : `${duty} is of the platform as a whole: leave -s out.`,
    );
  }
  if (until !== undefined && stack !== undefined) {
    throw new UserError(`${duty} has no end: --until is for the domain, tokens and keys.`);
  }
  if (duty === "domain" && until === undefined) {
    throw new UserError("When does the domain end at its registrar? Say it with --until.");
  }
  const told =
    platform && spec && said.on === undefined ? await dataDuties(platform, spec, project, env) : [];
  const done = said.on ?? told.find(({ name }) => name === duty)?.last ?? today;
  if (done > today)
    throw new UserError(`${done} is still to come: what was done has a day that is over.`);
  const written = { duty, ...(stack && { stack }), done, ...(until && { until }) };
  writeDone(project, written);
  return written;
}
