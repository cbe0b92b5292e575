import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ActionsEnvironmentSecret } from "@pulumi/github/actionsEnvironmentSecret.js";
import { RepositoryEnvironment } from "@pulumi/github/repositoryEnvironment.js";
import { getStack } from "@pulumi/pulumi";

const zoneId = "023e105f4ecef8ad9ca31a8372d0c353";
const plain = { zoneId, type: "CNAME", ttl: 1, proxied: false };
const stack = getStack();

new DnsRecord("api", { ...plain, name: `api.${stack}.example.com`, content: "a.onrender.com" });
new DnsRecord("www", { ...plain, name: `www.${stack}.example.com`, content: "b.vercel-dns.com" });
const { environment } = new RepositoryEnvironment("environment", {
  repository: "app",
  environment: stack,
});
new ActionsEnvironmentSecret("token", {
  repository: "app",
  environment,
  secretName: `TOKEN_OF_${stack.toUpperCase()}`,
  value: "not-to-be-seen",
});
