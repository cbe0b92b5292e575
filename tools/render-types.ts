import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/**
 * Writes the wire types of Render's client from the pinned document in src/render/api, so that no
 * type is written by hand. Run it after changing the document: `node tools/render-types.ts`.
 *
 * With the path of a whole document it first pins a new copy, cut down to the paths in `used`:
 * `node tools/render-types.ts path/to/render-openapi.json`.
 */
const used = [
  "/disks",
  "/disks/{diskId}",
  "/env-groups",
  "/env-groups/{envGroupId}",
  "/env-groups/{envGroupId}/env-vars/{envVarKey}",
  "/env-groups/{envGroupId}/secret-files/{secretFileName}",
  "/env-groups/{envGroupId}/services/{serviceId}",
  "/environments",
  "/environments/{environmentId}",
  "/environments/{environmentId}/resources",
  "/key-value",
  "/key-value/{keyValueId}",
  "/key-value/{keyValueId}/connection-info",
  "/key-value/{keyValueId}/resume",
  "/key-value/{keyValueId}/suspend",
  "/logs",
  "/postgres",
  "/postgres/{postgresId}",
  "/postgres/{postgresId}/connection-info",
  "/postgres/{postgresId}/recovery",
  "/postgres/{postgresId}/resume",
  "/postgres/{postgresId}/suspend",
  "/projects",
  "/projects/{projectId}",
  "/registrycredentials",
  "/registrycredentials/{registryCredentialId}",
  "/services",
  "/services/{serviceId}",
  "/services/{serviceId}/autoscaling",
  "/services/{serviceId}/custom-domains",
  "/services/{serviceId}/custom-domains/{customDomainIdOrName}",
  "/services/{serviceId}/custom-domains/{customDomainIdOrName}/verify",
  "/services/{serviceId}/deploys",
  "/services/{serviceId}/deploys/{deployId}",
  "/services/{serviceId}/env-vars",
  "/services/{serviceId}/env-vars/{envVarKey}",
  "/services/{serviceId}/headers",
  "/services/{serviceId}/outbound-ips",
  "/services/{serviceId}/resume",
  "/services/{serviceId}/routes",
  "/services/{serviceId}/scale",
  "/services/{serviceId}/secret-files",
  "/services/{serviceId}/secret-files/{secretFileName}",
  "/services/{serviceId}/suspend",
];

const pinned = new URL("../src/render/api/render-openapi.json", import.meta.url);
const generated = new URL("../src/render/api/schema.generated.ts", import.meta.url);

/** The document with only those paths, and only the components they lead to. */
export function cutDown(document: OpenAPI3, paths: readonly string[]): OpenAPI3 {
  const kept = Object.fromEntries(paths.map((path) => [path, document.paths?.[path] ?? {}]));
  const components: Record<string, Record<string, unknown>> = {};
  const all = document.components as Record<string, Record<string, unknown>>;
  const keep = (node: unknown): void => {
    for (const [, kind, name] of JSON.stringify(node).matchAll(
      /"#\/components\/(\w+)\/([\w-]+)"/g,
    )) {
      components[kind!] ??= {};
      const group = components[kind!]!;
      if (name! in group) continue;
      group[name!] = all[kind!]?.[name!];
      keep(group[name!]);
    }
  };
  keep(kept);
  return { ...document, paths: kept, components } as OpenAPI3;
}

/** The types as they must stand in schema.generated.ts. */
export async function typesOf(document: OpenAPI3): Promise<string> {
  return astToString(await openapiTS(document, { defaultNonNullable: false }));
}

export function pinnedDocument(): OpenAPI3 {
  return JSON.parse(readFileSync(pinned, "utf8"));
}

export function generatedTypes(): string {
  return readFileSync(generated, "utf8");
}

if (import.meta.main) {
  const source = process.argv[2];
  if (source !== undefined) {
    const document = cutDown(JSON.parse(readFileSync(source, "utf8")), used);
    writeFileSync(pinned, `${JSON.stringify(document, null, 1)}\n`);
  }
  writeFileSync(generated, await typesOf(pinnedDocument()));
}
