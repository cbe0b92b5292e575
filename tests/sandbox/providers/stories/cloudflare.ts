import type { Vendor } from "./vendor.ts";

export async function cloudflare({
  make,
  update,
  read,
  remove,
  invoke,
  checkConfig,
}: Vendor): Promise<void> {
  const zone = await make("Zone", { name: "acme.ch", account: { id: "x" } });
  await make("Zone", { name: "acme.ch", account: { id: "x" } });
  const of = { zoneId: zone.id, ttl: 300 };
  const record = { ...of, type: "A", name: "@", content: "192.0.2.1", comment: "c" };
  const apex = await make("DnsRecord", record);
  for (const other of [
    record,
    { ...record, zoneId: "none" },
    { ...record, content: "nonsense" },
    { ...record, content: "192.0.2.2", ttl: 59 },
    { ...record, content: "192.0.2.3", ttl: 86_401 },
    { ...record, content: "192.0.2.4", ttl: 1 },
    { ...record, content: "192.0.2.5", proxied: true },
    { ...of, type: "CNAME", name: "acme.ch", content: "a.test" },
    { ...of, type: "CNAME", name: "WWW", content: "Pages.test." },
    { ...of, type: "A", name: "www.acme.ch", content: "192.0.2.1" },
    { ...of, type: "TXT", name: "t", content: "text" },
    { ...of, type: "TXT", name: "t", content: '"quoted"' },
    { ...of, type: "TXT", name: "t", content: "shown", proxied: true },
    { ...of, type: "MX", name: "@", content: "MX.test.", priority: 10 },
    { ...of, type: "MX", name: "@", content: "mx2.test" },
    { ...of, type: "MX", name: "@", content: "mx3.test", priority: 65_536 },
    { ...of, type: "CAA", name: "@", data: { flags: 0, tag: "issue", value: "letsencrypt.org" } },
    {
      ...of,
      type: "SRV",
      name: "s",
      data: { priority: 1, weight: 2, port: 3, target: "a.test" },
    },
    { ...of, type: "A", name: "n" },
    { ...of, type: "A", name: "n", content: "192.0.2.1", data: { value: "v" } },
  ]) {
    await make("DnsRecord", other);
  }
  const said = await update("DnsRecord", apex, { ...record, comment: "other" });
  await update("DnsRecord", said, { ...record, name: "acme", content: "192.0.2.9" });
  await update("DnsRecord", said, { ...record, name: "sub" });
  await make("ZoneSetting", { zoneId: zone.id, settingId: "ssl", value: "full" });
  await make("ZoneSetting", { zoneId: "none", settingId: "ssl", value: "full" });
  const signed = await make("ZoneDnssec", { zoneId: zone.id, status: "active" });
  await read("ZoneDnssec", signed);
  await invoke("getZone", { filter: { name: "acme.ch" } });
  await invoke("getZone", { zoneId: "none" });
  await invoke("getDnsRecords", { zoneId: zone.id, name: { exact: "t.acme.ch" } });
  await invoke("getDnsRecords", { zoneId: zone.id, type: "MX" });
  await checkConfig({ apiToken: "short" });
  await remove("Zone", zone);
  await read("DnsRecord", said);
}
