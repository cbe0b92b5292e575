/**
 * Names that stand in the state of stacks which exist, or in their files. Renaming one makes the
 * engine replace or lose what is up, so they are kept for good: docs/decisions/state-is-a-contract.md.
 * A name may be added; none may change.
 */
export const frozen = {
  /** What the provider code in state imports: package.json's name and its export. */
  renderEntry: "platform-environments/render",
  /** What it imports where that name leads nowhere: a stack outside this package. */
  renderFile: "src/render/provider.ts",
  /** What Pulumi.yaml of every platform names: the program, its preload, the host of its resources. */
  projectFiles: ["src/index.ts", "src/preload.js", "src/dynamic-provider"],
  /** Kinds of Render resource: the ends of their type tokens, and what the code in state asks for. */
  kinds: [
    "BackgroundWorker",
    "CronJob",
    "CustomDomain",
    "EnvGroup",
    "Environment",
    "KeyValue",
    "Postgres",
    "PrivateService",
    "Project",
    "RegistryCredential",
    "StaticSite",
    "WebService",
  ],
  /** Hooks that state binds to resources; a deletion looks for its own by name. */
  hooks: [
    "what this change does",
    "no alert is made twice",
    "guard",
    "it is kept until allowDeletion names it in the stack file and `pulumi up` has run; then `pulumi destroy` needs no flag",
  ],
} as const;

/**
 * Every kind of URN, as the engine writes it: types from the outermost component inwards, then the
 * name, with a star for what comes from the config.
 */
export const frozenUrns: readonly string[] = [
  "pulumi:pulumi:Stack::*-*",
  "platform:environment:Environment::*",
  "platform:environment:DeletionLock::deletion-lock",
  ...below("ActionsSecrets", "actions", [
    "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret::actions-*",
  ]),
  ...below("Atlas", "database", [
    "mongodbatlas:index/advancedCluster:AdvancedCluster::database-cluster",
    "mongodbatlas:index/alertConfiguration:AlertConfiguration::database-alert-*",
    "mongodbatlas:index/advancedCluster:AdvancedCluster$mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule::database-backups",
    "mongodbatlas:index/databaseUser:DatabaseUser::database-user",
    "mongodbatlas:index/databaseUser:DatabaseUser::database-*-user",
    "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList::database-access-*",
    "random:index/randomPassword:RandomPassword::database-password",
    "random:index/randomPassword:RandomPassword::database-*-password",
  ]),
  ...below("Dns", "dns", ["cloudflare:index/dnsRecord:DnsRecord::dns-*"]),
  ...below("Frontend", "frontend-*", [
    "random:index/randomPassword:RandomPassword::frontend-*-digest-key",
    "vercel:index/deployment:Deployment::frontend-*-deployment",
    "vercel:index/project:Project::frontend-*-project",
    "vercel:index/projectDomain:ProjectDomain::frontend-*-*",
    "vercel:index/projectDomain:ProjectDomain$vercel:index/deploymentProtectionException:DeploymentProtectionException::frontend-*-open",
    "vercel:index/projectEnvironmentVariable:ProjectEnvironmentVariable::frontend-*-*",
  ]),
  ...below("GeneratedSecrets", "secrets", [
    "random:index/randomPassword:RandomPassword::secrets-*",
  ]),
  ...below("PostgresDatabase", "database", [
    "pulumi-nodejs:dynamic/render:Postgres::database-instance",
  ]),
  ...below("Redis", "redis", ["pulumi-nodejs:dynamic/render:KeyValue::redis-store"]),
  ...below("RenderEnvironment", "render", [
    "pulumi-nodejs:dynamic/render:Environment::render-environment",
    "pulumi-nodejs:dynamic/render:Project::render-project",
  ]),
  ...below("Repository", "repository", [
    "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable::repository-variable-*",
    "github:index/branch:Branch::repository-branch",
    "github:index/branchProtection:BranchProtection::repository-protection",
    "github:index/repositoryEnvironment:RepositoryEnvironment::repository-environment",
    "github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy::repository-environment-branch",
    "pulumi:providers:github::repository-github",
  ]),
  ...below("ServiceDomains", "domains", ["pulumi-nodejs:dynamic/render:CustomDomain::domains-*"]),
  ...below("Services", "services", [
    "pulumi-nodejs:dynamic/render:BackgroundWorker::services-*",
    "pulumi-nodejs:dynamic/render:CronJob::services-*",
    "pulumi-nodejs:dynamic/render:EnvGroup::services-group",
    "pulumi-nodejs:dynamic/render:PrivateService::services-*",
    "pulumi-nodejs:dynamic/render:StaticSite::services-*",
    "pulumi-nodejs:dynamic/render:WebService::services-*",
  ]),
];

/** A part of an environment, and what stands below it. */
function below(part: string, name: string, children: string[]): string[] {
  const types = `platform:environment:Environment$platform:environment:${part}`;
  return [`${types}::${name}`, ...children.map((child) => `${types}$${child}`)];
}
