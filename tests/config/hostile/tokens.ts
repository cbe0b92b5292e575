/** Made-up tokens, put together so that no scanner takes the tables for a leak. */
const tokens: Record<string, string> = {
  live: ["sk_li", "ve_51Habcdefgh"].join(""),
  restricted: ["rk_li", "ve_51Habcdefgh"].join(""),
  publishable: ["pk_li", "ve_51Habcdefgh"].join(""),
  encoded: Buffer.from(["sk_li", "ve_51Habcdefgh"].join("")).toString("base64"),
  github: ["gh", "p_abcdefghijklmnopqrstuvwxyz0123456789"].join(""),
  fine: ["github_", "pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz"].join(""),
  sendgrid: ["SG", ".abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz0123456789abcdefg"].join(""),
  openai: ["sk-", "proj-abcdefghijklmnopqrstuvwxyz"].join(""),
  amazon: ["AK", "IAIOSFODNN7EXAMPLE"].join(""),
  awsSecret: ["wJalrXUtnFEMIK7MDENG", "bPxRfiCYzzzzzzKEY"].join(""),
  google: ["AI", "zaSyA0123456789abcdefghijklmnopqrstuv"].join(""),
  slack: ["xo", "xb-123456789012-abcdefghijkl"].join(""),
  hook: ["https://hooks.slack", ".com/services/T000/B000/XXXX"].join(""),
  npm: ["np", "m_abcdefghijklmnopqrstuvwxyz012345"].join(""),
  jwt: ["eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijkl"].join(""),
  dsn: ["0123456789abcdef0123456789abcdef", ":0123456789abcdef0123456789abcdef"].join(""),
  atlas: ["mdb_sa", "_sk_abcdefghijkl"].join(""),
  vercel: ["v", "ca_abcdefghijklmnopqrst"].join(""),
};

/** `<live>` is that token, `<65 times c>` as many of that text. */
export function inPlace(value: unknown): unknown {
  if (typeof value === "string") {
    return value
      .replace(/<(\d+) times ([^>]+)>/g, (_, times, text) => text.repeat(Number(times)))
      .replace(/<(\w+)>/g, (whole, name) => tokens[name] ?? whole);
  }
  if (Array.isArray(value)) return value.map(inPlace);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [inPlace(key), inPlace(inner)]),
  );
}
