import { describe, expect, it } from "vitest";
import { isPublicMail, realMailHosts } from "../../src/config/rules/public-mail.ts";

const everybodys = `
126.com 163.com aol.com att.net bigpond.com bluemail.ch bluewin.ch btinternet.com comcast.net
cox.net duck.com email.com fastmail.com free.fr freenet.de gmail.com googlemail.com
guerrillamail.com hey.com hispeed.ch icloud.com inbox.ru laposte.net libero.it mac.com mail.com
mail.ru mailbox.org mailinator.com me.com msn.com naver.com orange.fr passport.com pm.me
posteo.de proton.me protonmail.ch protonmail.com qq.com rediffmail.com rocketmail.com
sbcglobal.net sfr.fr sunrise.ch t-online.de tuta.com tutanota.com tutanota.de verizon.net
virgilio.it vtxmail.ch wanadoo.fr web.de ymail.com yopmail.com zoho.com
`
  .trim()
  .split(/\s+/);
const brands = ["gmx", "hotmail", "live", "outlook", "yahoo", "yandex"];

describe("strangers have addresses", () => {
  it.each(everybodys)("at %s, however it is written", (domain) => {
    expect(isPublicMail(domain)).toBe(true);
    expect(isPublicMail(domain.toUpperCase())).toBe(true);
    expect(isPublicMail(`mail.${domain}`)).toBe(false);
    expect(isPublicMail(`${domain}.example.org`)).toBe(false);
  });

  it.each(brands)("at %s under any top domain", (brand) => {
    for (const top of ["ch", "com", "co.uk", "com.br"]) {
      expect(isPublicMail(`${brand}.${top}`)).toBe(true);
    }
    for (const other of [`my${brand}.ch`, `${brand}.info`, `${brand}.x.uk`, brand]) {
      expect(isPublicMail(other)).toBe(false);
    }
  });

  it.each(["ac", "co", "com", "edu", "gov", "net", "or", "org"])("below %s of a country", (top) => {
    expect(isPublicMail(`${top}.uk`)).toBe(true);
    expect(isPublicMail(`shop.${top}.uk`)).toBe(false);
    expect(isPublicMail(`${top}.info`)).toBe(false);
  });

  it("not at a company's own domain", () => {
    for (const domain of ["example.com", "bondigoo.ch", "infomaniak.ch"]) {
      expect(isPublicMail(domain)).toBe(false);
    }
  });
});

describe("a server that delivers to anybody", () => {
  it.each([
    "smtp.sendgrid.net",
    "smtp.mailgun.org",
    "smtp.postmarkapp.com",
    "smtp.mandrillapp.com",
    "smtp.sparkpostmail.com",
    "in-v3.mailjet.com",
    "smtp.resend.com",
    "smtp-relay.brevo.com",
    "smtp-relay.sendinblue.com",
    "email-smtp.eu-central-1.amazonaws.com",
    "smtp.gmail.com",
    "smtp-relay.gmail.com",
    "smtp.office365.com",
    "smtp-mail.outlook.com",
    "mail.infomaniak.com",
    "asmtp.mail.hostpoint.ch",
    "smtp.zoho.com",
    "smtp.zoho.eu",
  ])("is %s", (host) => {
    expect(realMailHosts.test(host)).toBe(true);
    expect(realMailHosts.test(host.toUpperCase())).toBe(true);
    expect(realMailHosts.test(`${host}.example.org`)).toBe(false);
  });

  it.each(["sandbox.smtp.mailtrap.io", "localhost", "notsendgrid.net", "smtp.zoho.ch"])(
    "is not %s",
    (host) => {
      expect(realMailHosts.test(host)).toBe(false);
    },
  );
});
