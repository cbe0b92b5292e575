import { z } from "zod";
import { answerOf, NotAsked } from "../vendors/asked.ts";
import { github } from "../vendors/github.ts";
import { withQuery } from "../vendors/pages.ts";
import type { Log, Thing } from "./model.ts";

const entries = z.array(
  z.object({
    "@timestamp": z.number(),
    action: z.string(),
    actor: z.string().nullish(),
    /** Of a branch protection: the pattern. */
    name: z.string().nullish(),
    environment_name: z.string().nullish(),
    /** Of a variable or secret. */
    key: z.string().nullish(),
  }),
);

type Row = z.infer<typeof entries>[number];

/**
 * The organization's audit log, whose API is Enterprise Cloud's alone, for owners, 180 days. Source:
 * docs.github.com/rest, "Get the audit log for an organization", and its list of events (A); fields of
 * single events: B.
 */
export const gitHubLog: Log = {
  vendor: github,
  prefix: "github:",
  async read({ repository: { owner, name }, env }) {
    const phrase = `repo:${owner}/${name}`;
    const path = withQuery(`/orgs/${owner}/audit-log`, { phrase, per_page: "100" });
    const rows = await answerOf(github, path, env, entries).catch(explained);
    return rows.map((row) => ({
      who: row.actor ?? "nobody that it names",
      at: new Date(row["@timestamp"]).toISOString(),
      isAbout: (thing) => isAbout(row, thing),
    }));
  },
};

function explained(error: unknown): never {
  if (!(error instanceof NotAsked) || !/answered 40[34]/.test(error.message)) throw error;
  throw new NotAsked(
    `${error.message} (only owners on Enterprise Cloud may ask for the audit log)`,
  );
}

function isAbout({ action, name, environment_name, key }: Row, { type, inputs }: Thing): boolean {
  const kind = type.split(":").at(-1);
  if (kind === "BranchProtection") {
    return action.startsWith("protected_branch.") && name === inputs["pattern"];
  }
  if (!action.startsWith("environment.") || environment_name !== inputs["environment"])
    return false;
  const entry = inputs["variableName"] ?? inputs["secretName"];
  return entry === undefined ? !key : key === entry;
}
