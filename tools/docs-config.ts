import { environmentSchema } from "../src/config/environment.ts";
import { secretInfoSchema } from "../src/config/fingerprint.ts";
import { platformSchema } from "../src/config/platform.ts";
import { referenceDocs } from "../src/config/references.ts";
import { kindOf, secretKinds } from "../src/config/secret-kinds.ts";
import type { Settings } from "../src/config/services/kind.ts";
import { serviceKinds } from "../src/config/services/kinds.ts";
import { jsonSchemaOf } from "./schemas.ts";

/** The parts of a JSON Schema that the page shows. */
interface Node {
  type?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | boolean;
  anyOf?: Node[];
  oneOf?: Node[];
}

const intro = `# Config reference

Generated from the schemas in src/config by \`node tools/docs.ts\`; do not edit.

What all environments share is \`config.platform.value\` in Pulumi.yaml. What differs is
\`<project>:environment\` in Pulumi.\\<stack>.yaml. Every field says its meaning, its default, and what a
change of it does where that matters. Unknown keys are refused. Check all of it with
\`npx infra check\`.
`;

/** Everything a variable may refer to. */
function references(): string {
  return [
    "## References\n",
    "A variable's value is text with `${...}` in it; `$${` stands for a literal `${`. A variable that uses a\n" +
      "secret reference is secret itself, and an environment needs the secrets its variables use.\n",
    "| reference | value | secret |",
    "| --- | --- | --- |",
    ...referenceDocs.map(
      ({ name, means, secret }) => `| \`\${${name}}\` | ${means} | ${secret ? "yes" : ""} |`,
    ),
    "",
  ].join("\n");
}

/** The whole page docs/reference/config.md. */
export function configPage(): string {
  return [
    intro,
    ...section("platform", jsonSchemaOf(platformSchema) as Node),
    ...section("environment", jsonSchemaOf(environmentSchema) as Node),
    ...section("secretInfo", jsonSchemaOf(secretInfoSchema) as Node),
    references(),
    serviceTypes(),
    kinds(),
  ].join("\n");
}

/** An object's table, then those of the objects inside it. */
function section(path: string, node: Node): string[] {
  const branches = branchesOf(node);
  if (branches.length > 0) {
    return branches.flatMap((branch) => section(`${path} (${labelOf(branch)})`, branch));
  }
  const inner =
    node.items ??
    (typeof node.additionalProperties === "object" ? node.additionalProperties : undefined);
  if (inner !== undefined) return section(`${path}.<${node.items ? "n" : "key"}>`, inner);
  const fields = Object.entries(node.properties ?? {});
  if (fields.length === 0) return [];
  const plainPath = path.replace(/ \(.*?\)/g, "");
  return [
    `## ${path.replaceAll("<", "\\<")}\n`,
    ...(node.description === undefined ? [] : [`${node.description}\n`]),
    "| field | type | default | meaning |\n| --- | --- | --- | --- |",
    ...fields.map(([name, field]) => row(name, field, node.required?.includes(name) ?? false)),
    "",
    ...fields.flatMap(([name, field]) => section(`${plainPath}.${name}`, field)),
  ];
}

function branchesOf(node: Node): Node[] {
  return (node.anyOf ?? node.oneOf ?? []).filter((branch) => branch.properties !== undefined);
}

function labelOf({ properties = {}, description }: Node): string {
  const type = properties["type"]?.const;
  return type === undefined
    ? (description ?? "").replace(/\.$/, "").toLowerCase()
    : `type: ${type}`;
}

function row(name: string, field: Node, required: boolean): string {
  const value = JSON.stringify(field.default);
  const fallback = required ? "required" : value === undefined ? "" : `\`${value}\``;
  const cells = [`\`${name}\``, typeOf(field), fallback, field.description ?? ""];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return `\`${node.const}\``;
  // The editor has what is too long for a table.
  if (node.enum !== undefined && node.enum.length > 20) return "text";
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(" ");
  if (node.anyOf !== undefined || node.oneOf !== undefined) return "object, see below";
  if (node.type === "array")
    return `list of ${node.items?.type === "string" ? "text" : node.items?.type}`;
  if (node.type === "object") return hasFields(node) ? "object, see below" : "object";
  if (node.type === "string") return "text";
  if (node.type !== "integer") return node.type ?? "";
  return node.minimum !== undefined && (node.maximum ?? Infinity) < 1000
    ? `${node.minimum} to ${node.maximum}`
    : "whole number";
}

function hasFields(node: Node): boolean {
  const inner = node.additionalProperties;
  return node.properties !== undefined || (typeof inner === "object" && inner.type !== "string");
}

/** What tells one type of service from the others. */
function serviceTypes(): string {
  const names = Object.keys(serviceKinds[0].settings) as (keyof Settings)[];
  const differing = names.filter((name) => serviceKinds.some(({ settings }) => !settings[name]));
  const list = (words: string[]) => words.map((word) => `\`${word}\``).join(", ");
  return [
    "## Types of services\n",
    "An environment may say of each what is said below `environment.services`; of these only what its type\n" +
      `has: ${list(differing)}.\n`,
    "| type | what it is | of these it has | free plan | the public gets | references |",
    "| --- | --- | --- | --- | --- | --- |",
    ...serviceKinds.map((kind) => {
      const { type, settings, plans, serves, references } = kind;
      const { properties } = jsonSchemaOf(kind.platform) as Node;
      const free = "sold" in plans ? plans.sold.includes("free") : true;
      const cells = [
        list([type]),
        properties?.["type"]?.description,
        list(differing.filter((name) => settings[name])),
        free ? "yes" : "",
        { pages: "pages", requests: "answers to requests", nothing: "" }[serves],
        list(Object.keys(references)),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    "",
  ].join("\n");
}

function kinds(): string {
  const sharing = {
    anyone: "yes",
    "not-production": "not with production",
    nobody: "no, unless `sharedBy` says so",
  };
  return [
    "## Kinds of secrets\n",
    "| kind | what it is | looks like | same value in two environments | where to get it | source |",
    "| --- | --- | --- | --- | --- | --- |",
    ...secretKinds.map((name) => {
      const kind = kindOf(name);
      const looksLike = kind.looksLike.replaceAll("<", "\\<").replaceAll("|", "\\|");
      return `| \`${name}\` | ${kind.title} | ${looksLike} | ${sharing[kind.sharing]} | ${kind.from} | ${kind.source} |`;
    }),
    "",
  ].join("\n");
}
