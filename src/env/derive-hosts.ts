import { isVercelAddress } from "../config/vendor-address.ts";

export interface HostsRequest {
  /** Public host names of the environment that is the model. */
  hosts: readonly string[];
  /** Name of the model, and of the environment that is made after it. */
  like: string;
  name: string;
  /** The platform's domain: hosts elsewhere stay as they are, but for those that Vercel gives out. */
  domain: string | undefined;
  /** Host names that another environment has already. */
  taken: readonly string[];
}

/**
 * A host name of its own for each of the model's, by the old one: the model's name in it gives way
 * to the new one (`api.dev.example.com`, `dev-api.example.com`); where it is not in it, the new name
 * goes before the domain, in an address of Vercel's behind the rest. No two are alike, and none is taken.
 */
export function deriveHosts(request: HostsRequest): Map<string, string> {
  const used = new Set(request.taken);
  const derived = new Map<string, string>();
  for (const host of request.hosts) {
    const free = candidates(host, request).find((candidate) => !used.has(candidate));
    if (free === undefined) continue;
    used.add(free);
    derived.set(host, free);
  }
  return derived;
}

/** More than any environment has hosts: one of them is free. */
const maxTries = 100;

function candidates(host: string, { like, name, domain }: HostsRequest): string[] {
  const names = [name, ...Array.from({ length: maxTries }, (_, index) => `${name}-${index + 2}`)];
  return names
    .flatMap((each) =>
      isVercelAddress(host) ? renamedAtVercel(host, like, each) : moved(host, like, each, domain),
    )
    .filter((candidate) => candidate.split(".").every((label) => label.length <= 63));
}

/** One label is all there is. */
function renamedAtVercel(host: string, like: string, name: string): string {
  const [label = "", ...rest] = host.split(".");
  const within = label.replace(wordOf(like), name);
  return [within === label ? `${label}-${name}` : within, ...rest].join(".");
}

function moved(host: string, like: string, name: string, domain: string | undefined): string[] {
  const inside = labelsInside(host, domain);
  return inside === undefined ? [] : [[...renamed(inside, like, name), domain].join(".")];
}

function labelsInside(host: string, domain: string | undefined): string[] | undefined {
  if (host === domain) return [];
  if (!host.endsWith(`.${domain}`)) return undefined;
  return host.slice(0, -`.${domain}`.length).split(".");
}

function renamed(labels: string[], like: string, name: string): string[] {
  const word = wordOf(like);
  const at = labels.findIndex((label) => word.test(label));
  const within = labels[at]?.replace(word, name);
  if (within !== undefined && within.length <= 63) return labels.with(at, within);
  return [...labels.filter((label) => label !== "www"), name];
}

/** A name between hyphens or alone. */
function wordOf(name: string): RegExp {
  return new RegExp(`(?<=^|-)${name}(?=-|$)`);
}
