import { set } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

const mx = { type: "MX", name: "bondigoo.ch", content: "mx.mail.example" };
const spf = { type: "TXT", name: "bondigoo.ch", content: "v=spf1 include:a.example -all" };
const dmarc = { type: "TXT", name: "_dmarc.bondigoo.ch", content: "v=DMARC1; p=reject" };
const at = (index: number, ...path: string[]) =>
  ["prod.environment.records", index, ...path].join(".");
const records = (name: string, list: object[], ...faults: string[]): BrokenCase => {
  return { name, edit: (d) => set(d, "prod.environment.records", list), faults };
};

/** Mail and proofs, by records of the team's own. */
export const ownRecords: BrokenCase[] = [
  records(
    "a record of another zone",
    [{ ...mx, name: "bondigoo.com" }],
    `${at(0, "name")}: "bondigoo.com" is not in the zone bondigoo.ch (allowed: bondigoo.ch or a name that ends in .bondigoo.ch)`,
  ),
  records(
    "mail at the name of a page",
    [{ ...mx, name: "www.bondigoo.ch" }],
    `${at(0, "name")}: "www.bondigoo.ch" is the name of prod.environment.frontends.platform.domains.0 too, and one of them is a CNAME (allowed: a name that nothing else uses)`,
  ),
  records(
    "an alias at the zone's own name",
    [{ type: "CNAME", name: "bondigoo.ch", content: "a.example.com" }],
    `${at(0, "name")}: "bondigoo.ch" is led to the platform already, by prod.environment.frontends.platform.redirects.0 (allowed: a name of no page and no service)`,
  ),
  records(
    "a second address at the name of a page",
    [{ type: "A", name: "bondigoo.ch", content: "192.0.2.1" }],
    `${at(0, "name")}: "bondigoo.ch" is led to the platform already, by prod.environment.frontends.platform.redirects.0 (allowed: a name of no page and no service)`,
  ),
  records(
    "addresses that are none",
    [
      { type: "A", name: "mail.bondigoo.ch", content: "192.0.2" },
      { type: "AAAA", name: "mail.bondigoo.ch", content: "192.0.2.1" },
    ],
    `${at(0, "content")}: "192.0.2" (allowed: an IPv4 address, e.g. 192.0.2.1)`,
    `${at(1, "content")}: "192.0.2.1" (allowed: an IPv6 address, e.g. 2001:db8::1)`,
  ),
  records(
    "two senders' lists",
    [mx, spf, { ...spf, content: "v=spf1 include:b.example -all" }],
    `${at(2)}: a second one like ${at(1)} (allowed: one: of SPF, with all senders in it)`,
  ),
  records(
    "texts where nobody looks for them",
    [
      { ...spf, name: "_spf.bondigoo.ch" },
      { ...dmarc, name: "dmarc.bondigoo.ch" },
      { ...dmarc, name: "s1.bondigoo.ch", content: "v=DKIM1; k=rsa; p=abc" },
    ],
    `${at(0, "name")}: SPF at "_spf.bondigoo.ch" (allowed: the name that mail is from, which has no underscore)`,
    `${at(1, "name")}: DMARC at "dmarc.bondigoo.ch" (allowed: a name that begins with _dmarc.)`,
    `${at(2, "name")}: DKIM at "s1.bondigoo.ch" (allowed: <selector>._domainkey.<domain>)`,
  ),
];
