/** What looks personal or secret by its form, whoever's it is. */
export interface Pattern {
  name: string;
  /** Cheap: whether it can be in that text at all. */
  hint: (text: string) => boolean;
  form: RegExp;
  /** Whether a match is one; by default it is. */
  isOne?: (match: string, context: PatternContext) => boolean;
}

export interface PatternContext {
  emailHost: string;
  /** Texts that the policy writes itself. */
  set: ReadonlySet<string>;
}

export const patterns: readonly Pattern[] = [
  {
    name: "e-mail address",
    hint: (text) => text.includes("@"),
    form: /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    isOne: (match, { emailHost }) => !match.toLowerCase().endsWith(`@${emailHost}`),
  },
  {
    name: "phone number",
    hint: (text) => /\d\d/.test(text),
    form: /(?<![\w.+-])(?:(?:\+|00)[1-9][\d ()./-]{6,18}\d|0\d\d[ ./-]?\d{3}[ ./-]?\d\d[ ./-]?\d\d)(?![\w-])/g,
    // Ours begin with an area code that Switzerland does not have.
    isOne: (match) => {
      const digits = match.replace(/\D/g, "").replace(/^00/, "");
      return digits.length >= 9 && digits.length <= 15 && !digits.startsWith("4100");
    },
  },
  {
    name: "IBAN",
    hint: (text) => /[A-Za-z]{2}\d\d/.test(text),
    form: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
    // In capitals, as they are written: our own pseudonyms are small hexadecimal digits.
    isOne: (match) => isIban(match.replaceAll(" ", "")),
  },
  {
    name: "card number",
    hint: (text) => /\d{3}/.test(text),
    form: /(?<![\w./-])[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?![\w.@-])/g,
    isOne: (match) => isLuhn(match.replace(/\D/g, "")),
  },
  {
    name: "JSON Web Token",
    hint: (text) => text.includes("eyJ"),
    form: /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g,
  },
  {
    name: "password hash",
    hint: (text) => text.includes("$"),
    form: /\$(?:2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|argon2(?:id|i|d)\$[^\s"']+|scrypt\$[^\s"']+)/g,
    isOne: (match, { set }) => !set.has(match),
  },
  {
    name: "payment id or key",
    hint: (text) => text.includes("_"),
    form: /(?<![A-Za-z0-9])(?:(?:cus|pi|pm|ch|seti|sub|acct|card|src|re|in|si)_[A-Za-z0-9]{8,}|(?:sk|rk|pk)_(?:live|test)_\w{8,}|whsec_\w{8,})/g,
  },
];

/** ISO 13616: moved to the end, in digits, it leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  if (text.length < 15 || text.length > 34) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + +digit) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: every second digit from the end counts double. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
