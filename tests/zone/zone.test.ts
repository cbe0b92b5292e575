import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "dns-packet";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { openSandbox } from "../../src/rehearsal/open-sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { describe as written } from "../../src/zone/record.ts";
import { checkZone, importZone, type ZoneOptions } from "../../src/zone/zone.ts";
import { root } from "../architecture/source.ts";
import { outcomeOf } from "../commands/outcome.ts";
import { OldNameServer } from "./old-name-server.ts";

const zone = "bondigoo.ch";
const key = `v=DKIM1; k=rsa; p=${"A".repeat(300)}`;
const mail = (type: "MX", name: string, exchange: string, preference: number): Answer => ({
  ...{ type, name, data: { exchange, preference } },
});
const text = (name: string, ...data: string[]): Answer => ({ type: "TXT", name, data });
const at = (type: "A" | "AAAA" | "CNAME", name: string, data: string): Answer => ({
  type,
  name,
  data,
});

/** As a registrar's page looks after some years. */
const stood: Answer[] = [
  mail("MX", zone, "MX.Mail.Example", 5),
  mail("MX", zone, "backup.mail.example", 20),
  text(zone, "v=spf1 include:mail.example -all"),
  text("_dmarc.bondigoo.ch", "v=DMARC1; p=none"),
  text("s1._domainkey.bondigoo.ch", key.slice(0, 255), key.slice(255)),
  text("odd2024._domainkey.bondigoo.ch", "v=DKIM1; k=rsa; p=BBBB"),
  at("A", "mail.bondigoo.ch", "192.0.2.25"),
  at("AAAA", "mail.bondigoo.ch", "2001:db8::25"),
  at("A", zone, "192.0.2.80"),
  at("CNAME", "www.bondigoo.ch", "old.host.example"),
  at("CNAME", "status.bondigoo.ch", "page.status.example"),
  {
    type: "SRV",
    name: "_sip._tls.bondigoo.ch",
    data: { priority: 1, weight: 2, port: 443, target: "sip.example" },
  },
  { type: "CAA", name: zone, data: { flags: 0, tag: "issue", value: "ca.example" } },
  at("A", "*.bondigoo.ch", "192.0.2.99"),
];

let folder: string;
let sandbox: Sandbox;
let server: OldNameServer;
let from: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zone-"));
  const files = readdirSync(root).filter((name) => /^Pulumi\..*yaml$/.test(name));
  for (const name of files) copyFileSync(join(root, name), join(folder, name));
  sandbox = await openSandbox({ state: join(folder, "state") }, folder);
  server = new OldNameServer(stood);
  from = await server.start();
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const options = (more: Partial<ZoneOptions> = {}): ZoneOptions => ({
  ...{ project: folder, from, names: [], env: { ...process.env, ...sandbox.env } },
  ...more,
});

/** Enters a record at Cloudflare by hand. */
function enter(type: string, name: string, content: string, more: object = {}): void {
  const [held] = Object.values(sandbox.world.table("cloudflare:index/zone:Zone"));
  const row = { zoneId: held!["id"], name, type, content, ttl: 1, proxied: false, ...more };
  const id = `${type}-${name}-${content}`.slice(0, 60);
  sandbox.world.table("cloudflare:index/dnsRecord:DnsRecord")[id] = { id, ...row };
}

const infra = (...args: string[]) =>
  execa(process.execPath, [join(root, "bin", "infra.js"), ...args], {
    cwd: folder,
    env: { ...sandbox.env },
    reject: false,
  });

describe("infra zone import", () => {
  it("finds mail, proofs and hosts at the present name servers, and leaves out the platform's own", async () => {
    const { added, byHand, stack } = await importZone(options());
    expect(stack).toBe("prod");
    expect(added.map(written)).toEqual([
      "A mail.bondigoo.ch 192.0.2.25",
      "AAAA mail.bondigoo.ch 2001:db8::25",
      "CNAME status.bondigoo.ch page.status.example",
      "MX bondigoo.ch 20 backup.mail.example",
      "MX bondigoo.ch 5 mx.mail.example",
      'TXT _dmarc.bondigoo.ch "v=DMARC1; p=none"',
      'TXT bondigoo.ch "v=spf1 include:mail.example -all"',
      `TXT s1._domainkey.bondigoo.ch "${key}"`,
    ]);
    expect(byHand.map(written)).toEqual([
      "A *.bondigoo.ch 192.0.2.99",
      'CAA bondigoo.ch 0 issue "ca.example"',
      "SRV _sip._tls.bondigoo.ch 1 2 443 sip.example",
    ]);
  });

  it("finds what is named: by itself, in a list, and in the export of a zone", async () => {
    const selector = "odd2024._domainkey";
    const unasked = await importZone(options());
    expect(unasked.added.map(({ name }) => name)).not.toContain(`${selector}.${zone}`);
    const exported = join(folder, "export.txt");
    for (const line of [
      `${selector}\t3600\tIN\tTXT\t"v=DKIM1; p=BBBB"`,
      `${selector}.${zone}. 3600 IN TXT "v=DKIM1; p=BBBB"`,
      `"${selector}.${zone}","TXT","v=DKIM1; p=BBBB"`,
    ]) {
      writeFileSync(exported, `$ORIGIN ${zone}.\n; the zone\n\n${line}\n`);
      const { added } = await importZone(options({ namesFrom: exported }));
      expect(added.map(written)).toContain(`TXT ${selector}.${zone} "v=DKIM1; k=rsa; p=BBBB"`);
    }
    const { added } = await importZone(options({ names: [selector] }));
    expect(added.map(({ name }) => name)).toContain(`${selector}.${zone}`);
  });

  it("writes them into production's file beside what stands there, and finds nothing more then", async () => {
    const file = join(folder, "Pulumi.prod.yaml");
    const before = readFileSync(file, "utf8");
    const { exitCode, stdout } = await infra("zone", "import", "--from", from, "--write");
    expect(stdout).toContain("Written into Pulumi.prod.yaml:");
    expect(exitCode).toBe(0);
    const { environments, faults } = loadFromFiles(folder);
    expect(faults).toEqual([]);
    expect(environments.get("prod")!.records.map(written)).toContain(
      "MX bondigoo.ch 20 backup.mail.example",
    );
    const again = await infra("zone", "import", "--from", from);
    const asJson = await infra("zone", "import", "--from", from, "--json");
    writeFileSync(file, before);
    expect(again.stdout).toContain("Nothing that was found is missing in the config.");
    expect(again.exitCode).toBe(0);
    expect(outcomeOf("zone import", asJson.stdout)).toMatchObject({ added: [], written: [] });
  });
});

describe("infra zone check", () => {
  it("tells what a move would lose, what Cloudflare has instead, and what moves on purpose", async () => {
    enter("MX", zone, "mx.mail.example", { priority: 5 });
    enter("TXT", zone, '"v=spf1 -all"');
    enter("TXT", `s1._domainkey.${zone}`, `"${key.slice(0, 200)}" "${key.slice(200)}"`);
    enter("CNAME", `status.${zone}`, "page.status.example.");
    enter("CNAME", `new.${zone}`, "new.example");
    const { missing, moving, same, added } = await checkZone(options());
    expect(missing.map(({ instead, ...record }) => [written(record), ...instead])).toEqual([
      ["A *.bondigoo.ch 192.0.2.99"],
      ["A mail.bondigoo.ch 192.0.2.25"],
      ["AAAA mail.bondigoo.ch 2001:db8::25"],
      ['CAA bondigoo.ch 0 issue "ca.example"'],
      ["MX bondigoo.ch 20 backup.mail.example", "mx.mail.example"],
      ["SRV _sip._tls.bondigoo.ch 1 2 443 sip.example"],
      ['TXT _dmarc.bondigoo.ch "v=DMARC1; p=none"'],
      ['TXT bondigoo.ch "v=spf1 include:mail.example -all"', "v=spf1 -all"],
    ]);
    expect(moving.map(written)).toEqual([
      "A bondigoo.ch 192.0.2.80",
      "CNAME www.bondigoo.ch old.host.example",
    ]);
    expect(same.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "CNAME status.bondigoo.ch",
      "MX bondigoo.ch",
      "TXT s1._domainkey.bondigoo.ch",
    ]);
    expect(added.map(written)).toEqual([
      "CNAME new.bondigoo.ch new.example",
      'TXT bondigoo.ch "v=spf1 -all"',
    ]);
  });

  it("ends with 2 where something would be lost, and with 0 at the name servers of a sandbox itself", async () => {
    const lost = await infra("zone", "check", "--from", from);
    expect(lost.stdout).toContain("Lost by a move: Cloudflare's zone has not:");
    expect(lost.exitCode).toBe(2);
    const kept = await infra("zone", "check", "--json");
    expect(outcomeOf("zone check", kept.stdout)).toMatchObject({
      domain: zone,
      missing: [],
      moving: [],
    });
    expect(kept.exitCode).toBe(0);
  });

  it("says which server failed at which name, and loses no record in silence", async () => {
    server.refuses = 2;
    const failed = await infra("zone", "check", "--from", from);
    server.refuses = undefined;
    expect(failed.stderr).toMatch(
      new RegExp(
        `^Could not ask ${from} for CNAME \\S+ \\(ESERVFAIL\\)\\. Nothing was changed; run it`,
      ),
    );
    expect(failed.exitCode).toBe(1);
  });

  it("says that a platform without a domain has no zone", async () => {
    const project = join(root, "examples", "convex-saas");
    await expect(checkZone(options({ project }))).rejects.toThrow(
      "The platform has no domain, so there is no zone to look at.",
    );
  });

  it("says that Cloudflare could not be asked, and why", async () => {
    const env = { ...options().env, CLOUDFLARE_API_TOKEN: "" };
    await expect(checkZone(options({ env }))).rejects.toThrow(
      "Could not read the zone: Cloudflare: CLOUDFLARE_API_TOKEN is not set",
    );
  });
});
