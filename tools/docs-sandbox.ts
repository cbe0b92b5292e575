import { loadFacts } from "../src/sandbox/providers/facts.ts";
import { choices, deviations } from "../src/sandbox/render/deviations.ts";
import { operationsOf, readDocument } from "../src/sandbox/render/document.ts";
import { handlers } from "../src/sandbox/render/handlers/all.ts";

const intro = `# How the sandbox differs from the vendors

Generated from src/sandbox and pins by \`node tools/docs.ts\`; do not edit.

The sandbox answers as the vendors' documents and observed answers say. This page says where that ends:
what it does not know, what it does not do, and how sure what it does is. A rehearsal that passes shows
nothing about these; make the first real \`up\` of a new account with an environment that may fail.
`;

/** The whole page docs/reference/sandbox-differences.md. */
export function sandboxPage(): string {
  return [
    intro,
    deviationsSection(),
    choicesSection(),
    unimplementedSection(),
    pluginsSection(),
    hostsSection(),
  ].join("\n");
}

function hostsSection(): string {
  return [
    "## Hosts\n",
    "What `infra verify` meets in the sandbox is served by src/sandbox/web, from what the vendors there hold:\n",
    "- A page of Vercel's has the variables of now; at Vercel those of its deployment's build.",
    "- Applications and pages are samples: they do what an application owes, and no more.",
    "- A certificate is there as soon as the vendor has the domain; vendors take a minute or more.",
    "- Names change at once; outside, resolvers keep old answers. There are no IPv6 addresses.",
    "- Render's hosts lead to one address; behind Cloudflare's proxy nothing is rehearsed.",
    "",
  ].join("\n");
}

function deviationsSection(): string {
  return [
    "## Render: where it differs from its own document\n",
    "Every request and answer is held to [Render's document](../../pins/README.md), except in these",
    "points, in which Render is known to differ from it. The sandbox does as Render does.\n",
    "| deviation | what differs, and how that is known |",
    "| --- | --- |",
    ...deviations.map(({ name, reason }) => `| \`${name}\` | ${reason} |`),
    "",
  ].join("\n");
}

function choicesSection(): string {
  return [
    "## Render: what was chosen where its document leaves it open\n",
    "Recordings go before the document, and what nobody recorded is a choice. Where a setting of the",
    "stand-in is named, tests rehearse the other answer too.\n",
    "| choice | what the sandbox does, and on what evidence | setting |",
    "| --- | --- | --- |",
    ...choices.map(({ name, reason, option }) => {
      return `| \`${name}\` | ${reason} | ${option ? `\`${option}\`` : ""} |`;
    }),
    "",
  ].join("\n");
}

function unimplementedSection(): string {
  const operations = operationsOf(readDocument());
  const missing = operations.filter(({ id }) => !(id in handlers));
  return [
    "## Render: operations it does not have\n",
    `Of ${operations.length} operations in the document, ${missing.length} answer 501 with their name.\n`,
    "| operation | call |",
    "| --- | --- |",
    ...missing.map(({ id, method, path }) => `| \`${id}\` | \`${method} ${path}\` |`),
    "",
  ].join("\n");
}

const plugins = ["vercel", "mongodbatlas", "github", "cloudflare", "random"];

function pluginsSection(): string {
  return [
    "## The other vendors: what their plugins' stand-ins rest on\n",
    "They stand in for Pulumi's provider plugins, not for the vendors' APIs. A resource type or look-up",
    "that is not counted here is refused as unknown. Rules of a vendor that are imitated, such as names",
    "that have to be unique, name their source where they stand in src/sandbox/providers.\n",
    "| plugin | version | resource types | look-ups | made from | how sure |",
    "| --- | --- | --- | --- | --- | --- |",
    ...plugins.map((plugin) => {
      const { name, version, resources, functions, source, certainty } = loadFacts(plugin);
      const counts = [resources, functions].map((all) => Object.keys(all).length);
      return `| ${name} | ${version} | ${counts.join(" | ")} | ${source} | ${certainty} |`;
    }),
    "",
  ].join("\n");
}
