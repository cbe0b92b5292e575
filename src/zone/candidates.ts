/**
 * Names below a domain where records commonly stand. No name server lists what it has, so only what is
 * asked for is found. Selectors of DKIM by who signs with them, from the vendors' own set-up pages:
 * Google (google), Microsoft 365 (selector1, selector2), SendGrid (s1, s2), Mailchimp and Mandrill
 * (k1 to k3, mandrill), Fastmail (fm1 to fm3), Proton (protonmail), Postmark (pm), Zoho (zoho, zmail).
 */
const common = [
  ...["", "*", "www", "app", "api", "dev", "staging", "test", "blog", "shop", "docs", "help"],
  ...["status", "support", "cdn", "static", "assets", "vpn", "remote", "ftp", "cpanel", "webmail"],
  ...["mail", "email", "smtp", "imap", "pop", "pop3", "mx", "mx1", "mx2", "autodiscover"],
  ...[
    "autoconfig",
    "mta-sts",
    "calendar",
    "drive",
    "sip",
    "lyncdiscover",
    "enterpriseregistration",
  ],
  ...["enterpriseenrollment", "msoid", "_dmarc", "_mta-sts", "_smtp._tls", "default._bimi"],
  ...["_autodiscover._tcp", "_imaps._tcp", "_submission._tcp", "_sip._tls"],
  ...["_sipfederationtls._tcp", "_caldavs._tcp", "_carddavs._tcp", "_github-challenge", "_vercel"],
  ...[
    ...[
      "default",
      "dkim",
      "mail",
      "google",
      "selector1",
      "selector2",
      "s1",
      "s2",
      "k1",
      "k2",
      "k3",
    ],
    ...["mandrill", "fm1", "fm2", "fm3", "protonmail", "protonmail2", "protonmail3", "pm", "zoho"],
    ...["zmail", "smtpapi", "mxvault", "key1", "key2", "sig1"],
  ].map((selector) => `${selector}._domainkey`),
];

/** Full names to ask for in a zone: the common ones. */
export const commonNames = (domain: string): string[] =>
  common.map((name) => (name === "" ? domain : `${name}.${domain}`));

const label = /^(?:[a-z0-9_*](?:[a-z0-9_-]{0,62})\.)*[a-z0-9_*][a-z0-9_-]{0,62}\.?$/;

/**
 * The names in a list, an exported zone, or a table copied from a registrar's page: the first word of
 * each line, which may be relative to the domain. What is none costs a question, and no more.
 */
export function namesIn(text: string, domain: string): string[] {
  const words = text.split("\n").flatMap((line) => {
    const [, word] = /^\s*"?([^\s,;"]+)/.exec(line) ?? [];
    return word === undefined ? [] : [word.toLowerCase()];
  });
  return words.flatMap((word) => {
    if (word === "@") return [domain];
    if (!label.test(word)) return [];
    const name = word.replace(/\.$/, "");
    return [name === domain || name.endsWith(`.${domain}`) ? name : `${name}.${domain}`];
  });
}
