import { isIP, isIPv4, isIPv6 } from "node:net";
import { type Failure, failureAt, ProviderRefusal } from "../errors.ts";
import { rows } from "../lookup.ts";
import { encodedId } from "../store.ts";
import { isMissing, isUnknown, type Properties } from "../values.ts";
import type { ResourceRules } from "../vendor.ts";
import { projectOf } from "./project.ts";

export const userType = "mongodbatlas:index/databaseUser:DatabaseUser";

/**
 * Scopes may name clusters that do not exist: Atlas takes them (its Kubernetes operator checks
 * for the cluster itself for that reason, mongodb/mongodb-atlas-kubernetes#168). Fairly sure.
 */
export const userRules: ResourceRules = {
  check(inputs, resource) {
    const failures: Failure[] = [];
    if (Array.isArray(inputs["roles"]) && inputs["roles"].length === 0) {
      const text =
        "Invalid Block. Block roles must have a configuration value as the provider has marked " +
        "it as required";
      failures.push(failureAt(`${resource}.roles`, text));
    }
    if (
      !isMissing(inputs["password"]) &&
      !["NONE", undefined].includes(textOf(inputs["x509Type"]))
    ) {
      const text = 'Attribute "x509_type" cannot be specified when "password" is specified';
      failures.push(failureAt(`${resource}.password`, `Invalid Attribute Combination. ${text}`));
    }
    return failures;
  },
  create(row, { world }) {
    projectOf(world, row, "error when creating database user");
    const taken = rows(world, userType).some((other) => {
      return ["projectId", "username", "authDatabaseName"].every((key) => other[key] === row[key]);
    });
    if (taken) {
      throw new ProviderRefusal(
        "error when creating database user",
        '409 (Error code: "USER_ALREADY_EXISTS") Detail: ' +
          `The specified user ${row["username"]} already exists.`,
      );
    }
  },
  imports: (row, id) => {
    const parts = [row["projectId"], row["username"], row["authDatabaseName"]];
    return id === parts.join("/") || id === parts.join("-");
  },
};

/**
 * Adding an address that is there succeeds and writes over it; deleting goes by address. So a
 * replacement that creates first removes the address. Source: Atlas API reference, "Add entries
 * to project IP access list".
 */
export const accessListRules: ResourceRules = {
  check: checkEntry,
  takesOver: true,
  // Everything about an entry but its comment follows from its address.
  key: (row) => `${row["projectId"]}-${entryOf(row)}`,
  create(row, { world }) {
    projectOf(world, row, "error creating access list entry");
    if (entryOf(row) === undefined) {
      throw new ProviderRefusal(
        "error creating access list entry",
        '400 (Error code: "ATLAS_IP_ACCESS_LIST_ENTRY_MISSING") Detail: No address was specified.',
      );
    }
    const address = row["ipAddress"];
    if (!isMissing(address)) row["cidrBlock"] = `${address}/32`;
    else if (String(row["cidrBlock"] ?? "").endsWith("/32")) {
      row["ipAddress"] = String(row["cidrBlock"]).slice(0, -"/32".length);
    }
    row["id"] = encodedId(["entry", "project_id"], {
      entry: entryOf(row),
      projectId: row["projectId"],
    });
  },
  imports: (row, id) => {
    return [row["ipAddress"], row["cidrBlock"]].some((one) => id === `${row["projectId"]}-${one}`);
  },
};

function entryOf(row: Properties): unknown {
  return row["awsSecurityGroup"] || row["cidrBlock"] || addressBlock(row["ipAddress"]);
}

const addressBlock = (address: unknown) => (isMissing(address) ? undefined : `${address}/32`);

/** Observed on the plugin: two are refused, none is not; host bits in a cidr are. */
function checkEntry(inputs: Properties, resource: string): Failure[] {
  const failures: Failure[] = [];
  const names = {
    awsSecurityGroup: "aws_security_group",
    cidrBlock: "cidr_block",
    ipAddress: "ip_address",
  };
  const given = Object.keys(names).filter((name) => !isMissing(inputs[name]));
  for (const name of given) {
    for (const other of given.filter((one) => one !== name)) {
      const [left, right] = [names[other as keyof typeof names], names[name as keyof typeof names]];
      const text = `Attribute "${left}" cannot be specified when "${right}" is specified`;
      failures.push(failureAt(`${resource}.${name}`, `Invalid Attribute Combination. ${text}`));
    }
  }
  const { ipAddress, cidrBlock } = inputs;
  if (typeof ipAddress === "string" && !isUnknown(ipAddress) && isIP(ipAddress) === 0) {
    const text = `Attribute ip_address string value must be defined as a valid IP Address., got: ${ipAddress}`;
    failures.push(failureAt(`${resource}.ipAddress`, `Invalid Attribute Value. ${text}`));
  }
  if (typeof cidrBlock === "string" && !isUnknown(cidrBlock) && !isNetwork(cidrBlock)) {
    const text = `Attribute cidr_block string value must be defined as a valid cidr., got: ${cidrBlock}`;
    failures.push(failureAt(`${resource}.cidrBlock`, `Invalid Attribute Value. ${text}`));
  }
  return failures;
}

function isNetwork(text: string): boolean {
  const [address = "", bits = ""] = text.split("/");
  if (!/^\d{1,3}$/.test(bits)) return false;
  if (isIPv6(address)) return Number(bits) <= 128;
  if (!isIPv4(address) || Number(bits) > 32) return false;
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return number % 2 ** (32 - Number(bits)) === 0;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
