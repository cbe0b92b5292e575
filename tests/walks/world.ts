/** A variable, command or the like, as it stands at a vendor. */
export interface Setting {
  /** Whose it is: `render bondigoo-api-prod`, `vercel production`. */
  place: string;
  name: string;
  value: string;
}

/** What stands at the vendors for one environment, by the vendors' own words. */
export interface Standing {
  /** What each process finds when it starts: its own variables before those of its group. */
  processes: Setting[][];
  /** What Vercel builds pages with. */
  pages: Setting[];
  /** Start, build and pre-deploy commands. */
  commands: Setting[];
  /** Secrets of GitHub's deployment environment. */
  workflows: Setting[];
  pageHosts: string[];
  apiHosts: string[];
  serviceNames: string[];
  redisNames: string[];
  users: { name: string; password: string; clusters: string[]; rights: string[] }[];
  clusters: { name: string; guarded: boolean; backups: boolean }[];
  openRanges: string[];
  records: string[];
  guards: { branch: string; reviews: number; admins: boolean; loose: boolean }[];
  /** Values that nobody else may hold: generated ones, and those that a person entered. */
  secrets: string[];
}

/** What the person who runs it says of an environment, in its file. */
export interface Stated {
  purpose: string;
  launched: boolean;
  /** Somebody said that there is nobody to review. */
  alone: boolean;
}

/** All environments, by stack. */
export type World = Record<string, Standing & Stated>;

export function nothing(): Standing {
  return {
    ...{ processes: [], pages: [], commands: [], workflows: [], pageHosts: [], apiHosts: [] },
    ...{ serviceNames: [], redisNames: [], users: [], clusters: [], openRanges: [] },
    ...{ records: [], guards: [], secrets: [] },
  };
}

export function settings(place: string, variables: Record<string, unknown> = {}): Setting[] {
  return Object.entries(variables).map(([name, value]) => ({ place, name, value: String(value) }));
}

/** Own variables win over those of the group, as Render has it. */
export function merged(own: Setting[], group: Setting[]): Setting[] {
  return [...own, ...group.filter(({ name }) => !own.some((other) => other.name === name))];
}

/** What a vendor keeps of a thing, in its own words. */
export type Row = Record<string, unknown>;

/** What the vendors but Render keep, in the same words whether asked for or there. */
export function add(standing: Standing, type: string, row: Row): void {
  const text = (key: string) => String(row[key] ?? "");
  switch (type.split(":").at(-1)) {
    case "ProjectEnvironmentVariable":
      standing.pages.push({
        place: `vercel ${text("targets")}`,
        name: text("key"),
        value: text("value"),
      });
      break;
    case "ProjectDomain":
      standing.pageHosts.push(text("domain"));
      break;
    case "DatabaseUser":
      standing.users.push(userOf(row));
      standing.secrets.push(text("password"), encodeURIComponent(text("password")));
      break;
    case "AdvancedCluster":
      standing.clusters.push({
        name: text("name"),
        guarded: row["terminationProtectionEnabled"] === true,
        backups: row["backupEnabled"] === true,
      });
      break;
    case "ProjectIpAccessList":
      standing.openRanges.push(text("cidrBlock"));
      break;
    case "DnsRecord":
      // Of other types a name may have several.
      if (/^(?:A|CNAME)$/.test(text("type"))) standing.records.push(text("name"));
      break;
    case "ActionsEnvironmentSecret":
      standing.workflows.push({
        place: "github",
        name: text("secretName"),
        value: String(row["plaintextValue"] ?? row["value"] ?? ""),
      });
      break;
    case "BranchProtection":
      standing.guards.push(guardOf(row));
  }
}

function userOf(row: Row): Standing["users"][number] {
  const scopes = (row["scopes"] ?? []) as { name: string }[];
  const roles = row["roles"] as { roleName: string; databaseName: string }[];
  return {
    name: String(row["username"]),
    password: String(row["password"]),
    clusters: scopes.map(({ name }) => name),
    rights: roles.map(({ roleName, databaseName }) => `${roleName} ${databaseName}`),
  };
}

function guardOf(row: Row): Standing["guards"][number] {
  const [reviews] = (row["requiredPullRequestReviews"] ?? []) as Row[];
  return {
    branch: String(row["pattern"]),
    reviews: Number(reviews?.["requiredApprovingReviewCount"] ?? 0),
    admins: row["enforceAdmins"] === true,
    loose: row["allowsDeletions"] === true || row["allowsForcePushes"] === true,
  };
}
