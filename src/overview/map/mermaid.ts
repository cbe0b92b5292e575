import type { MapNode, PlatformMap } from "./model.ts";
import { boxHealth, boxTexts, headingText } from "./words.ts";

/** The map for Markdown, as GitHub draws it: one frame an environment, and what they share between. */
export function mermaidMap({ environments, shared }: PlatformMap): string {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    const known = ids.get(id) ?? `n${ids.size}`;
    ids.set(id, known);
    return known;
  };
  const things = shared.nodes.filter(({ kind }) => kind === "shared");
  const line = ({ from, to }: { from: string; to: string }) => `  ${idOf(from)} --> ${idOf(to)}`;
  return [
    "flowchart LR",
    ...environments.flatMap((environment) => [
      `  subgraph ${idOf(`environment.${environment.stack}`)}["${text(headingText(environment))}"]`,
      ...environment.nodes.map((node) => `    ${idOf(node.id)}${shape(node)}`),
      "  end",
      ...environment.edges.map(line),
      ...environment.nodes.flatMap(({ id, dashboard }) =>
        dashboard === undefined ? [] : [`  click ${idOf(id)} href "${text(dashboard)}" _blank`],
      ),
    ]),
    ...things.map((node) => `  ${idOf(node.id)}${shape(node)}`),
    ...shared.edges.map(({ from, to }) => `  ${idOf(from)} -.-> ${idOf(to)}`),
    "",
  ].join("\n");
}

/** Stores are drums, names are rounded, all else is a box. */
function shape(node: MapNode): string {
  const { kind, title } = node;
  const words = label([title, ...boxTexts(node), ...boxHealth(node)]);
  if (kind === "database" || kind === "redis") return `[(${words})]`;
  if (kind === "names") return `([${words}])`;
  return kind === "shared" ? `{{${words}}}` : `[${words}]`;
}

/** A label of several lines. */
export function label(lines: readonly string[]): string {
  return `"${lines.map(text).join("<br>")}"`;
}

/** What would end a label, or be read as Markdown in it. */
function text(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
