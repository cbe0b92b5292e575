import { htmlDocument } from "../html-page.ts";
import { purposeText } from "../pull-requests.ts";
import { escapeMarkup } from "./escape.ts";
import { layout, narrowest, type Picture, wide } from "./layout.ts";
import type { MapEdge, MapEnvironment, MapNode, PlatformMap } from "./model.ts";
import { type LinkOf, svgElement } from "./svg.ts";
import { healthText, healthyText, upText } from "./words.ts";

/** The map as one page that needs nothing else: no network, no other file. */
export function htmlPage(map: PlatformMap): string {
  const { platform, domain, repository, cost, environments, shared } = map;
  const title = `${platform}: ${environments.length} environments`;
  const body = `<header>
<h1>${escapeMarkup(platform)}</h1>
<p>${escapeMarkup(domain ?? "At its vendors' own addresses")}, deployed from ${escapeMarkup(repository)}. About ${escapeMarkup(cost)} a month with the accounts.</p>
<nav aria-label="Environments"><ul>
${environments.map(({ stack }) => `<li><a href="#${escapeMarkup(stack)}">${escapeMarkup(stack)}</a></li>`).join("\n")}
</ul></nav>
${legend}
</header>
<main>
${sharedSection(shared)}
${environments.map((each) => environmentSection(each, repository)).join("\n")}
</main>`;
  return htmlDocument(title, body);
}

const legend = `<ul class="legend" aria-label="Colours">
${[
  ["environment", "environments"],
  ["names", "names in DNS"],
  ["frontend", "pages"],
  ["service", "services"],
  ["database", "database"],
  ["redis", "Redis"],
  ["shared", "shared"],
]
  .map(([kind, means]) => `<li class="${kind}">${means}</li>`)
  .join("\n")}
<li class="dashed">dashed: another environment's, or not ours</li>
</ul>`;

/** What environments share, as a section of a page. */
export function sharedSection(shared: PlatformMap["shared"]): string {
  if (shared.edges.length === 0) return "";
  return `<section aria-labelledby="shared">
<h2 id="shared">What environments share</h2>
${diagrams("What environments share", shared, toEnvironment)}
</section>`;
}

function environmentSection(environment: MapEnvironment, repository: string): string {
  const { stack, purpose, branch, cost, launched, nodes, edges, healthy } = environment;
  const id = escapeMarkup(stack);
  const state = purpose === "production" && !launched ? ", before launch" : "";
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${id} <span class="purpose">${escapeMarkup(purposeText(environment))}${state}</span></h2>
<p>Branch <code>${escapeMarkup(branch)}</code>. About ${escapeMarkup(cost)} a month.${upSentence(environment, repository)}${healthy === undefined ? "" : ` ${healthMark(healthy, healthyText(healthy))}.`}</p>
${diagrams(`Parts of ${stack}`, environment, ({ id }) => `#part.${id}`)}
<details>
<summary>Parts of ${id} as a list</summary>
<table>
<thead><tr><th scope="col">part</th><th scope="col">what</th><th scope="col">uses</th><th scope="col">a month</th></tr></thead>
<tbody>
${nodes.map((node) => row(node, nodes, edges)).join("\n")}
</tbody>
</table>
</details>
</section>`;
}

/** The section of one environment; what is shared has none of its own. */
function toEnvironment({ kind, title, members }: MapNode): string | undefined {
  return kind === "environment" && members === undefined ? `#${title}` : undefined;
}

/** One picture for wide pages, one for narrow ones; the reader's page shows the one that fits. */
function diagrams(
  label: string,
  { nodes, edges }: Pick<MapEnvironment, "nodes" | "edges">,
  linkOf: LinkOf,
): string {
  const region = (name: string, picture: Picture) =>
    `<div class="diagram ${name}" role="region" aria-label="${escapeMarkup(label)}, a picture" tabindex="0">${svgElement(picture, label, linkOf)}</div>`;
  return [
    region("wide", layout(nodes, edges, wide)),
    region("narrow", narrowest(nodes, edges)),
  ].join("\n");
}

function row(node: MapNode, nodes: MapNode[], edges: MapEdge[]): string {
  const used = edges
    .filter(({ from }) => from === node.id)
    .map(({ to }) => nodes.find(({ id }) => id === to)?.title ?? to);
  const members = (node.members ?? []).map((text) => `<li>${escapeMarkup(text)}</li>`).join("");
  const list = members === "" ? "" : `<ul class="members">${members}</ul>`;
  return `<tr id="part.${escapeMarkup(node.id)}" tabindex="-1">
<th scope="row">${escapeMarkup(node.title)}</th>
<td data-label="what">${escapeMarkup(node.detail)}${facts(node)}${list}</td>
${cell("uses", used.join(", "))}
${cell("a month", node.cost ?? "")}
</tr>`;
}

/** When it was brought up last, and from which commit, which leads to it. */
function upSentence(environment: MapEnvironment, repository: string): string {
  const words = upText(environment);
  if (words === undefined) return "";
  const commit = environment.up?.commit;
  const said = escapeMarkup(words[0]!.toUpperCase() + words.slice(1));
  if (commit === undefined) return ` ${said}.`;
  const short = commit.slice(0, 8);
  return ` ${said.replace(short, link(`https://github.com/${repository}/commit/${commit}`, short))}.`;
}

/** Where it answers, its page at the vendor, and whether it is well. */
function facts({ address, dashboard, health }: MapNode): string {
  const lines = [
    ...(address === undefined ? [] : [addressMarkup(address)]),
    ...(dashboard === undefined ? [] : [link(dashboard, "its dashboard")]),
    ...(health === undefined ? [] : [healthMark(health.ok, healthText(health))]),
  ];
  return lines.map((line) => `<br>${line}`).join("");
}

/** A database's host is nothing that a browser can open. */
function addressMarkup(address: string): string {
  return address.startsWith("https://") ? link(address, address) : escapeMarkup(address);
}

const link = (to: string, words: string) =>
  `<a href="${escapeMarkup(to)}">${escapeMarkup(words)}</a>`;

const healthMark = (ok: boolean, words: string) =>
  `<span class="${ok ? "well" : "ill"}">${escapeMarkup(words)}</span>`;

/** A page of one column leaves out what is empty. */
function cell(label: string, text: string): string {
  if (text === "") return '<td class="none">–</td>';
  return `<td data-label="${label}">${escapeMarkup(text)}</td>`;
}
