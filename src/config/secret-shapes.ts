import pin from "../../pins/gitleaks/tokens.json" with { type: "json" };
import { saysSecret } from "./secret-names.ts";

/**
 * What tokens begin with, shorter than their vendors make them: a cut or made-up one is a mistake
 * too. Those that are told by their whole shape alone are in the pinned rules of gitleaks.
 */
const beginnings = [
  // GitHub, GitLab, npm, Docker, Pulumi, Sentry
  /\bgh[opusr]_\w{16}/,
  /\bgithub_pat_\w{16}/,
  /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|oas|agent|imt|ffct)-[\w-]{10}/,
  /\bnpm_\w{16}/,
  /_authToken\s*=\s*[^\s$]/,
  /\bdckr_(?:pat|oat)_[\w-]{10}/,
  /\bpul-[0-9a-f]{16}/,
  /\bsntr[yu][su]_\w{10}/,
  // Slack, Google, Amazon, Microsoft
  /\bxox[abdeoprs](?:\.xox[bp])?-[\w-]{8}/,
  /\bxapp-\d-[\w-]{8}/,
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/\w/,
  /\bAIza[\w-]{20}/,
  /\bya29\.[\w-]{10}/,
  /\bGOCSPX-[\w-]{8}/,
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12}/,
  /\bAccountKey=[\w+/]{16}/,
  // Atlas, Render, Vercel, Cloudflare, Supabase, Convex, Doppler, Vault
  /\bmdb_sa_sk_[\w-]{8}/,
  /\brnd_[A-Za-z0-9]{12}/,
  /\bvc[acikpr]_\w{16}/,
  /\bcf(?:at|k|ut)_\w{16}/,
  /\bsb(?:p|_secret)_\w{8}/,
  /\b(?:prod|dev|preview):[a-z0-9-]+(?::[a-z0-9-]+)?\|\S+/,
  /\bdp\.(?:pt|st|ct|sa)\.[\w.-]{8}/,
  /\bhv[sb]\.[\w-]{16}/,
  // OpenAI, Anthropic, Hugging Face and others who call it `sk-`
  /\bsk-[A-Za-z0-9_-]{16}/,
  /\bhf_[A-Za-z]{16}/,
  // Stripe, SendGrid, Twilio, Mailgun, Brevo, Resend, Shopify
  /\b[srp]k_live_\w{8}/,
  /\b[sr]k_test_\w{8}/,
  /\bwhsec_\w{8}/,
  /\bSG\.[\w-]+\.[\w-]+/,
  /\bSK[0-9a-f]{32}\b/,
  /\bkey-[0-9a-f]{32}\b/,
  /\bxkeysib-[0-9a-f]{16}/,
  /\bre_\w{8}_\w{16}/,
  /\bshp(?:at|ca|pa|ss)_[0-9a-f]{16}/i,
  // No vendor's own
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/,
  /\bBearer\s+(?!\$)[\w.~+/-]{12}/i,
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/,
  /PuTTY-User-Key-File-\d/,
  /\bAGE-SECRET-KEY-1\w{8}/,
];

/** The same texts stand in every environment, and are judged for every rule that asks. */
const judged = new Map<string, boolean>();

/** Text that is a key of some vendor, or holds a password, wherever it stands. */
export function looksSecret(text: string): boolean {
  const known = judged.get(text) ?? judge(text);
  judged.set(text, known);
  return known;
}

function judge(text: string): boolean {
  return (
    beginnings.some((pattern) => pattern.test(text)) ||
    holdsPassword(text) ||
    holdsAssignment(text) ||
    holdsEncoded(text) ||
    isPinnedToken(text)
  );
}

/** A login for HTTP, or a token, behind base64: encoding hides nothing. */
function holdsEncoded(text: string): boolean {
  return [
    ...text.matchAll(/(\bBasic\s+)?(?<![\w+/.-])([A-Za-z0-9+/]{12,}={0,2})(?![\w+/.-])/g),
  ].some(([, login, encoded = ""]) => {
    const plain = Buffer.from(encoded, "base64").toString("latin1");
    if (!/^[\x20-\x7e\s]+$/.test(plain)) return false;
    if (login !== undefined) return plain.includes(":");
    return beginnings.some((pattern) => pattern.test(plain));
  });
}

const compiled = new Map<string, RegExp>();

/** A pattern is compiled when its keyword stands in a text, so that hardly ever one is. */
function isPinnedToken(text: string): boolean {
  const lower = text.toLowerCase();
  return pin.rules
    .filter(({ keywords }) => keywords.some((keyword) => lower.includes(keyword)))
    .some(({ pattern }) => {
      const expression = compiled.get(pattern) ?? new RegExp(pattern);
      compiled.set(pattern, expression);
      return expression.test(text);
    });
}

/**
 * `scheme://user:password@host`, whatever the password holds: the last `@` ends it. What a reference
 * will tell (`${secrets.x}`) is no password in the clear, and neither is a port.
 */
function holdsPassword(text: string): boolean {
  return [...text.matchAll(logins)].some(([, password = ""]) => {
    if (/^\d{1,5}[/?#]/.test(password)) return false;
    return password.replace(/\$\{[^}]*\}/g, "") !== "" && !/^\$[A-Z_][A-Z0-9_]*$/.test(password);
  });
}

const logins = /:\/\/[^\s:@"'/?#]*:([^\s"']+)@/g;

/** `NAME=value` or `--name value` in a command, with a name that says secret. */
function holdsAssignment(text: string): boolean {
  return [...text.matchAll(assignments)].some(
    ([, variable, option, value = ""]) =>
      saysSecret(variable ?? (option ?? "").replaceAll("-", "_")) && isLiteral(value),
  );
}

const assignments =
  /(?:(?<![\w$&?./-])([A-Za-z_]\w*)=|(?<!\S)--([a-z][a-z-]*)[= ])("[^"]*"|'[^']*'|[^\s"'&;|]+)/g;

/** Not a variable of the shell, a reference, another option or a yes. */
function isLiteral(value: string): boolean {
  return !/^["']?(?:\$|-|["']$|(?:true|false|yes|no|stdin)["']?$)/i.test(value);
}
