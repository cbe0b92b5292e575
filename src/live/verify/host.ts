import { type Check, Unmet } from "./check.ts";
import type { Network, Shown } from "./network.ts";

/** What the zone should hold for a host. */
export interface ExpectedRecord {
  type: string;
  content: string;
}

const renewBeforeDays = 14;
const dayMs = 24 * 3600 * 1000;

interface HostCheck {
  host: string;
  stack: string;
  network: Network;
  now(): number;
}

const repair = (stack: string) => `npx infra drift -s ${stack}`;

/** The name leads to where the stack's own record says. */
export function resolves(
  { host, stack, network }: HostCheck,
  expected: ExpectedRecord | undefined,
): Check {
  return {
    title: "resolves",
    gate: true,
    run: async () => {
      const names = await network.resolve(host).catch((error: unknown) => {
        throw new Unmet(`${host} does not resolve (${codeOf(error)})`, {
          fix: repair(stack),
          settles: "DNS",
        });
      });
      if (expected === undefined) return undefined;
      const found = expected.type === "CNAME" ? names.aliases : names.addresses;
      const wanted = expected.content.toLowerCase();
      if (!found.includes(wanted)) {
        const leads = [...names.aliases, ...names.addresses].join(", ");
        throw new Unmet(`${host} leads to ${leads}, not to ${wanted}`, {
          fix: repair(stack),
          settles: "DNS",
        });
      }
      if (names.addresses.length === 0) {
        throw new Unmet(`${host} leads to ${wanted}, which has no address`, { settles: "DNS" });
      }
      return `${expected.type} ${wanted}`;
    },
  };
}

/** The host shows a certificate of its own that browsers trust, for some time to come. */
export function isTrusted({ host, stack, network, now }: HostCheck): Check {
  return {
    title: "serves TLS",
    gate: true,
    run: async () => {
      const shown = await network.certificate(host).catch((error: unknown) => {
        throw handshakeFailed(host, stack, error);
      });
      const fault = faultOf(host, shown);
      if (fault !== undefined) {
        throw new Unmet(fault, {
          fix: "look at the domain in the vendor's dashboard; a CAA record may keep it from renewing",
          settles: "the certificate",
        });
      }
      const days = Math.floor((shown.validTo.getTime() - now()) / dayMs);
      if (days < renewBeforeDays) {
        throw new Unmet(`the certificate of ${host} ends in ${days} days`, {
          fix: "vendors renew 30 days before: look at the domain in the vendor's dashboard, and at the CAA records",
        });
      }
      return `${days} days left, by ${shown.issuer}`;
    },
  };
}

function handshakeFailed(host: string, stack: string, error: unknown): Unmet {
  const code = codeOf(error);
  if (code === "ECONNREFUSED" || code === "ETIMEDOUT") {
    return new Unmet(`nobody takes connections for ${host} (${code})`, {
      fix: repair(stack),
      settles: "DNS",
    });
  }
  return new Unmet(`no certificate is served for ${host} (${code})`, {
    fix: `npx infra drift -s ${stack} tells whether the vendor still has the domain`,
    settles: "the certificate",
  });
}

function faultOf(host: string, { fault, names, validTo, issuer }: Shown): string | undefined {
  if (fault === undefined) return undefined;
  if (fault === "CERT_HAS_EXPIRED") {
    return `the certificate of ${host} ended on ${validTo.toISOString().slice(0, 10)}`;
  }
  if (fault === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return `the certificate served for ${host} is for ${names.join(", ")}`;
  }
  return `no browser trusts the certificate of ${host}, issued by ${issuer} (${fault})`;
}

/** Whoever asks without TLS is led to it. */
export function leadsToTls({ host, network }: HostCheck): Check {
  return {
    title: "leads http to https",
    run: async () => {
      const { status, headers } = await answerOf(network, { url: `http://${host}/` });
      const target = headers.location ?? "";
      const isLed = status >= 301 && status <= 308 && target.startsWith("https://");
      if (!isLed) {
        throw new Unmet(`http://${host}/ answers ${status} and does not lead to https`, {
          ...(status >= 500 && { settles: "the start" }),
        });
      }
      return undefined;
    },
  };
}

/** An answer, or why there is none. */
export async function answerOf(network: Network, asked: Parameters<Network["ask"]>[0]) {
  return await network.ask(asked).catch((error: unknown) => {
    throw new Unmet(`${asked.url} does not answer (${codeOf(error)})`, { settles: "the start" });
  });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as Error & { code?: string }).code ?? error.message;
}
