import type { ConfigFault } from "../fault.ts";
import { at, each, type Rule } from "./rule.ts";

/** Judges the addresses that the databases' access lists will let in, one by one and together. */
export const narrowAddresses: Rule = {
  name: "narrow-addresses",
  reason:
    "An access list that lets in a large part of the internet protects nothing, and no service comes " +
    "from a network that the internet does not route.",
  source:
    "https://www.mongodb.com/docs/atlas/security/ip-access-list/ and https://www.iana.org/assignments/iana-ipv4-special-registry",
  check: ({ platform: { outboundAddresses } }) =>
    flawsOf("platform.outboundAddresses", outboundAddresses),
};

/** Judges who will be let in to each environment's own Redis from outside Render. */
export const narrowRedis: Rule = {
  name: "narrow-redis",
  reason:
    "Whoever is on the list may try passwords on what holds sessions and jobs; a large part of the " +
    "internet has no business there.",
  source: "https://render.com/docs/key-value and narrow-addresses",
  check: each((environment) => {
    const { redis } = environment.spec;
    if (!redis?.own) return [];
    const ranges = redis.ipAllowList.map(({ cidrBlock }) => cidrBlock);
    return flawsOf(at(environment, "redis", "ipAllowList"), ranges, ".cidrBlock");
  }),
};

/** What is wrong with a list of ranges, one by one, or else together. */
function flawsOf(path: string, texts: readonly string[], field = ""): ConfigFault[] {
  const ranges = texts.map(rangeOf);
  const faults = ranges.flatMap((range, index): ConfigFault[] => {
    const fault = flawOf(range, texts[index] ?? "");
    return fault === undefined ? [] : [{ path: `${path}.${index}${field}`, ...fault }];
  });
  const all = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (faults.length > 0 || all <= 4 * widest) return faults;
  const problem = `${all.toLocaleString("en-US")} addresses together`;
  return [{ path, problem, allowed: "at most 262,144" }];
}

const widest = 65_536;

/** The addresses of a range as numbers, from the first that its length leaves to the last. */
interface Range {
  given: number;
  first: number;
  last: number;
}

function rangeOf(text: string): Range {
  const [address = "", bits] = text.split("/");
  const given = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(given / size) * size;
  return { given, first, last: first + size - 1 };
}

function flawOf(range: Range, text: string): Omit<ConfigFault, "path"> | undefined {
  const { given, first, last } = range;
  if (last - first >= widest) {
    const allowed = "ranges of at most 65,536 addresses: /16 to /32";
    return { problem: `"${text}" is too wide`, allowed };
  }
  if (given !== first) {
    const allowed = `${dotted(first)}/${text.split("/")[1]}, or a longer prefix`;
    return { problem: `"${text}" has bits beyond its length`, allowed };
  }
  if (!reserved.some((other) => first <= other.last && other.first <= last)) return undefined;
  const problem = `"${text}" is no network of the internet`;
  return { problem, allowed: "ranges that the internet routes" };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Without those kept for examples: some people's documentation is in their config. */
const reserved = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"],
].map(rangeOf);
