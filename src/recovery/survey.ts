import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getDnsRecords } from "@pulumi/cloudflare/getDnsRecords.js";
import { getZone } from "@pulumi/cloudflare/getZone.js";
import { getBranch } from "@pulumi/github/getBranch.js";
import { getBranchProtectionRules } from "@pulumi/github/getBranchProtectionRules.js";
import { Provider } from "@pulumi/github/provider.js";
import { getAdvancedClusters } from "@pulumi/mongodbatlas/getAdvancedClusters.js";
import { getDatabaseUser } from "@pulumi/mongodbatlas/getDatabaseUser.js";
import { getRootDirectory } from "@pulumi/pulumi";
import { getProject } from "@pulumiverse/vercel/getProject.js";
import type { Answers, Blind, Questions } from "./questions.ts";
import { isAbsent } from "./vendor-call.ts";

// A Pulumi program that makes nothing: it asks the vendors' own plugins, with the credentials and
// settings that an `up` would use, and writes what they answer beside itself.

const here = (file: string) => join(getRootDirectory(), file);
const questions: Questions = JSON.parse(readFileSync(here("questions.json"), "utf8"));
const blind: Blind[] = [];

/** The answer, or nothing where the vendor says that there is no such thing. */
async function ask<T>(what: string, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (!isAbsent(why) && !isNone(why)) blind.push({ what, why });
    return undefined;
  }
}

/** A zone is looked for by a filter, which then finds none. */
function isNone(why: string): boolean {
  return /no zone found|exactly one result/i.test(why);
}

async function askEach<Q, T>(asked: readonly Q[], one: (question: Q) => Promise<T | undefined>) {
  const answers = await Promise.all(asked.map(one));
  return answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
}

async function vercelProjects(): Promise<Answers["vercelProjects"]> {
  return await askEach(questions.vercelProjects, async (name) => {
    const found = await ask(`Vercel project ${name}`, getProject({ name }));
    if (found === undefined) return undefined;
    const variables = (found.environments ?? []).map(({ id, key, targets, gitBranch }) => ({
      id,
      key,
      targets,
      gitBranch: gitBranch || undefined,
    }));
    return { id: found.id, name: found.name, variables };
  });
}

async function clusters(): Promise<string[]> {
  const found = await askEach(questions.atlas, async ({ project: projectId }) => {
    const answer = await ask(`clusters of ${projectId}`, getAdvancedClusters({ projectId }));
    return answer?.results.map(({ name }) => `${projectId}/${name}`);
  });
  return found.flat();
}

async function users(): Promise<string[]> {
  const wanted = questions.atlas.flatMap(({ project, users: names }) =>
    names.map((username) => ({ projectId: project, username, authDatabaseName: "admin" })),
  );
  return await askEach(wanted, async (user) => {
    const found = await ask(`database user ${user.username}`, getDatabaseUser(user));
    return found && `${user.projectId}/${user.username}`;
  });
}

async function repository(): Promise<Pick<Answers, "branches" | "protections">> {
  const { owner, repository: name, branches } = questions.github;
  const inside = { provider: new Provider("github", { owner }) };
  const found = await askEach(branches, async (branch) => {
    const args = { repository: name, branch };
    const answer = await ask(`branch ${branch}`, getBranch(args, inside));
    // The plugin answers a branch that does not exist without its commit.
    return answer?.sha ? branch : undefined;
  });
  const rules = await ask(
    `branch protections of ${name}`,
    getBranchProtectionRules({ repository: name }, inside),
  );
  return { branches: found, protections: (rules?.rules ?? []).map(({ pattern }) => pattern) };
}

async function records(): Promise<Answers["records"]> {
  const { zone: name } = questions;
  if (name === undefined) return [];
  const zone = await ask(`zone ${name}`, getZone({ filter: { name } }));
  if (zone === undefined) return [];
  const { zoneId } = zone;
  const found = await ask(`records of ${name}`, getDnsRecords({ zoneId, maxItems: 5000 }));
  return (found?.results ?? []).map((record) => ({
    importId: `${zoneId}/${record.id}`,
    name: record.name,
    type: record.type,
    content: record.content,
  }));
}

const answers: Answers = {
  vercelProjects: await vercelProjects(),
  clusters: await clusters(),
  users: await users(),
  ...(await repository()),
  records: await records(),
  blind,
};
writeFileSync(here("answers.json"), JSON.stringify(answers));
