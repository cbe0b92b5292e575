import { tables } from "../../rehearsal/stage.ts";
import { api, type Broken, change, condition, remove, www } from "./way.ts";

const names: Broken[] = [
  {
    name: "a record is gone",
    stack: "prod",
    break: remove(tables.dnsRecords, { name: www }),
    subject: www,
    found: "www.bondigoo.ch does not resolve (ENOTFOUND)",
  },
  {
    name: "a record leads to another vendor",
    stack: "prod",
    break: change(tables.dnsRecords, { name: api }, { content: "api.elsewhere.example" }),
    subject: api,
    found: "api.bondigoo.ch leads to api.elsewhere.example, not to bondigoo-api-prod.onrender.com",
  },
  {
    name: "a record leads to staging's service",
    stack: "prod",
    break: change(
      tables.dnsRecords,
      { name: api },
      { content: "bondigoo-api-staging.onrender.com" },
    ),
    subject: api,
    found:
      "api.bondigoo.ch leads to bondigoo-api-staging.onrender.com, 216.24.57.1, not to bondigoo-api-prod.onrender.com",
  },
  {
    name: "the apex leads to an address that is nobody's",
    stack: "prod",
    break: change(
      tables.dnsRecords,
      { name: "bondigoo.ch", type: "A" },
      { content: "203.0.113.9" },
    ),
    subject: "bondigoo.ch",
    found: "bondigoo.ch leads to 203.0.113.9, not to 216.198.79.1",
  },
  {
    name: "a record was replaced by addresses, as a proxy does",
    stack: "prod",
    break: change(tables.dnsRecords, { name: www }, { type: "A", content: "104.16.0.1" }),
    subject: www,
    found: "www.bondigoo.ch leads to 104.16.0.1, not to",
  },
  {
    name: "nobody takes connections",
    stack: "prod",
    break: condition(api, { closed: true }),
    subject: api,
    found: "https://api.bondigoo.ch/api/health does not answer (ECONNRESET)",
  },
];

const certificates: Broken[] = [
  {
    name: "Vercel no longer has the domain",
    stack: "prod",
    break: remove(tables.vercelDomains, { domain: www }),
    subject: www,
    found: "no certificate is served for www.bondigoo.ch",
  },
  {
    name: "Vercel has not verified the domain",
    stack: "prod",
    break: change(tables.vercelDomains, { domain: www }, { verified: false }),
    subject: www,
    found: "no certificate is served for www.bondigoo.ch",
  },
  {
    name: "Render no longer has the domain",
    stack: "prod",
    break: remove(tables.customDomains, { name: api }),
    subject: api,
    found: "no certificate is served for api.bondigoo.ch",
  },
  {
    name: "a certificate has ended",
    stack: "prod",
    break: condition(www, { certificate: { daysLeft: -1 } }),
    subject: www,
    found: "the certificate of www.bondigoo.ch ended on",
  },
  {
    name: "a certificate ends soon",
    stack: "prod",
    break: condition(api, { certificate: { daysLeft: 5.5 } }),
    subject: api,
    found: "the certificate of api.bondigoo.ch ends in 5 days",
  },
  {
    name: "a certificate is for another name",
    stack: "prod",
    break: condition(www, { certificate: { names: ["other.example", "*.other.example"] } }),
    subject: www,
    found: "the certificate served for www.bondigoo.ch is for other.example, *.other.example",
  },
  {
    name: "a certificate comes from an authority that nobody knows",
    stack: "prod",
    break: condition(api, { certificate: { stranger: true } }),
    subject: api,
    found: "no browser trusts the certificate of api.bondigoo.ch, issued by Nobody knows",
  },
  {
    name: "http is served without TLS",
    stack: "prod",
    break: condition(www, { answer: { path: "http:/", status: 200, headers: { location: null } } }),
    subject: www,
    found: "http://www.bondigoo.ch/ answers 200 and does not lead to https",
  },
];

export const brokenHosts: Broken[] = [...names, ...certificates];
