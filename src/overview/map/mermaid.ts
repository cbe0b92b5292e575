import type { MapNode, PlatformMap } from "./model.ts";

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
    ...environments.flatMap(({ stack, purpose, branch, cost, nodes, edges }) => [
      `  subgraph ${idOf(`environment.${stack}`)}["${text(`${stack}: ${purpose}, branch ${branch}, ${cost} a month`)}"]`,
      ...nodes.map((node) => `    ${idOf(node.id)}${shape(node)}`),
      "  end",
      ...edges.map(line),
    ]),
    ...things.map((node) => `  ${idOf(node.id)}${shape(node)}`),
    ...shared.edges.map(({ from, to }) => `  ${idOf(from)} -.-> ${idOf(to)}`),
    "",
  ].join("\n");
}

/** Stores are drums, names are rounded, all else is a box. */
function shape({ kind, title, detail, cost }: MapNode): string {
  const words = label([title, detail, ...(cost === undefined ? [] : [`${cost} a month`])]);
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
