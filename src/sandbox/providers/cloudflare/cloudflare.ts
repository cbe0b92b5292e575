import { failureAt, ProviderRefusal } from "../errors.ts";
import { loadFacts } from "../facts.ts";
import { removeWhere, rows } from "../lookup.ts";
import { isMissing, isObject, type Properties } from "../values.ts";
import type { FunctionRule, ResourceRules, Vendor } from "../vendor.ts";
import { recordRules, recordType, zoneType } from "./record.ts";

const zoneRules: ResourceRules = {
  create(row, { world }) {
    const taken = rows(world, zoneType).some((other) => other["name"] === row["name"]);
    if (taken) {
      throw new ProviderRefusal(
        "failed to make http request",
        `1061 ${row["name"]} already exists`,
      );
    }
    row["status"] = "pending";
    row["nameServers"] = ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"];
  },
  remove(row, { world }) {
    removeWhere(world, recordType, (record) => record["zoneId"] === row["id"]);
  },
};

/** Ids of settings repeat in every zone, so rows are kept by zone and setting. */
const settingRules: ResourceRules = {
  key: (row, id) => `${row["zoneId"]}/${row["settingId"] ?? id}`,
  create(row, { world }) {
    if (!world.table(zoneType)[String(row["zoneId"])]) {
      throw new ProviderRefusal("failed to make http request", `Zone ${row["zoneId"]} not found`);
    }
    row["editable"] = true;
    row["enabled"] ??= true;
    row["timeRemaining"] = 0;
  },
  imports: (row, id) => id === `${row["zoneId"]}/${row["settingId"]}`,
};

/** Reads "pending" until the registrar has the DS record. Source: Cloudflare's DNSSEC guide. */
const dnssecRules: ResourceRules = {
  read(row) {
    if (row["status"] === "active") row["status"] = "pending";
  },
};

const getZone: FunctionRule = ({ zoneId, filter }, { world }) => {
  const name = isObject(filter) ? filter["name"] : undefined;
  const found = rows(world, zoneType).find((row) => {
    return isMissing(zoneId) ? row["name"] === name : row["id"] === zoneId;
  });
  if (found) return { ...found, zoneId: found["id"], filter };
  const wanted = zoneId ?? name;
  throw new ProviderRefusal("failed to make http request", `no zone found for ${wanted}`);
};

const getDnsRecords: FunctionRule = (args, { world }) => {
  const exact = (filter: unknown) => (isObject(filter) ? filter["exact"] : undefined);
  const wanted: Properties = {
    zoneId: args["zoneId"],
    type: args["type"],
    name: exact(args["name"]),
    content: exact(args["content"]),
  };
  const results = rows(world, recordType).filter((row) => {
    return Object.entries(wanted).every(([key, value]) => isMissing(value) || row[key] === value);
  });
  return { direction: "asc", match: "all", order: "type", tagMatch: "all", results };
};

/** The stand-in for @pulumi/cloudflare. */
export const cloudflare: Vendor = {
  facts: loadFacts("cloudflare"),
  resources: {
    DnsRecord: recordRules,
    Zone: zoneRules,
    ZoneSetting: settingRules,
    ZoneDnssec: dnssecRules,
  },
  functions: { getZone, getDnsRecords },
  makeId: (world, key) => world.random(`cloudflare/${key}`, 32, "0123456789abcdef"),
  unknownType: (type) => `[pf/tfbridge] unknown resource token: ${type}`,
  /** Observed: the token's form is checked before anything is called. */
  checkConfig(inputs, name) {
    const token = inputs["apiToken"];
    if (isMissing(token) || /^[A-Za-z0-9_-]{40,}$/.test(String(token))) return [];
    const text =
      "Invalid Attribute Value. Attribute api_token API tokens must only contain characters " +
      "a-z, A-Z, 0-9, hyphens and underscores";
    return [failureAt(`${name}.apiToken`, text)];
  },
};
