import { outcomeSchemas } from "./outcome-schemas.ts";

interface Schema {
  description?: string;
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema | false;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | false;
}

const intro = `# What commands print with --json

Generated from the types of what commands print by \`npm run docs\`; do not edit. The same as JSON Schema:
[outcomes.schema.json](../../schemas/outcomes.schema.json), in which each command is a property.

With \`--json\` a command prints its outcome as one line on standard output, and nothing else; \`logs\`
prints a line for each line of a log. Errors, questions and progress go to standard error. The exit code is
the same as without. A key that is missing has no value; no key is \`null\` unless it is said. Values of
secrets are nowhere in it. Tests hold what commands print to the schema.
`;

/** The page docs/reference/json.md, and the schema it tells of. */
export function outcomeFiles(root: string): Record<string, string> {
  const { $defs, commands } = outcomeSchemas(root);
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "What commands print with --json, by the command",
    type: "object",
    properties: commands,
    additionalProperties: false,
    $defs,
  };
  return {
    "docs/reference/json.md": page(
      commands as Record<string, Schema>,
      $defs as Record<string, Schema>,
    ),
    "schemas/outcomes.schema.json": `${JSON.stringify(schema, null, 2)}\n`,
  };
}

function page(commands: Record<string, Schema>, defs: Record<string, Schema>): string {
  return [
    intro,
    "## Commands\n",
    ...Object.entries(commands).map(([name, schema]) => section(`infra ${name}`, schema)),
    "## Types\n",
    ...Object.entries(defs).map(([name, schema]) => section(name, schema)),
  ].join("\n");
}

function section(title: string, schema: Schema): string {
  const { description, anyOf = [schema] } = schema;
  const tables = anyOf.map((one) => {
    const rows = Object.entries(one.properties ?? {}).flatMap(([name, field]) =>
      rowsOf(name, field, one.required?.includes(name) ?? false),
    );
    if (rows.length === 0) return `${typeText(one)}\n`;
    return ["| key | type | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n");
  });
  const about = description === undefined ? [] : [`${description}\n`];
  return [`### ${title}\n`, ...about, tables.join("\nor\n\n")].join("\n");
}

/** A field, and those of an object in it that has no name. */
function rowsOf(name: string, field: Schema, isRequired: boolean): string[] {
  const key = isRequired ? `\`${name}\`` : `\`${name}\`, may be missing`;
  const row = `| ${key} | ${typeText(field)} | ${cell(field.description ?? "")} |`;
  const within = field.items && !field.items.$ref ? field.items : field;
  const path = field.items ? `${name}[]` : name;
  const inner = Object.entries(within.properties ?? {}).flatMap(([key, one]) =>
    rowsOf(`${path}.${key}`, one, within.required?.includes(key) ?? false),
  );
  return [row, ...inner];
}

function typeText(schema: Schema): string {
  const { $ref, type, enum: values, anyOf, items, prefixItems, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split("/").at(-1)!;
    return `[${name}](#${name.toLowerCase()})`;
  }
  if ("const" in schema) return `\`${JSON.stringify(schema.const)}\``;
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (anyOf) return anyOf.map(typeText).join(", or ");
  if (prefixItems) return `list of ${prefixItems.map(typeText).join(" and ")}`;
  if (items) return `list of ${typeText(items)}`;
  if (type === "object" && additionalProperties)
    return `by name: ${typeText(additionalProperties)}`;
  return type ?? "anything";
}

const cell = (text: string) => text.replaceAll("|", "\\|");
