const nouns = "PASS|PASSCODE|PASSPHRASE|TOKEN|CREDENTIALS?|PEM|SALT|CONNECTION_STRING";

/** These say so without a mark before them too: `PGPASSWORD`. */
const plainly = "SECRET|PASSWORD|PASSWD|_PWD";

const keys =
  "(?:ACCESS|ACCOUNT|API|APP|AUTH|CLIENT|CONSUMER|COOKIE|DEPLOY|ENCRYPTION|JWT|LICENSE|MASTER|" +
  "PRIVATE|ROLE|SECRET|SERVICE|SESSION|SIGNING|WEBHOOK)_?KEY";

/** What follows a name that says secret without making it another thing, as `_URL` or `_TTL` would. */
const endings = "(?:_(?:BASE|BASE64|B64|VALUE|OLD|NEW|NEXT|PREVIOUS|\\d+))*";

const secret = new RegExp(`(?:(?:^|_)(?:${nouns}|${keys})|${plainly})${endings}$`);

/** Words of a name, in upper case: `clientSecret` is `CLIENT_SECRET`. */
export function words(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toUpperCase();
}

/** Whether a value of that name is a secret, if the name is honest. */
export function saysSecret(name: string): boolean {
  return secret.test(words(name));
}

const switches =
  /^(?:ALLOW|DISABLE|ENABLE|HAS|HIDE|IS|NO|REQUIRES?|SHOW|SKIP|USE|VERIFY|WITH)_|CREDENTIALS?$/;

/** Values under such a name that give nothing away: switches, and files that hold the secret. */
export function givesNothingAway(name: string, value: string): boolean {
  if (value.trim() === "") return true;
  if (/^(?:true|false|yes|no|on|off)$/i.test(value)) return switches.test(words(name));
  if (/^(?:MAX|MIN|NUM)_/.test(words(name)) && /^\d+$/.test(value)) return true;
  return /(?:CREDENTIALS?|PEM)$/.test(words(name)) && /^\/[\w./-]+$/.test(value);
}
