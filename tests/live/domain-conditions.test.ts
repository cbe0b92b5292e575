import { afterEach, expect, it, vi } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { domainCondition, sandboxDomainConditions } from "../../src/live/domain-conditions.ts";

const spec = loadFromFiles(process.cwd()).environments.get("prod")!;
const deployed = [{ spec, resources: undefined }];
const answers = new Map<string, () => Response>();
afterEach(() => {
  vi.unstubAllGlobals();
  answers.clear();
});

/** Every domain answers 200 but those that are given. */
function stubFetch(): void {
  vi.stubGlobal("fetch", async (url: string) => {
    const answer = answers.get(new URL(url).hostname);
    return answer === undefined ? new Response("ok") : answer();
  });
}

it("is done when every domain answers over TLS, a redirect or a missing page included", async () => {
  answers.set("bondigoo.ch", () => new Response(null, { status: 308 }));
  answers.set("api.bondigoo.ch", () => new Response(null, { status: 404 }));
  stubFetch();
  expect(await domainCondition(deployed)).toMatchObject({ status: "done", findings: [] });
});

it("names each domain that does not resolve, has a bad certificate, or fails", async () => {
  const failing = (message: string) => () => {
    throw new TypeError("fetch failed", { cause: new Error(message) });
  };
  answers.set("www.bondigoo.ch", failing("getaddrinfo ENOTFOUND www.bondigoo.ch"));
  answers.set("bondigoo.ch", failing("certificate has expired"));
  answers.set("api.bondigoo.ch", () => new Response(null, { status: 502 }));
  stubFetch();
  const { status, findings } = await domainCondition(deployed);
  expect(status).toBe("open");
  expect(findings.map(({ found }) => found)).toEqual([
    "www.bondigoo.ch: getaddrinfo ENOTFOUND www.bondigoo.ch",
    "bondigoo.ch: certificate has expired",
    "api.bondigoo.ch answers 502",
  ]);
});

it("asks each domain itself, not what it redirects to, and waits ten seconds", async () => {
  const timeout = vi.spyOn(AbortSignal, "timeout");
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", async (url: string, { redirect, signal }: RequestInit) => {
    asked.push([url, redirect, signal === timeout.mock.results[asked.length]!.value]);
    throw new DOMException("late", "TimeoutError");
  });
  const { findings } = await domainCondition(deployed);
  const hosts = ["www.bondigoo.ch", "bondigoo.ch", "api.bondigoo.ch"];
  expect(asked).toEqual(hosts.map((host) => [`https://${host}/`, "manual", true]));
  expect(timeout.mock.calls).toEqual([[10_000], [10_000], [10_000]]);
  expect(findings).toEqual(
    hosts.map((host) => ({ found: `${host}: no answer within 10 seconds` })),
  );
  timeout.mockRestore();
});

it("says in a sandbox which records are missing, and that serving cannot be seen", () => {
  const record = (name: string) => ({
    urn: name,
    type: "cloudflare:index/dnsRecord:DnsRecord",
    outputs: { name },
  });
  const resources = [record("www.bondigoo.ch"), record("bondigoo.ch")];
  expect(sandboxDomainConditions([{ spec, resources }])).toMatchObject([
    { status: "open", findings: [{ found: "api.bondigoo.ch has no record" }] },
    { status: "unseen" },
  ]);
});
