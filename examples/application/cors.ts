/**
 * Who may call the API from a browser: the origins in CORS_ORIGIN, split at commas, and those that the
 * pattern in CORS_ORIGIN_PATTERN matches, where an environment has one. The origin is echoed, never `*`.
 */
export function corsOf(env: NodeJS.ProcessEnv): (origin: string | undefined) => Headers {
  const exact = (env["CORS_ORIGIN"] ?? "").split(",").map((origin) => origin.trim());
  const pattern = env["CORS_ORIGIN_PATTERN"];
  const previews = pattern ? new RegExp(pattern) : undefined;
  return (origin) => {
    // Caches must not hand one origin's answer to another.
    const headers = new Headers({ vary: "Origin" });
    if (!origin) return headers;
    if (!exact.includes(origin) && !previews?.test(origin)) return headers;
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-credentials", "true");
    headers.set("access-control-allow-methods", "GET,POST,PUT,PATCH,DELETE");
    headers.set("access-control-allow-headers", "authorization,content-type");
    return headers;
  };
}
