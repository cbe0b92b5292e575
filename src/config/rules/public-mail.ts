/**
 * Where everybody can have an address: to let all of such a domain get mail is to let everybody.
 * The large ones of the world, and those of German-, French- and Italian-speaking countries.
 */
const providers = new Set([
  ...["aol.com", "att.net", "bigpond.com", "btinternet.com", "comcast.net", "cox.net", "duck.com"],
  ...["email.com", "fastmail.com", "free.fr", "freenet.de", "gmail.com", "googlemail.com"],
  ...["hey.com", "hispeed.ch", "icloud.com", "inbox.ru", "laposte.net", "libero.it", "mac.com"],
  ...["mail.com", "mail.ru", "mailinator.com", "me.com", "msn.com", "naver.com", "orange.fr"],
  ...["passport.com", "pm.me", "posteo.de", "proton.me", "protonmail.ch", "protonmail.com"],
  ...["qq.com", "rediffmail.com", "rocketmail.com", "sbcglobal.net", "sfr.fr", "sunrise.ch"],
  ...["t-online.de", "tuta.com", "tutanota.com", "tutanota.de", "verizon.net", "virgilio.it"],
  ...["wanadoo.fr", "web.de", "ymail.com", "zoho.com", "126.com", "163.com", "bluewin.ch"],
  ...["bluemail.ch", "mailbox.org", "vtxmail.ch", "yopmail.com", "guerrillamail.com"],
]);

/** These are sold under many top domains: `gmx.ch`, `yahoo.co.uk`. */
const brands = /^(?:gmx|hotmail|live|outlook|yahoo|yandex)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** Under which anybody may buy a name: `co.uk`. */
const suffixes = /^(?:ac|co|com|edu|gov|net|or|org)\.[a-z]{2}$/;

/** Whether strangers have addresses in that domain. */
export function isPublicMail(domain: string): boolean {
  const name = domain.toLowerCase();
  return providers.has(name) || brands.test(name) || suffixes.test(name);
}

/** Servers that deliver to anybody, as opposed to the mail sandbox of a test environment. */
export const realMailHosts =
  /(?:^|\.)(?:sendgrid\.net|mailgun\.org|postmarkapp\.com|mandrillapp\.com|sparkpostmail\.com|mailjet\.com|resend\.com|brevo\.com|sendinblue\.com|email-smtp\.[a-z0-9-]+\.amazonaws\.com|smtp\.gmail\.com|smtp-relay\.gmail\.com|smtp\.office365\.com|smtp-mail\.outlook\.com|mail\.infomaniak\.com|asmtp\.mail\.hostpoint\.ch|smtp\.zoho\.(?:com|eu))$/i;
