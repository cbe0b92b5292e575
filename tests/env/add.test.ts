import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { stacksOf } from "../../src/config/project.ts";
import { type Added, addEnvironment } from "../../src/env/add.ts";
import { copyFiles, replace } from "../config/copied-files.ts";
import { harmlessEdits, writeEdited } from "../config/hostile/tables.ts";
import { convexSaas, midSize, workflow } from "../config/platforms.ts";
import { writeProject } from "../config/write-project.ts";

const root = join(import.meta.dirname, "..", "..");
const { folder, edit } = copyFiles();

const text = (stack: string) => readFileSync(join(folder(), `Pulumi.${stack}.yaml`), "utf8");
const add = (name: string, like: string, flags: object = {}): Added =>
  addEnvironment(folder(), { name, like, own: false, ...flags });
const specOf = (stack: string, dir = folder()) => loadFromFiles(dir).environments.get(stack)!;

/** Every file, by name. */
const filesOf = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), "utf8")]));

describe("an environment after another", () => {
  it("has a branch, hosts, a database and users of its own, and shares what the model shares", () => {
    const added = add("qa", "dev");
    expect(added).toMatchObject({
      file: "Pulumi.qa.yaml",
      hosts: ["qa.bondigoo.ch", "api.qa.bondigoo.ch"],
      after: ["prod"],
      monthlyUsd: { from: 14, to: 14 },
    });
    expect(specOf("qa")).toMatchObject({
      purpose: "development",
      branch: "qa",
      database: {
        name: "bondigoo-qa",
        user: "bondigoo-qa-user",
        cluster: { own: false, name: "coaching-platform-dev" },
      },
      redis: { own: false, stack: "prod" },
      frontends: [{ project: { own: false, stack: "prod" } }],
    });
  });

  it("shares nothing where it is to be its own", () => {
    add("qa", "dev", { own: true });
    expect(specOf("qa")).toMatchObject({
      database: { cluster: { own: true, name: "bondigoo-qa-cluster", size: "FLEX" } },
      redis: { own: true },
      frontends: [{ project: { own: true }, deploymentProtection: "standard" }],
    });
  });

  it("keeps the model's comments and layout", () => {
    add("qa", "dev", { branch: "release/qa" });
    expect(text("qa")).toContain("deploymentProtection: none # testers have no Vercel account");
    expect(text("qa")).toContain("branch: release/qa");
    expect(text("qa")).toContain("api: { domain: api.qa.bondigoo.ch, start: npm run dev }");
  });

  it("takes nothing that is the model's alone: its key, its secrets, adoptions and consents", () => {
    edit("Pulumi.staging.yaml", (file) =>
      [
        "encryptionsalt: v1:bW9kZWw=:v1:bW9kZWw=",
        file.trimEnd(),
        "    adoptBranch: true",
        "    rotations: { jwtSecret: 2 }",
        "  bondigoo:secrets: { jwtSecret: { secure: v1:bW9kZWw=:bW9kZWw= } }",
        "  bondigoo:fingerprintKey: { secure: v1:bW9kZWw=:bW9kZWw= }",
        "",
      ].join("\n"),
    );
    add("qa", "staging");
    expect(text("qa")).not.toMatch(/bW9kZWw|adopt|rotations|fingerprintKey/);
  });

  it("says in variables what its own hosts are, where the model's stand in the clear", () => {
    const variables =
      "NODE_ENV: development\n      DOCS: see api.dev.bondigoo.ch, not xapi.dev.bondigoo.ch";
    edit("Pulumi.dev.yaml", replace("NODE_ENV: development", variables));
    add("qa", "dev");
    expect(text("qa")).toContain("DOCS: see api.qa.bondigoo.ch, not xapi.dev.bondigoo.ch");
  });

  it("says in commands and variables what its own names at vendors are", () => {
    const variables = "NODE_ENV: development\n      SEEDS: coaching-platform-dev/bondigoo-api-dev";
    edit("Pulumi.dev.yaml", replace("NODE_ENV: development", variables));
    add("qa", "dev");
    expect(text("qa")).toContain("SEEDS: bondigoo-qa/bondigoo-api-qa");
    expect(text("qa")).toContain("existing: coaching-platform-dev");
  });

  it("takes no credential that the model's key alone opens, and keeps the settings beside it", () => {
    edit("Pulumi.dev.yaml", (file) =>
      file.replace(
        "config:\n",
        "config:\n  render:apiKey: { secure: v1:bW9kZWw=:bW9kZWw= }\n  vercel:team: acme\n",
      ),
    );
    add("qa", "dev");
    expect(text("qa")).toContain("vercel:team: acme");
    expect(text("qa")).not.toContain("render:apiKey");
  });

  it("shares no Redis and makes no branch where it is a pull request's", () => {
    const added = add("pr-7", "dev", { branch: "feature/x", pullRequest: 7 });
    expect(added.hosts).toEqual(["pr-7.bondigoo.ch", "api.pr-7.bondigoo.ch"]);
    expect(specOf("pr-7")).toMatchObject({
      pullRequest: 7,
      branch: "feature/x",
      createBranch: false,
      database: { name: "bondigoo-pr-7", user: "bondigoo-pr-7-user" },
      redis: { own: true, name: "bondigoo-redis-pr-7" },
    });
  });

  it("unfolds what the model's file says in one place and uses in another", () => {
    edit("Pulumi.dev.yaml", (file) =>
      file
        .replace("protection: {reviews: 0}", "protection: &none {reviews: 0}")
        .replace("purpose:", "rotations: {}\n    purpose:")
        .replace(/$/, "  other:thing: *none\n"),
    );
    add("qa", "dev");
    expect(text("qa")).not.toMatch(/[&*]none/);
    expect(specOf("qa").protection.reviews).toBe(0);
  });
});

describe("an environment is refused, and no file is written", () => {
  it.each<[what: string, name: string, like: string, says: RegExp]>([
    ["whose name is no stack's", "QA", "dev", /not a stack name/],
    ["that there is", "staging", "dev", /There is an environment staging already/],
    ["after one that there is not", "qa", "test", /no environment "test".*dev, prod, staging/],
    ["that its model's variables do not let stand outside production", "qa", "prod", /mail sender/],
  ])("%s", (_what, name, like, says) => {
    const before = filesOf(folder());
    expect(() => add(name, like)).toThrow(says);
    expect(filesOf(folder())).toEqual(before);
  });

  // What Git takes for a branch's name. Source: https://git-scm.com/docs/git-check-ref-format
  it.each([
    "$(id)",
    "`id`",
    "x;id",
    "x&id",
    "x|id",
    "'x'",
    '"x"',
    "${secrets.stripeSecretKey}",
    "-x",
    "x{{matrix}}",
    "#x",
    "%0Ax",
    "ünder",
    "@everyone",
    "develop",
    "main",
  ])("whose pull request has the branch %s", (branch) => {
    const before = filesOf(folder());
    const named = () => add("pr-7", "dev", { branch, pullRequest: 7 });
    expect(named).toThrow(/pr-7\.environment\.branch: (?!.*--like)/);
    expect(filesOf(folder())).toEqual(before);
  });

  it("beside a config that has faults", () => {
    edit("Pulumi.dev.yaml", replace("branch: develop", "branch: main"));
    expect(() => add("qa", "staging")).toThrow(/has faults already/);
  });
});

describe("any config that is valid stays so with one more environment", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "add-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** Adds one after each that is not production, and takes it away again. */
  function addEach(): void {
    const before = filesOf(dir);
    const { environments } = loadFromFiles(dir);
    for (const { stack, purpose } of environments.values()) {
      if (purpose === "production") continue;
      for (const own of [false, true]) {
        const { file } = addEnvironment(dir, { name: "trial", like: stack, own });
        expect(loadFromFiles(dir).faults.map(line)).toEqual([]);
        rmSync(join(dir, file));
      }
    }
    expect(filesOf(dir)).toEqual(before);
  }

  it.each(["examples/marketplace", "examples/workflow-platform", "examples/convex-saas"])(
    "%s",
    (example) => {
      cpSync(join(root, example), dir, { recursive: true });
      for (const stack of stacksOf(dir)) expect(stack).toBeTruthy();
      addEach();
    },
  );

  it.each([
    ["ten services and four environments", midSize()],
    ["Convex, for one person", convexSaas("simple")],
    ["Convex, for a team", convexSaas("professional")],
    ["a workflow platform", workflow()],
  ])("a platform of another shape: %s", (_title, draft) => {
    writeFileSync(join(dir, "Pulumi.yaml"), "");
    writeProject(dir, draft);
    addEach();
  });

  it.each(harmlessEdits.map((one) => [one.name, one] as const))(
    "Bondigoo with %s",
    (_name, one) => {
      writeEdited(dir, one);
      addEach();
    },
  );
});
