/**
 * Which of Render's rate limits a call counts against. The groups follow Render's list of limits
 * (https://api-docs.render.com/reference/rate-limiting) and the `Ratelimit-Limit` headers seen in
 * recorded answers: creating by kind and hour, changes by service and minute, reads all together.
 * A call put into the wrong group is still refused with 429 and waits as told.
 */
export function bucketOf(method: string, path: string): string {
  if (method === "GET") return path.startsWith("/logs") ? "GET /logs" : "GET";
  const [, kind = "", id = "", part = ""] = path.split("/");
  if (method === "POST" && id === "" && creating.has(kind)) return `POST /${kind}`;
  if (kind !== "services") return "writes";
  if (part === "custom-domains") return "custom-domains";
  if (method === "PATCH" || limitedByService.has(part)) return `${method} ${kind}/${id}/${part}`;
  return "writes";
}

/** Calls that may be sent again without knowing whether the first was served. */
export function isRepeatable(method: string, path: string): boolean {
  if (method !== "POST") return true;
  return repeatablePosts.some((pattern) => pattern.test(path));
}

const creating = new Set(["services", "key-value", "postgres"]);

const limitedByService = new Set(["deploys", "scale", "suspend", "resume"]);

/** POSTs that state a wanted end rather than ask for one more thing. */
const repeatablePosts = [
  /^\/services\/[^/]+\/(scale|suspend|resume)$/,
  /^\/services\/[^/]+\/custom-domains\/[^/]+\/verify$/,
  /^\/(key-value|postgres)\/[^/]+\/(suspend|resume)$/,
  /^\/env-groups\/[^/]+\/services\/[^/]+$/,
  /^\/environments\/[^/]+\/resources$/,
];
