import type { Properties } from "../../../../src/sandbox/providers/values.ts";
import type { Thing, Vendor } from "./vendor.ts";

export async function vercel(vendor: Vendor): Promise<void> {
  const { make, update, read, remove, invoke, checkConfig } = vendor;
  const gitRepository = {
    type: "github",
    repo: "acme/app",
    deployHooks: [{ name: "h", ref: "main" }],
  };
  const project = await make("Project", { name: "page", gitRepository, framework: "vite" });
  await make("Project", { name: "page" });
  await make("Project", { name: "Page!" });
  await make("Project", { name: "n".repeat(53) });
  await make("Project", { name: "n".repeat(101) });
  await make("Project", { name: "framed", framework: "cobol" });
  await make("Project", {
    name: "closed",
    trustedIps: { deploymentType: "all_deployments", addresses: [] },
  });
  const other = await make("Project", { name: "other", resourceConfig: { fluid: false } });
  await update("Project", other, { ...other.inputs, name: "page" });
  await update("Project", other, { ...other.inputs, name: "renamed" });
  const of = { projectId: project.id };
  await domains(vendor, of);
  const hidden = await variables(vendor, of);
  await make("CustomEnvironment", { ...of, name: "qa" });
  await make("Deployment", { ...of, ref: "main" });
  await make("Deployment", of);
  await make("Deployment", { projectId: "none", ref: "main" });
  await make("CustomEnvironment", { projectId: "none", name: "qa" });
  await make("ProjectProtectionBypass", { projectId: "none" });
  await make("Deployment", { projectId: other.id, ref: "main" });
  await make("ProjectProtectionBypass", of);
  await invoke("getProject", { name: "page" });
  await invoke("getProject", { name: "none" });
  await invoke("getDomainConfig", { domain: "acme.ch", projectIdOrName: project.id });
  await invoke("getDomainConfig", { domain: "www.acme.ch", projectIdOrName: "none" });
  await checkConfig({ apiToken: "short" });
  await remove("Project", project);
  await read("ProjectEnvironmentVariable", hidden);
}

async function domains({ make, update, remove }: Vendor, of: Properties): Promise<void> {
  const domain = await make("ProjectDomain", { ...of, domain: "acme.ch" });
  await make("ProjectDomain", { ...of, domain: "acme.ch" });
  const twin = await make("ProjectDomain", {
    ...{ ...of, domain: "www.acme.ch", redirect: "acme.ch", redirectStatusCode: 308 },
  });
  await make("ProjectDomain", { ...of, domain: "a.acme.ch", redirect: "none.acme.ch" });
  await make("ProjectDomain", { ...of, domain: "a.acme.ch", gitBranch: "main" });
  await make("ProjectDomain", { ...of, domain: "dev.acme.ch", gitBranch: "develop" });
  await make("ProjectDomain", { projectId: "none", domain: "b.acme.ch" });
  await remove("ProjectDomain", domain);
  await update("ProjectDomain", twin, { ...twin.inputs, gitBranch: "main" });
  await remove("ProjectDomain", twin);
  await remove("ProjectDomain", domain);
}

async function variables({ make, update, preview, read }: Vendor, of: Properties): Promise<Thing> {
  const variable = { ...of, key: "K", value: "1", targets: ["production"], sensitive: true };
  const hidden = await make("ProjectEnvironmentVariable", variable);
  await read("ProjectEnvironmentVariable", hidden);
  await make("ProjectEnvironmentVariable", { ...variable, projectId: "none" });
  await update("ProjectEnvironmentVariable", hidden, { ...variable, value: "2" });
  await make("ProjectEnvironmentVariable", variable);
  await make("ProjectEnvironmentVariable", { ...of, key: "L", sensitive: false, value: "1" });
  await make("ProjectEnvironmentVariable", {
    ...of,
    key: "L",
    sensitive: false,
    targets: ["preview"],
  });
  await make("ProjectEnvironmentVariable", { ...variable, key: "L", valueWo: "2" });
  await make("ProjectEnvironmentVariable", {
    ...of,
    key: "L",
    sensitive: false,
    value: "1",
    customEnvironmentIds: [],
  });
  const early = { ...variable, key: "D", targets: ["development"] };
  await preview("ProjectEnvironmentVariable", early);
  await preview("ProjectEnvironmentVariable", { ...early, sensitive: false });
  await make("SharedEnvironmentVariable", {
    key: "S",
    sensitive: false,
    value: "1",
    targets: [],
    projectIds: [],
  });
  await make("SharedEnvironmentVariable", {
    ...{
      key: "S",
      sensitive: false,
      value: "1",
      targets: ["preview"],
      projectIds: [of["projectId"]],
    },
  });
  return hidden;
}
