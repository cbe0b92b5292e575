/** What a vendor makes up for a new resource. */
export function answer(type: string, name: string, inputs: Record<string, unknown>): object {
  const outboundIps = addresses[String(inputs.region ?? "frankfurt")];
  switch (type.split(":").at(-1)) {
    case "AdvancedCluster":
      return {
        connectionStrings: { standardSrv: `mongodb+srv://${inputs.name}.abcde.mongodb.net` },
      };
    case "RepositoryEnvironmentDeploymentPolicy":
      return { policyId: 1 };
    case "RandomPassword":
      return { result: `${name}/p@ss` };
    case "WebService":
      return { ...publicAddress(inputs.name), slug: inputs.name, outboundIps };
    case "StaticSite":
      return publicAddress(inputs.name);
    case "PrivateService":
      return { host: inputs.name, address: `${inputs.name}:10000`, outboundIps };
    case "BackgroundWorker":
    case "CronJob":
      return { outboundIps };
    case "KeyValue":
      return { internalConnectionString: `redis://${inputs.name}:6379` };
    case "Postgres":
      return {
        internalConnectionString: `postgresql://u:p@${inputs.name}-host/${inputs.databaseName}`,
        password: "p",
      };
    default:
      return {};
  }
}

/** What Render answers today to services of a region. */
const addresses: Record<string, string[]> = {
  frankfurt: ["74.220.51.0/24", "74.220.59.0/24"],
  ohio: ["74.220.49.0/24", "74.220.57.0/24"],
};

function publicAddress(name: unknown) {
  return { url: `https://${name}.onrender.com`, host: `${name}.onrender.com` };
}

/** What a vendor answers to a look-up; one that no test expects throws. */
export function invoke(token: string, inputs: Record<string, unknown>): object {
  switch (token) {
    case "cloudflare:index/getZone:getZone":
      return { zoneId: `zone-of-${(inputs.filter as { name: string }).name}` };
    case "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster":
      return {
        connectionStrings: { standardSrv: `mongodb+srv://${inputs.name}.xyz12.mongodb.net` },
      };
    case "mongodbatlas:index/getAlertConfigurations:getAlertConfigurations":
      return { results: [] };
    case "vercel:index/getDomainConfig:getDomainConfig":
      return {
        recommendedCname: `For-${inputs.domain}.vercel-dns-017.com.`,
        recommendedIpv4s: ["216.198.79.1", "64.29.17.1"],
      };
    default:
      throw new Error(`the program looks up ${token}, which no test expects`);
  }
}
