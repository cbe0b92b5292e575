import { isIPv4 } from "node:net";
import type { Row, World } from "../../world.ts";
import { type Failure, failureAt, ProviderRefusal } from "../errors.ts";
import { rows } from "../lookup.ts";
import { isMissing, isObject, isUnknown, type Properties } from "../values.ts";
import type { ProviderCall, ResourceRules } from "../vendor.ts";

export const recordType = "cloudflare:index/dnsRecord:DnsRecord";
export const zoneType = "cloudflare:index/zone:Zone";

const summary = "failed to make http request";

export const recordRules: ResourceRules = {
  check: checkRecord,
  planned(outputs, inputs) {
    if (isMissing(inputs["comment"])) delete outputs["commentModifiedOn"];
  },
  create(row, call) {
    settle(row, undefined, call);
    row["createdOn"] = call.world.timestamp();
  },
  update(row, before, call) {
    settle(row, before, call);
  },
  imports: (row, id) => id === `${row["zoneId"]}/${row["id"]}`,
  // Observed: a short name against a full one in the state is no change, even a real shortening.
  aligned(inputs, old) {
    const [name, before] = [String(inputs["name"]), String(old["name"])];
    const short = name === "@" || before.startsWith(`${name}.`);
    return short ? { ...inputs, name: before } : inputs;
  },
};

/** Observed on the plugin: content and data conflict; neither passes. */
function checkRecord(inputs: Properties, resource: string): Failure[] {
  const failures: Failure[] = [];
  if (!isMissing(inputs["content"]) && !isMissing(inputs["data"])) {
    for (const [one, other] of [
      ["content", "data"],
      ["data", "content"],
    ]) {
      const text = `Attribute "${other}" cannot be specified when "${one}" is specified`;
      failures.push(failureAt(`${resource}.${one}`, `Invalid Attribute Combination. ${text}`));
    }
  }
  const priority = inputs["priority"];
  if (!isMissing(priority) && !isUnknown(priority)) {
    if (Number(priority) < 0 || Number(priority) > 65535) {
      const got = Number(priority).toFixed(6);
      const text = `Attribute priority value must be between 0.000000 and 65535.000000, got: ${got}`;
      failures.push(failureAt(`${resource}.priority`, `Invalid Attribute Value. ${text}`));
    }
  }
  return failures;
}

function settle(row: Row, before: Row | undefined, { world }: ProviderCall): void {
  const zone = zoneOf(row, world);
  if (!zone) throw refusal(7003, `Could not route to /zones/${row["zoneId"]}/dns_records`);
  if (isObject(row["data"])) row["content"] = contentOf(row["data"]);
  refuseBadValues(row);
  // The vendor keeps names, contents and ttl in its own form, whatever was written.
  // Source: cloudflare/terraform-provider-cloudflare#5440, #5517, #7289.
  row["name"] = fullName(String(row["name"]), zone);
  row["content"] = storedContent(String(row["type"]), String(row["content"]));
  if (row["proxied"] === true) row["ttl"] = 1;
  refuseClash(row, world);
  const now = world.timestamp();
  row["proxiable"] = isAddress(row["type"]);
  row["meta"] = "{}";
  row["settings"] ??= {};
  row["tags"] ??= [];
  row["modifiedOn"] = now;
  row["tagsModifiedOn"] = before?.["tagsModifiedOn"] ?? now;
  if (!isMissing(row["comment"]) && row["comment"] !== before?.["comment"]) {
    row["commentModifiedOn"] = now;
  }
}

/** Records that lead somewhere, which Cloudflare can stand before. */
const isAddress = (type: unknown) => ["A", "AAAA", "CNAME"].includes(String(type));

/** Source: Cloudflare's API reference, DNS record fields; codes 9xxx as the API answers them. */
function refuseBadValues(row: Row): void {
  const { type, ttl, proxied, content } = row;
  if (isMissing(content)) throw refusal(9005, "Content for record is missing");
  if (ttl !== 1 && (Number(ttl) < 60 || Number(ttl) > 86400)) {
    throw refusal(9021, "Invalid TTL. Must be between 60 and 86400 seconds, or 1 for Automatic.");
  }
  if (proxied === true && !isAddress(type)) {
    throw refusal(9004, `This record type cannot be proxied: ${type}`);
  }
  if (type === "A" && !isIPv4(String(content))) {
    throw refusal(9005, "Content for A record must be a valid IPv4 address.");
  }
  if (type === "MX" && isMissing(row["priority"])) {
    throw refusal(9100, "priority is a required field for MX records");
  }
}

/**
 * A CNAME stands alone among address records of its name, and no two records are the same.
 * Source: Cloudflare's "Records with the same name"; codes as quoted in
 * HermanMartinus/bearblog#105 (81053), favonia/cloudflare-ddns#990 (81054) and
 * jeessy2/ddns-go#1378 (81058).
 */
function refuseClash(row: Row, world: World): void {
  const others = rows(world, recordType).filter((other) => {
    const isItself = other["id"] !== undefined && other["id"] === row["id"];
    return !isItself && other["zoneId"] === row["zoneId"] && other["name"] === row["name"];
  });
  const same = others.some((other) => {
    return other["type"] === row["type"] && other["content"] === row["content"];
  });
  if (same) throw refusal(81058, "An identical record already exists.");
  const rival = others.find(({ type }) => isAddress(type));
  if (row["type"] === "CNAME" && rival) {
    throw refusal(81053, "An A, AAAA, or CNAME record with that host already exists.");
  }
  if (isAddress(row["type"]) && rival?.["type"] === "CNAME") {
    throw refusal(81054, "A CNAME record with that host already exists.");
  }
}

function refusal(code: number, message: string): ProviderRefusal {
  const body = JSON.stringify({ success: false, errors: [{ code, message }] });
  return new ProviderRefusal(summary, `400 Bad Request ${body}`);
}

function zoneOf(row: Row, world: World): Row | undefined {
  return world.table(zoneType)[String(row["zoneId"])];
}

/** Host names in lower case without a full stop at the end, text in quotes. */
function storedContent(type: string, content: string): string {
  if (type === "TXT") return content.startsWith('"') ? content : `"${content}"`;
  if (!["CNAME", "MX", "NS"].includes(type)) return content;
  return content.toLowerCase().replace(/\.$/, "");
}

/** `@` and short labels are accepted; the vendor keeps the full name. */
function fullName(name: string, zone: Row): string {
  const bare = name.toLowerCase().replace(/\.$/, "");
  const apex = String(zone["name"]);
  if (bare === "@" || bare === apex) return apex;
  return bare.endsWith(`.${apex}`) ? bare : `${bare}.${apex}`;
}

/** The text the vendor shows for CAA and SRV data. */
function contentOf(data: Properties): string {
  if (!isMissing(data["tag"])) return `${data["flags"] ?? 0} ${data["tag"]} "${data["value"]}"`;
  return [data["priority"], data["weight"], data["port"], data["target"]]
    .filter((part) => !isMissing(part))
    .join(" ");
}
