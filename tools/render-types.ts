import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/**
 * Writes the wire types of both sides from the one pinned document, pins/render/openapi.json, so that
 * no type is written by hand: those of the client from the paths it calls, those of the sandbox from
 * all. Run it after changing the document: `node tools/render-types.ts`.
 *
 * With the path of a newer document it pins that first: `node tools/render-types.ts downloaded.json`.
 */

/** The paths that the client calls. */
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
  "/services/{serviceId}/events",
  "/services/{serviceId}/headers",
  "/services/{serviceId}/outbound-ips",
  "/services/{serviceId}/resume",
  "/services/{serviceId}/routes",
  "/services/{serviceId}/scale",
  "/services/{serviceId}/secret-files",
  "/services/{serviceId}/secret-files/{secretFileName}",
  "/services/{serviceId}/suspend",
];

const pin = new URL("../pins/render/openapi.json", import.meta.url);

/** A file of types, made from the pinned document. */
interface TypeFile {
  path: string;
  /** What of the document it speaks of. */
  cut(whole: OpenAPI3): OpenAPI3;
  /** Whether a property with a default is always there: on arrival, not when it is sent. */
  defaultNonNullable: boolean;
}

export const typeFiles: TypeFile[] = [
  {
    path: "src/render/api/schema.generated.ts",
    cut: (whole) => cutDown(whole, used),
    defaultNonNullable: false,
  },
  {
    path: "src/sandbox/render/schema.generated.ts",
    cut: (whole) => whole,
    defaultNonNullable: true,
  },
];

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

/**
 * A published document as it is pinned: names, types, ranges and enums, without the vendor's prose.
 */
export function factsOf(published: OpenAPI3, pinnedAt: string): OpenAPI3 {
  const { title, version } = published.info;
  const source = {
    publishedAt: "https://api-docs.render.com/openapi/render-public-api-1.json",
    pinnedAt,
  };
  const facts = withoutProse(published) as OpenAPI3;
  return { ...facts, info: { title, version, "x-source": source } } as OpenAPI3;
}

const prose = ["description", "summary", "example", "examples", "externalDocs", "tags"];

/** Leaves prose out by its key; below `properties` and `responses` keys are names of the vendor. */
function withoutProse(node: unknown, parent = "", grandparent = ""): unknown {
  if (Array.isArray(node)) return node.map((each) => withoutProse(each));
  if (typeof node !== "object" || node === null) return node;
  const namesOf = parent === "properties" && grandparent !== "properties";
  // A response has to have one.
  const isResponse = grandparent === "responses";
  const isProse = (key: string) =>
    !namesOf &&
    (key.startsWith("x-") || prose.includes(key)) &&
    !(isResponse && key === "description");
  const kept = Object.entries(node).filter(([key]) => !isProse(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutProse(value, key, parent)]));
}

/** What must stand in a file of types. */
export async function typesOf({ cut, defaultNonNullable }: TypeFile): Promise<string> {
  return astToString(await openapiTS(cut(pinnedDocument()), { defaultNonNullable }));
}

export function pinnedDocument(): OpenAPI3 {
  return JSON.parse(readFileSync(pin, "utf8"));
}

if (import.meta.main) {
  const downloaded = process.argv[2];
  if (downloaded !== undefined) {
    const today = new Date().toISOString().slice(0, 10);
    const document = factsOf(JSON.parse(readFileSync(downloaded, "utf8")), today);
    writeFileSync(pin, `${JSON.stringify(document, null, 1)}\n`);
  }
  for (const file of typeFiles) {
    writeFileSync(new URL(`../${file.path}`, import.meta.url), await typesOf(file));
  }
}
