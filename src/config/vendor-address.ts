/**
 * Whether a host name is one that Vercel gives out below its own: a project claims it, nobody has to
 * own a domain, and no zone leads there. Source: https://vercel.com/docs/domains (certain), and the
 * example of the provider's project domain.
 */
export function isVercelAddress(host: string): boolean {
  return /^[^.]+\.vercel\.app$/.test(host);
}
