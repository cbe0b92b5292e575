import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const folder = join(import.meta.dirname, "../src/render");

/** One field of an interface or one output of a class, with its doc comment. */
interface Field {
  name: string;
  type: string;
  optional: boolean;
  doc: string;
}

interface Shape {
  fields: Field[];
  /** Names of the interfaces whose fields it has as well. */
  bases: string[];
  doc: string;
}

/** A resource class: what it takes and what it answers. */
interface Resource {
  name: string;
  doc: string;
  args: string;
  outputs: Field[];
}

/** What all resources are made of, and where the provider starts. */
const notResources = ["resource.ts", "properties.ts", "provider.ts"];

const order = [
  ...["Project", "Environment", "WebService", "PrivateService", "BackgroundWorker", "CronJob"],
  ...["StaticSite", "EnvGroup", "KeyValue", "Postgres", "CustomDomain", "RegistryCredential"],
];

const intro = `# Render: resources, properties and what a change does

Generated from the classes in src/render by \`node tools/docs.ts\`; do not edit. Beside it:
[the calls of every step](render-calls.md) and [every call under every fault](render-faults.md), both
made by a test run.

## What holds for all

- **In place** means that the object keeps its id, its address and its data. **Replaces** means that it
  is destroyed and made again; where that loses data or an address it is refused before any call unless
  \`allowReplace: true\` consents.
- **Default: not managed** means that what the config leaves out is not looked at: an edit by hand there
  is no drift. What it sets is read back by \`pulumi preview --refresh\` and put right by \`up\`.
- A call that writes is sent only for what differs. However many properties of a service change, it is
  one PATCH and one deploy, and the deploy only if the running process would see the change.
- A service is waited for until its deploy is live, a store until it is available. A failed deploy ends
  the run with its phase and the last lines of the log; the next \`up\` goes on from there.
- Reads that arrive together are answered from list pages, so a refresh of many costs about one call a
  service. Nothing changed costs no call.
- Render's limits are kept by what its answers say is left. A call that has to wait says why, once a
  window, and does not hold up calls of other limits.
- After a lost answer or a killed run a plain repeat finds what was made: by its place in this stack's
  own Render environment, or by a mark where there is none (variable \`PULUMI_MANAGED_BY\`, an allowed
  address in 192.0.2.0/24, the name of a registry credential). Anything else of that name is refused
  and needs \`adopt\`.
- \`adopt\` takes an object over, shows at preview what would change, and replaces nothing. While a
  service is adopted it carries \`PULUMI_MANAGED_BY=pulumi\`, or whose it is from then on.

## What it costs

| step | calls that write | other calls |
| --- | --- | --- |
| create a service | 1; with linked groups one each and one more | 1 search and 1 read of addresses, both shared; the waiting |
| change properties of a service | 1 and a deploy | 3 to 7 reads, the waiting |
| change one variable of a service | 1 and a deploy | as above |
| change a variable of a group | 1, and a deploy of each linked service | 1, and as above for each service |
| no change | 0 | 0 |
| refresh n services | 0 | about n, and 1 for each 100 |
| delete | 1 | 0, for a domain 1 |

Waiting for a deploy of 90 seconds is 17 reads, of the 400 a minute. \`npm run bench render-calls\` counts
all of it from 1 to 1,000 services: a service costs the same at 1,000 as at 10. A first \`up\` of 30
services takes a little over an hour, because Render lets 20 be created in an hour; it waits and does
not fail.

## What Render does not let us do

- Change the region of anything: only by replacing it. (Git to an image is changed in place, as recorded;
  an image to Git is sent in place too, as Render's own Terraform provider does, but was never recorded:
  if Render refuses it, its words are shown and nothing is changed.)
- Change a Postgres version, its database's or its user's name: only by replacing it. Its storage and
  a service's disk only grow.
- Make a Key Value store smaller, or promise that what a free one holds outlives its change to a paid plan;
  that change is in place and keeps the address, but asks for consent.
- Take a registry credential off an image for certain: an empty id is sent, once; no source says that it does.
- Run a worker, a private service or a cron job for free; give a free web service a disk, a pre-deploy
  command, more than one instance or maintenance mode.
- Run a service with a disk as more than one instance, or deploy it without a pause.
- Link a group in the call that creates a service. The group's variables are therefore inlined for the
  first deploy, and taken back once the link is made.
- Change several variables of a group at once: it is one call a variable.
- Move a service out of an environment while a group of that environment is linked: it is unlinked,
  moved and linked again. For that moment its next start would lack the group's variables.
- Create more than 20 services, 20 Key Value stores or 20 Postgres instances an hour, or change one
  service more than 10 times a minute.
- Delete a project or an environment that is not empty. Have more than one project of two environments
  on the Hobby plan.
- Read a registry credential's token back: an edit of it by hand stays unseen.
- Make whole-stack preview environments by the API; previews of single services can be switched on.
- Lift a suspension that billing or Render itself imposed.
- Show what a request with an idempotency key did: there are none, hence the search after a lost answer.

## Properties
`;

/** The whole page docs/reference/render.md. */
export function renderPage(): string {
  return `${intro}\n${resourceTables()}`;
}

/** What the source says about every input of a kind of resource, by the input's name. */
export function inputDocs(kind: string): Record<string, string> {
  const { shapes, resources } = readSources();
  const docs: Record<string, string> = {};
  const add = (name: string) => {
    const { fields, bases } = shapes.get(name)!;
    for (const base of bases) add(base);
    for (const field of fields) docs[field.name] = field.doc;
  };
  add(resources.find(({ name }) => name === kind)!.args);
  return docs;
}

/** Every resource, input and output, from the source. */
function resourceTables(): string {
  const { shapes, resources } = readSources();
  const byName = (name: string) => resources.find((resource) => resource.name === name)!;
  const shared = ["ServiceArgs", "RuntimeServiceArgs", "LongRunningServiceArgs"];
  const nested = [...shapes].filter(
    ([name, { bases }]) => !/Args$/.test(name) && bases.length === 0,
  );
  return [
    ...shared.map((name) => section(`### ${name}`, shapes.get(name)!)),
    ...order.map((name) => resourceSection(byName(name), shapes)),
    ...nested.map(([name, shape]) => section(`### ${name}`, shape)),
  ].join("\n");
}

function section(title: string, { doc, fields, bases }: Shape): string {
  const also = bases.length > 0 ? `Also everything of ${bases.join(" and ")}.\n\n` : "";
  return `${title}\n\n${doc}\n\n${also}${table("property", fields)}`;
}

function resourceSection(resource: Resource, shapes: Map<string, Shape>): string {
  const { bases, fields } = shapes.get(resource.args)!;
  const parts = [
    `### ${resource.name}\n\n${resource.doc}\n`,
    ...(bases.length > 0 ? [`Takes everything of ${bases.join(" and ")}.\n`] : []),
    // A name that only stands for another interface has no properties of its own.
    ...(fields.length > 0 ? [table("property", fields)] : []),
    ...(resource.outputs.length > 0 ? [`Outputs:\n\n${table("output", resource.outputs)}`] : []),
  ];
  return parts.join("\n");
}

function table(head: string, fields: Field[]): string {
  const rows = fields.map(({ name, type, optional, doc }) => {
    const shown = `\`${name}${optional ? "?" : ""}\``;
    return `| ${shown} | \`${type.replaceAll("|", "\\|")}\` | ${doc.replaceAll("|", "\\|")} |`;
  });
  return `${[`| ${head} | type | meaning, and what a change does |`, "| --- | --- | --- |", ...rows].join("\n")}\n`;
}

function readSources(): { shapes: Map<string, Shape>; resources: Resource[] } {
  const shapes = new Map<string, Shape>();
  const resources: Resource[] = [];
  for (const file of globSync("*.ts", { cwd: folder, exclude: notResources }).toSorted()) {
    const text = readFileSync(join(folder, file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const node of source.statements) {
      if (ts.isInterfaceDeclaration(node) && isExported(node)) {
        shapes.set(node.name.text, shapeOf(node));
      } else if (ts.isTypeAliasDeclaration(node) && /Args$/.test(node.name.text)) {
        shapes.set(node.name.text, { fields: [], bases: [node.type.getText()], doc: "" });
      } else if (ts.isClassDeclaration(node) && extendsResource(node)) {
        resources.push(resourceOf(node));
      }
    }
  }
  return { shapes, resources };
}

function isExported(node: ts.InterfaceDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function extendsResource(node: ts.ClassDeclaration): boolean {
  const base = node.heritageClauses?.[0]?.types[0]?.expression.getText();
  return base === "RenderResource";
}

function shapeOf(node: ts.InterfaceDeclaration): Shape {
  const bases = node.heritageClauses?.flatMap(({ types }) => types.map((type) => type.getText()));
  const fields = node.members.filter(ts.isPropertySignature).map(fieldOf);
  return { fields, bases: bases ?? [], doc: docOf(node) };
}

function resourceOf(node: ts.ClassDeclaration): Resource {
  const outputs = node.members.filter(ts.isPropertyDeclaration).map(fieldOf);
  const made = node.members.find(ts.isConstructorDeclaration)!;
  const args = made.parameters[1]!.type!.getText();
  return { name: node.name!.text, doc: docOf(node), args, outputs };
}

function fieldOf(node: ts.PropertySignature | ts.PropertyDeclaration): Field {
  const type = plainType(node.type!.getText());
  const optional = node.questionToken !== undefined;
  return { name: node.name.getText(), type, optional, doc: docOf(node) };
}

/** A type without what every input and output is wrapped in. */
function plainType(type: string): string {
  let plain = type.replaceAll(/\s+/g, " ").replaceAll(/< \| /g, "<").replaceAll(/ >/g, ">");
  for (let before = ""; plain !== before; ) {
    before = plain;
    plain = plain.replaceAll(/\b(?:Input|Output)<((?:[^<>]|<[^<>]*>)*)>/g, "$1");
  }
  return plain;
}

/** The words of a doc comment, its example left out. */
function docOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment) ?? "";
  return text.split("```")[0]!.replaceAll(/\s+/g, " ").trim();
}
