import { layout as dagreLayout, Graph } from "@dagrejs/dagre";
import type { MapEdge, MapNode } from "./model.ts";
import { boxHealth, boxTexts } from "./words.ts";

export interface Box {
  node: MapNode;
  /** Lines of text in it, the first of which are its title. */
  lines: string[];
  titleLines: number;
  /** The last so many tell whether it is well. */
  healthLines: number;
  /** Middle of the box. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  edge: MapEdge;
  points: Point[];
}

export interface Picture {
  direction: Shape["direction"];
  width: number;
  height: number;
  boxes: Box[];
  lines: Line[];
}

/** How a picture is laid out for the page it is on. */
interface Shape {
  /** From left to right, or from the top down. */
  direction: "LR" | "TB";
  /** Letters in a line of a box; what is longer goes on in the next line. */
  letters: number;
  /** Between one rank of boxes and the next. */
  gap: number;
}

/** Five ranks of boxes fit a screen, or a file shown on one. */
export const wide: Shape = { direction: "LR", letters: 21, gap: 40 };
/** Two boxes beside each other fit a telephone. */
const narrow: Shape = { direction: "TB", letters: 18, gap: 34 };

/** From the top down or across, whichever needs less of a narrow page. */
export function narrowest(nodes: MapNode[], edges: MapEdge[]): Picture {
  const down = layout(nodes, edges, narrow);
  const across = layout(nodes, edges, { ...narrow, direction: "LR" });
  return across.width < down.width ? across : down;
}

export const lineHeight = 18;
const padding = 12;
/** Around the whole picture. */
const margin = 6;
/** Width of a letter at 13 px, bold and on the generous side: no font is there to measure. */
const letter = 8.2;

/** Places the boxes and the lines between them, by dagre. */
export function layout(nodes: MapNode[], edges: MapEdge[], shape: Shape): Picture {
  const graph = new Graph();
  const { direction, gap } = shape;
  graph.setGraph({
    rankdir: direction,
    align: "UL",
    nodesep: 14,
    ranksep: gap,
    marginx: margin,
    marginy: margin,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const sized = sizesOf(nodes, shape);
  for (const { node, width, height } of sized) graph.setNode(node.id, { width, height });
  for (const { from, to } of edges) graph.setEdge(from, to);
  dagreLayout(graph);
  const boxes = sized.map((box) => ({ ...box, ...(graph.node(box.node.id) as Point) }));
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const lines = edges.map((edge) => {
    const { points } = graph.edge(edge.from, edge.to) as { points: Point[] };
    const [from, to] = [byId.get(edge.from)!, byId.get(edge.to)!];
    return { edge, points: fromSideToSide(from, points, to, direction) };
  });
  return { direction, ...extent(boxes, lines), boxes, lines };
}

/** dagre counts its boxes alone, and a line may go around them. */
function extent(boxes: Omit<Box, "node">[], lines: Line[]): { width: number; height: number } {
  const points = [
    ...boxes.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })),
    ...lines.flatMap((line) => line.points),
  ];
  const most = (of: (point: Point) => number) => Math.ceil(Math.max(0, ...points.map(of)) + margin);
  return { width: most(({ x }) => x), height: most(({ y }) => y) };
}

/** A line leaves in the middle of one side and arrives in the middle of the other. */
function fromSideToSide(
  from: Omit<Box, "node">,
  points: Point[],
  to: Omit<Box, "node">,
  direction: Shape["direction"],
): Point[] {
  // Between neighbouring ranks there is one point, which a curve needs none of.
  const between = points.length > 3 ? points.slice(1, -1) : [];
  if (direction === "LR") {
    const start = { x: from.x + from.width / 2, y: from.y };
    return [start, ...between, { x: to.x - to.width / 2, y: to.y }];
  }
  const start = { x: from.x, y: from.y + from.height / 2 };
  return [start, ...between, { x: to.x, y: to.y - to.height / 2 }];
}

/** All boxes of a picture are of one width, so that those of a rank stand in line. */
function sizesOf(nodes: MapNode[], { letters }: Shape): Omit<Box, "x" | "y">[] {
  const texts = nodes.map((node) => {
    const titles = wrapped(node.title, letters);
    const details = boxTexts(node).flatMap((text) => wrapped(text, letters));
    const health = boxHealth(node).flatMap((text) => wrapped(text, letters));
    return { titles, healthLines: health.length, lines: [...titles, ...details, ...health] };
  });
  const longest = Math.max(12, ...texts.flatMap(({ lines }) => lines.map((line) => line.length)));
  const width = Math.ceil(longest * letter) + padding + 4;
  return nodes.map((node, index) => {
    const { titles, lines, healthLines } = texts[index]!;
    const height = lines.length * lineHeight + padding;
    return { node, lines, titleLines: titles.length, healthLines, width, height };
  });
}

/** Lines of at most so many letters, broken after spaces, dots and hyphens where there are any. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const piece of text.match(new RegExp(`[^ .-]{1,${letters}}[ .-]*|[ .-]+`, "g")) ?? []) {
    const last = lines.at(-1);
    if (last === undefined || (last + piece).trimEnd().length > letters) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trim());
}
