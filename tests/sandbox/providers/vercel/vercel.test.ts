import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandboxProviders } from "../client.ts";
import { type, unknown } from "../types.ts";

const project = type("vercel", "Project");
const domain = type("vercel", "ProjectDomain");
const variable = type("vercel", "ProjectEnvironmentVariable");
const shared = type("vercel", "SharedEnvironmentVariable");

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
let projectId: string;
beforeEach(async () => {
  sandbox = await startSandboxProviders();
  const gitRepository = { type: "github", repo: "acme/app", productionBranch: "main" };
  projectId = (await vercel().make(project, { name: "app", gitRepository })).id;
});
afterEach(() => sandbox.close());

const vercel = () => sandbox.of("vercel");
const domainOf = (name: string, more = {}) =>
  vercel().make(domain, { projectId, domain: name, ...more });
const variableOf = (more = {}) =>
  vercel().make(variable, {
    projectId,
    key: "A",
    value: "1",
    sensitive: true,
    targets: ["production"],
    ...more,
  });

describe("Vercel projects", () => {
  it("have what the vendor fills in, and take their domains and variables with them", async () => {
    expect(sandbox.world.table(project)[projectId]).toMatchObject({
      id: expect.stringMatching(/^prj_/),
      nodeVersion: "24.x",
      vercelAuthentication: { deploymentType: "standard_protection_new" },
    });
    await domainOf("www.acme.ch");
    await variableOf();
    const state = sandbox.world.table(project)[projectId] ?? {};
    await vercel().delete(project, projectId, state);
    expect(sandbox.world.table(domain)).toEqual({});
    expect(sandbox.world.table(variable)).toEqual({});
  });

  it("refuse a name that is taken", async () => {
    await expect(vercel().make(project, { name: "app" })).rejects.toThrow("already exists");
  });

  it.each(["Upper", "with space", "with_underscore", "with.dot"])(
    "refuse the name %s",
    async (name) => {
      const { reasons } = await vercel().check(project, { name });
      expect(reasons).toEqual([
        "Invalid Attribute Value Match. Attribute name The name of a Project can only contain up " +
          `to 100 alphanumeric lowercase characters and hyphens, got: ${name}. ` +
          "Examine values at 'R.name'.",
      ]);
    },
  );

  it("refuse a framework that Vercel does not know", async () => {
    const { reasons } = await vercel().check(project, { name: "a", framework: "create-reakt-app" });
    expect(reasons[0]).toContain("The framework create-reakt-app is not supported on Vercel");
    expect((await vercel().check(project, { name: "a", framework: "nextjs" })).reasons).toEqual([]);
  });

  it("refuse a name of 53 letters", async () => {
    const { reasons } = await vercel().check(project, { name: "a".repeat(53) });
    expect(reasons).toEqual([
      "Invalid Attribute Value Length. Attribute name string length must be between 1 and 52, " +
        "got: 53. Examine values at 'R.name'.",
    ]);
  });
});

describe("Vercel project domains", () => {
  it("are of one project at a time", async () => {
    await domainOf("www.acme.ch");
    const other = (await vercel().make(project, { name: "other" })).id;
    await expect(
      vercel().make(domain, { projectId: other, domain: "www.acme.ch" }),
    ).rejects.toThrow("domain_already_in_use");
  });

  it("are below vercel.app whatever nobody has, a project's own name being given already", async () => {
    await domainOf("acme-staging.vercel.app");
    const other = await vercel().make(project, { name: "other" });
    await expect(domainOf("other.vercel.app")).rejects.toThrow("in use by one of your projects");
    await expect(
      vercel().make(domain, { projectId: other.id, domain: "other.vercel.app" }),
    ).rejects.toThrow("other.vercel.app is a domain of the project already");
    const taken = sandbox.world.table("vercel/taken-addresses");
    taken["acme.vercel.app"] = { domain: "acme.vercel.app" };
    await expect(domainOf("acme.vercel.app")).rejects.toThrow("in use by another account");
  });

  it("refuse a project that does not exist", async () => {
    await expect(
      vercel().make(domain, { projectId: "prj_none", domain: "www.acme.ch" }),
    ).rejects.toThrow("Project not found (404), project prj_none");
  });

  it("refuse the production branch as their Git branch", async () => {
    await expect(domainOf("www.acme.ch", { gitBranch: "main" })).rejects.toThrow(
      'Cannot set Production Branch "main" for a Project Domain.',
    );
  });

  it("redirect only to a domain of the same project, which then has to go last", async () => {
    const redirect = { redirect: "www.acme.ch", redirectStatusCode: 308 };
    await expect(domainOf("acme.ch", redirect)).rejects.toThrow("is not a domain of the project");
    const target = await domainOf("www.acme.ch");
    await domainOf("acme.ch", redirect);
    await expect(vercel().delete(domain, "www.acme.ch", target.outputs)).rejects.toThrow(
      "domain acme.ch redirects to it",
    );
  });

  it("are verified at once where no other account uses the apex", async () => {
    const { outputs } = await domainOf("www.acme.ch");
    expect(outputs).toMatchObject({ verified: true, verifications: [] });
  });

  it("stay unverified under a claimed apex until the TXT record is in DNS", async () => {
    sandbox.world.table("vercel/claimed-domains")["acme.ch"] = { domain: "acme.ch" };
    const { outputs, inputs } = await domainOf("www.acme.ch");
    expect(outputs).toMatchObject({ verified: false });
    const [challenge] = outputs["verifications"] as { domain: string; value: string }[];
    expect(challenge).toMatchObject({ type: "TXT", domain: "_vercel.acme.ch" });

    const cloudflare = sandbox.of("cloudflare");
    const zone = await cloudflare.make(type("cloudflare", "Zone"), {
      account: { id: "x" },
      name: "acme.ch",
    });
    await cloudflare.make(type("cloudflare", "DnsRecord"), {
      zoneId: zone.id,
      type: "TXT",
      name: "_vercel.acme.ch",
      content: `"${challenge?.value}"`,
      ttl: 1,
    });
    const read = await vercel().read(domain, "www.acme.ch", outputs, inputs);
    expect(read.outputs).toMatchObject({ verified: true, verifications: [] });
    expect(read.inputs).toEqual({ projectId, domain: "www.acme.ch" });
  });
});

describe("Vercel variables", () => {
  it("are unique by key, target and branch", async () => {
    await variableOf({ targets: ["production", "preview"] });
    await expect(variableOf({ targets: ["preview"] })).rejects.toThrow(
      "ENV_ALREADY_EXISTS - A variable with the name `A` already exists for the target preview " +
        "on branch undefined",
    );
    await variableOf({ targets: ["preview"], gitBranch: "develop" });
    await expect(variableOf({ targets: ["preview"], gitBranch: "develop" })).rejects.toThrow(
      "on branch develop",
    );
  });

  it("take a branch for previews only, refused by the vendor and not at preview", async () => {
    const inputs = { gitBranch: "develop", targets: ["production"] };
    await expect(variableOf(inputs)).rejects.toThrow("can only be used with `target=preview`");
  });

  it("refuse development together with sensitive, at preview", async () => {
    const inputs = { projectId, key: "A", value: "1", sensitive: true, targets: ["development"] };
    expect((await vercel().check(variable, inputs)).reasons).toEqual([]);
    await expect(vercel().create(variable, inputs, { preview: true })).rejects.toThrow(
      '1 error occurred:\n\t* AttributeName("sensitive"): Project Environment Variable Invalid - ' +
        "Environment variables targeting `development` must explicitly set `sensitive = false`.\n\n",
    );
  });

  it("need targets or custom environments; empty targets pass, empty custom ones do not", async () => {
    const base = { projectId, key: "A", value: "1", sensitive: true };
    const check = async (more: object) =>
      (await vercel().check(variable, { ...base, ...more })).reasons.sort();
    expect(await check({})).toEqual(
      ["customEnvironmentIds", "targets"].map(
        (name) =>
          "Invalid Attribute Combination. At least one attribute out of " +
          `[custom_environment_ids,target] must be specified. Examine values at 'R.${name}'.`,
      ),
    );
    expect(await check({ targets: [] })).toEqual([]);
    expect(await check({ targets: [], customEnvironmentIds: [] })).toEqual([
      "Invalid Attribute Value. Attribute custom_environment_ids set must contain at least 1 " +
        "elements, got: 0. Examine values at 'R.customEnvironmentIds'.",
    ]);
  });

  it("show an edited value as drift unless they are sensitive", async () => {
    for (const sensitive of [false, true]) {
      const { id, outputs, inputs } = await variableOf({ key: `K_${sensitive}`, sensitive });
      const row = sandbox.world.table(variable)[id] ?? {};
      row["value"] = "edited";
      const read = await vercel().read(variable, id, outputs, inputs);
      expect(read.inputs["value"]).toBe(sensitive ? "1" : "edited");
    }
  });

  it("shared by projects need targets", async () => {
    const inputs = { key: "A", value: "1", sensitive: true, projectIds: [] };
    const { reasons } = await vercel().check(shared, inputs);
    expect(reasons[0]).toContain("you must specify `target` with at least one value.");
  });
});

describe("branches of a connected repository", () => {
  beforeEach(async () => {
    const github = sandbox.of("github");
    await github.make(type("github", "Repository"), { name: "app" });
    const branch = { repository: "app", branch: "develop", sourceSha: "abc" };
    await github.make(type("github", "Branch"), branch);
  });

  it("have to exist before a variable, domain or deployment is tied to them", async () => {
    await variableOf({ targets: ["preview"], gitBranch: "develop" });
    await expect(variableOf({ targets: ["preview"], gitBranch: "nope" })).rejects.toThrow(
      'Branch "nope" not found in the connected Git repository acme/app.',
    );
    await expect(domainOf("x.acme.ch", { gitBranch: "nope" })).rejects.toThrow("branch_not_found");
    const deployment = type("vercel", "Deployment");
    const { outputs } = await vercel().make(deployment, { projectId, ref: "develop" });
    expect(outputs["url"]).toMatch(/^app-\w+\.vercel\.app$/);
    await expect(vercel().make(deployment, { projectId, ref: "nope" })).rejects.toThrow(
      "branch_not_found",
    );
  });
});

describe("Vercel's answers", () => {
  it("recommend DNS values that differ between projects", async () => {
    const other = (await vercel().make(project, { name: "other" })).id;
    const config = (id: string) =>
      vercel().invoke("vercel:index/getDomainConfig:getDomainConfig", {
        domain: "www.acme.ch",
        projectIdOrName: id,
      });
    const [one, two] = [await config(projectId), await config(other)];
    expect(one["recommendedCname"]).toMatch(/^[0-9a-f]{16}\.vercel-dns-017\.com$/);
    expect(one["recommendedCname"]).not.toBe(two["recommendedCname"]);
    expect(one["recommendedIpv4s"]).toEqual(["216.198.79.1"]);
  });

  it("find a project by name, and refuse functions that are not there, by name", async () => {
    const found = await vercel().invoke("vercel:index/getProject:getProject", { name: "app" });
    expect(found["id"]).toBe(projectId);
    await expect(vercel().invoke("vercel:index/getAlias:getAlias", {})).rejects.toThrow(
      "The sandbox does not answer vercel:index/getAlias:getAlias.",
    );
  });
});

describe("imports from Vercel", () => {
  it("know projects, domains and variables by the provider's import ids", async () => {
    await domainOf("www.acme.ch");
    const made = await variableOf({ sensitive: false });
    expect((await vercel().read(project, projectId)).inputs).toMatchObject({ name: "app" });
    const byTeam = await vercel().read(project, `team_sandbox0000000000000000/${projectId}`);
    expect(byTeam.id).toBe(projectId);
    const found = await vercel().read(domain, `${projectId}/www.acme.ch`);
    expect(found).toMatchObject({
      id: "www.acme.ch",
      inputs: { domain: "www.acme.ch", projectId },
    });
    const imported = await vercel().read(variable, `${projectId}/${made.id}`);
    expect(imported.inputs).toMatchObject({ key: "A", targets: ["production"] });
    expect(imported.outputs).not.toHaveProperty("value");
  });

  it("answer an empty id for what is not there", async () => {
    expect((await vercel().read(project, "prj_none")).id).toBe("");
  });
});

it("marks deploy hook addresses secret", async () => {
  const gitRepository = { type: "github", repo: "a/b", deployHooks: [{ name: "h", ref: "main" }] };
  const { raw } = await vercel().make(project, { name: "hooked", gitRepository });
  const { deployHooks } = raw["gitRepository"] as { deployHooks: { url: object; id: string }[] };
  expect(deployHooks[0]?.url).toMatchObject({ value: expect.stringMatching(/^https:/) });
  expect(deployHooks[0]?.id).not.toBe(unknown);
});
