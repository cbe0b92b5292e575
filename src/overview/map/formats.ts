import { htmlPage } from "./html.ts";
import { layout, wide } from "./layout.ts";
import { mermaidMap } from "./mermaid.ts";
import type { PlatformMap } from "./model.ts";
import { svgFile } from "./svg.ts";
import { headingText } from "./words.ts";

/** What the map can be written as, by the name after `--format`. */
export const mapFormats = {
  html: htmlPage,
  svg: svgMap,
  mermaid: mermaidMap,
  json: (map: PlatformMap) => `${JSON.stringify(map, null, 2)}\n`,
} satisfies Record<string, (map: PlatformMap) => string>;

export type MapFormat = keyof typeof mapFormats;

function svgMap({ platform, environments, shared }: PlatformMap): string {
  const sharing =
    shared.edges.length === 0 ? [] : [{ heading: "What environments share", ...shared }];
  const own = environments.map((environment) => ({
    heading: headingText(environment),
    nodes: environment.nodes,
    edges: environment.edges,
  }));
  const pictures = [...sharing, ...own].map(({ heading, nodes, edges }) => ({
    heading,
    picture: layout(nodes, edges, wide),
  }));
  return svgFile(`The environments of ${platform}`, pictures);
}
