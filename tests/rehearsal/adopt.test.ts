import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../src/sandbox/world.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { type Stage, tables } from "./stage.ts";
import { openStageOfToday, today } from "./today.ts";

interface Found {
  adoptions: { stack: string; environment: Record<string, Row>; notes: string[] }[];
  blind: unknown[];
  written: string[];
}

let stage: Stage;
let found: Found;
let before: Record<string, string[]>;
let shared: Row;
const ids = (table: string) => stage.rows(table).map(({ id }) => String(id));
const kept = ["vercelProjects", "vercelDomains", "vercelVariables", "databaseUsers"] as const;
const also = ["protections", "branches", "dnsRecords"] as const;
const mine = (stack: string) => found.adoptions.find((one) => one.stack === stack)!;

beforeAll(async () => {
  stage = await openStageOfToday();
  before = Object.fromEntries([...kept, ...also].map((name) => [name, ids(tables[name])]));
  shared = structuredClone(stage.row(tables.clusters, { name: "coaching-platform-dev" }));
  const { stdout, exitCode, stderr } = await stage.infra([
    "adopt",
    "--json",
    "--write",
    "--yes",
    "--vercel-project",
    today.vercelProject,
  ]);
  expect(exitCode, stderr).toBe(0);
  found = JSON.parse(stdout);
});
afterAll(() => stage?.close());

const operations = async (stack: string) => {
  const { stdout } = await stage.must(stack, "preview", "--json");
  const steps: { op: string; urn: string }[] = JSON.parse(stdout).steps;
  const named = (op: string) =>
    steps.filter((step) => step.op === op).map(({ urn }) => urn.split("::").at(-1)!);
  return { imported: named("import").toSorted(), created: named("create"), steps };
};

describe("infra adopt, where Bondigoo is as it was clicked together", () => {
  it("looks at every vendor and changes nothing", () => {
    expect(found.blind).toEqual([]);
    for (const name of [...kept, ...also]) expect(ids(tables[name])).toEqual(before[name]);
  });

  it("writes what it found into the files of those that take something over", () => {
    expect(found.written).toEqual(["Pulumi.prod.yaml", "Pulumi.dev.yaml"]);
    const file = readFileSync(join(stage.cwd, "Pulumi.dev.yaml"), "utf8");
    expect(file).toContain("# testers have no Vercel account");
    expect(file).toContain("adoptBranch: true");
  });

  it("gives production the lines for what serves the domain today", () => {
    const [project] = before["vercelProjects"]!;
    expect(mine("prod").environment).toEqual({
      frontends: {
        platform: {
          adopt: project,
          adoptDomains: {
            "www.bondigoo.ch": `${project}/www.bondigoo.ch`,
            "bondigoo.ch": `${project}/bondigoo.ch`,
          },
          adoptVariables: {
            REACT_APP_API_URL: expect.stringContaining(`${project}/`),
            REACT_APP_STRIPE_PKEY: expect.stringContaining(`${project}/`),
          },
        },
      },
      protection: { adopt: true },
      adoptRecords: { "www.bondigoo.ch": expect.any(String), "bondigoo.ch": expect.any(String) },
    });
    expect(mine("prod").notes.join("\n")).toContain("REACT_APP_OLD_FLAG");
  });

  it("gives development its branch and user, and staging nothing", () => {
    expect(mine("dev").environment).toEqual({ database: { adoptUser: true }, adoptBranch: true });
    expect(mine("staging").environment).toEqual({});
  });
});

describe("staging before production", () => {
  it("is refused, naming the stack to bring up first", async () => {
    const { exitCode, output } = await stage.run("staging", "preview");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("The stack staging builds on prod, which has not been brought up yet");
  });
});

describe("the first up of production", () => {
  it("previews imports instead of creations, and no replacement", async () => {
    const { imported, created, steps } = await operations("prod");
    expect(imported).toEqual([
      "dns-bondigoo.ch",
      "dns-www.bondigoo.ch",
      "frontend-platform-REACT_APP_API_URL",
      "frontend-platform-REACT_APP_STRIPE_PKEY",
      "frontend-platform-bondigoo.ch",
      "frontend-platform-project",
      "frontend-platform-www.bondigoo.ch",
      "repository-protection",
    ]);
    for (const name of imported) expect(created).not.toContain(name);
    expect(steps.filter(({ op }) => /replace|delete/.test(op))).toEqual([]);
  });

  it("keeps the Vercel project, its domains and variables, and renames it", async () => {
    await stage.up("prod");
    expect(ids(tables.vercelProjects)).toEqual(before["vercelProjects"]);
    expect(stage.row(tables.vercelProjects, { name: "bondigoo-platform-prod" })).toMatchObject({
      buildCommand: "CI=false npm run build",
      nodeVersion: "24.x",
    });
    expect(ids(tables.vercelDomains)).toEqual(expect.arrayContaining(before["vercelDomains"]!));
    expect(ids(tables.vercelVariables)).toEqual(expect.arrayContaining(before["vercelVariables"]!));
    expect(stage.row(tables.vercelVariables, { key: "REACT_APP_API_URL" })).toMatchObject({
      value: "https://api.bondigoo.ch",
      targets: ["production"],
    });
  });

  it("leads the records to the new addresses, and leaves those of others alone", () => {
    const records = stage.rows(tables.dnsRecords).map(({ id }) => String(id));
    expect(records).toEqual(expect.arrayContaining(before["dnsRecords"]!));
    expect(stage.row(tables.dnsRecords, { name: "www.bondigoo.ch" }).content).not.toBe(
      "cname.vercel-dns.com",
    );
    expect(stage.row(tables.dnsRecords, { type: "MX" }).content).toBe("mail.bondigoo.ch");
    expect(stage.row(tables.dnsRecords, { type: "TXT" }).content).toContain("v=spf1");
  });

  it("takes over the protection of main instead of adding one", () => {
    expect(stage.row(tables.protections, { pattern: "main" })).toMatchObject({
      id: before["protections"]![0],
      enforceAdmins: true,
      allowsForcePushes: false,
    });
  });
});

describe("the first up of development", () => {
  it("imports its branch and its database user, and previews no replacement", async () => {
    const { imported, steps } = await operations("dev");
    expect(imported).toEqual(["database-user", "repository-branch"]);
    expect(steps.filter(({ op }) => /replace|delete/.test(op))).toEqual([]);
  });

  it("keeps the branch, and gives the user a new password with less rights", async () => {
    await stage.up("dev");
    expect(stage.rows(tables.branches).filter(({ branch }) => branch === "develop")).toHaveLength(
      1,
    );
    const user = stage.row(tables.databaseUsers, { username: today.databaseUser });
    expect(user.password).not.toBe("set-by-hand-long-ago");
    expect(user.roles).toEqual([{ roleName: "readWrite", databaseName: "coaching-platform-dev" }]);
    expect(user.scopes).toEqual([{ name: "coaching-platform-dev", type: "CLUSTER" }]);
  });

  it("never touches the shared cluster", () => {
    const touched = stage.sandbox.world.calls.filter(({ operation }) =>
      /^(Create|Update|Delete) .*AdvancedCluster$/.test(operation),
    );
    expect(touched).toHaveLength(1); // production's own
    expect(stage.row(tables.clusters, { name: "coaching-platform-dev" })).toEqual(shared);
  });
});

it("finds nothing any more for environments that are up, and says why", async () => {
  const { exitCode, stdout } = await stage.infra(["adopt", "--json"]);
  const { adoptions }: Found = outcomeOf("adopt", stdout);
  const isUp = [expect.stringContaining("already up")];
  expect(adoptions).toEqual([
    { stack: "prod", environment: {}, notes: isUp },
    { stack: "staging", environment: {}, notes: [expect.stringContaining("is only used")] },
    { stack: "dev", environment: {}, notes: isUp },
  ]);
  expect(exitCode).toBe(0);
});

it("fails, and names what it could not look at, where a vendor refuses", async () => {
  stage.sandbox.faults.arm("refused", { vendor: "cloudflare" });
  const { exitCode, stdout } = await stage.infra(["adopt"]);
  expect(stdout).toMatch(/^could not .* zone bondigoo\.ch: .*403 Forbidden$/m);
  expect(exitCode).toBe(1);
});

it("changes nothing more, with the lines still in the files", async () => {
  for (const stack of ["prod", "dev"]) {
    const { exitCode, output } = await stage.run(stack, "preview", "--expect-no-changes", "--diff");
    expect(exitCode, output).toBe(0);
  }
});
