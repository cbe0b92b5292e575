import { readFileSync } from "node:fs";
import { environmentsOf, productionOf } from "../config/load-from-files.ts";
import { type OwnRecord, ownRecord } from "../config/own-records.ts";
import { parse } from "../config/parse.ts";
import type { EnvironmentSpec } from "../config/spec.ts";
import { Network } from "../live/verify/network.ts";
import { UserError } from "../shared/errors.ts";
import { NotAsked } from "../vendors/asked.ts";
import { zoneRecords } from "../vendors/zone-records.ts";
import { commonNames, namesIn } from "./candidates.ts";
import { type Comparison, compare, heldRecord } from "./compare.ts";
import { nameServersOf, presentRecords } from "./present.ts";
import { type Found, identity } from "./record.ts";

export interface ZoneOptions {
  project: string;
  /** A name server to ask instead of those that the internet is led to, by name or address. */
  from?: string | undefined;
  /** More names to ask for. */
  names: readonly string[];
  /** A file that begins its lines with names: an export of the zone. */
  namesFrom?: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** A zone as its present name servers answer, beside the one at Cloudflare. */
export interface ZoneCheck extends Comparison {
  domain: string;
  /** The name servers that were asked. */
  servers: string[];
  /** How many names they were asked for. */
  asked: number;
}

/**
 * Compares what the present name servers answer with what the zone at Cloudflare holds. Throws a
 * UserError where the platform has no domain, or where either does not answer.
 */
export async function checkZone(options: ZoneOptions): Promise<ZoneCheck> {
  const { domain, hosts } = zoneOf(environmentsOf(options.project));
  const held = (await orUserError(zoneRecords(domain, options.env))).map(heldRecord);
  const { servers, asked, present } = await look(options, domain, [
    ...hosts,
    ...held.map(({ name }) => name),
  ]);
  return { domain, servers, asked, ...compare(present, held, hosts) };
}

/** What the present name servers hold that no file of the platform has. */
export interface ZoneImport {
  domain: string;
  servers: string[];
  asked: number;
  /** The stack whose file gets them: production's. */
  stack: string;
  /** All `records` of that file then: those it had, and the new ones. */
  records: OwnRecord[];
  /** Those of them that are new. */
  added: OwnRecord[];
  /** What `records` has no type for, or not such content: to be entered at Cloudflare. */
  byHand: Found[];
}

/**
 * Finds what the present name servers answer and the config does not hold. Asks nothing of Cloudflare.
 * Throws a UserError where the platform has no domain or production, or where they do not answer.
 */
export async function importZone(options: ZoneOptions): Promise<ZoneImport> {
  const { production, environments } = productionOf(options.project);
  const { domain, hosts } = zoneOf(environments);
  const { servers, asked, present } = await look(options, domain, [...hosts]);
  const own = new Set(environments.flatMap(({ records }) => records).map(identity));
  const { missing } = compare(
    present.filter((record) => !own.has(identity(record))),
    [],
    hosts,
  );
  const judged = missing.map(({ instead: _, ...record }) => ({ record, own: asOwn(record) }));
  const added = judged.flatMap(({ own: fits }) => fits ?? []);
  const records = [...production.records.map(({ key: _, ...record }) => record), ...added];
  const byHand = judged.flatMap(({ record, own: fits }) => (fits === undefined ? [record] : []));
  return { domain, servers, asked, stack: production.stack, records, added, byHand };
}

/** As the config has it, where it can. */
function asOwn({ type, name, content, priority }: Found): OwnRecord | undefined {
  const given = { type, name, content, ...(priority !== undefined && { priority }) };
  return parse(ownRecord, given, "record").value;
}

function zoneOf(environments: readonly EnvironmentSpec[]) {
  const domain = environments[0]?.platform.domain;
  if (domain === undefined) {
    throw new UserError("The platform has no domain, so there is no zone to look at.");
  }
  const hosts = new Set(environments.flatMap((spec) => spec.hosts.map(({ name }) => name)));
  return { domain, hosts };
}

async function look(
  { from, names, namesFrom, env }: ZoneOptions,
  domain: string,
  known: readonly string[],
) {
  const listed = namesFrom === undefined ? "" : readNames(namesFrom);
  const own = [...names, listed].join("\n");
  const asked = [...new Set([...commonNames(domain), ...known, ...namesIn(own, domain)])];
  const servers = await nameServersOf(domain, from, await Network.of(env));
  const present = await presentRecords(servers, domain, asked);
  return { servers: servers.names, asked: asked.length, present };
}

function readNames(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`Could not read the names in ${file}: ${(error as Error).message}`);
  }
}

async function orUserError<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof NotAsked) throw new UserError(`Could not read the zone: ${error.message}`);
    throw error;
  }
}
