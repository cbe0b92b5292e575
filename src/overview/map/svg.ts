import { escapeMarkup } from "./escape.ts";
import { type Box, type Line, lineHeight, type Picture, type Point } from "./layout.ts";
import type { MapNode } from "./model.ts";
import { boxStyle, theme } from "./style.ts";
import { healthText } from "./words.ts";

/** Pictures that a telephone can show whole by making them a little smaller, in pixels. */
const nearlyFits = 430;

/** Where a box leads to when it is chosen. */
export type LinkOf = (node: MapNode) => string | undefined;

/** The picture as an `<svg>` element for a page that has the style; `label` is what it shows. */
export function svgElement(picture: Picture, label: string, linkOf: LinkOf): string {
  const { width, height } = picture;
  const fits = width <= nearlyFits ? " fits" : "";
  return [
    `<svg class="map${fits}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escapeMarkup(label)}">`,
    ...drawing(picture, linkOf),
    "</svg>",
  ].join("\n");
}

/** One picture below the other, each under its heading, as a file of its own. */
export function svgFile(title: string, pictures: { heading: string; picture: Picture }[]): string {
  const headingHeight = 40;
  const width = Math.max(320, ...pictures.map(({ picture }) => picture.width)) + 32;
  let y = 16;
  const parts = pictures.flatMap(({ heading, picture }) => {
    const top = y;
    y += headingHeight + picture.height + 24;
    return [
      `<text class="heading" x="24" y="${top + 24}">${escapeMarkup(heading)}</text>`,
      `<g transform="translate(16 ${top + headingHeight})">`,
      ...drawing(picture, ({ dashboard }) => dashboard),
      "</g>",
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="${escapeMarkup(title)}">`,
    `<style>${theme("svg")}${boxStyle}</style>`,
    `<rect class="page" width="${width}" height="${y}"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function drawing({ boxes, lines, direction }: Picture, linkOf: LinkOf): string[] {
  return [
    ...lines.map((line) => lineMarkup(line, direction)),
    ...boxes.map((box) => {
      const link = linkOf(box.node);
      const drawn = boxMarkup(box);
      return link === undefined ? drawn : `<a href="${escapeMarkup(link)}">${drawn}</a>`;
    }),
  ];
}

function boxMarkup(box: Box): string {
  const { node, lines, titleLines, healthLines, x, y, width, height } = box;
  const left = Math.round(x - width / 2);
  const top = Math.round(y - height / 2);
  const words = [
    ...[node.title, node.detail],
    ...(node.health === undefined ? [] : [healthText(node.health)]),
    ...(node.members ?? []),
  ];
  const mood = node.health?.ok === false ? "ill" : "well";
  const texts = lines.map((line, index) => {
    const isHealth = index >= lines.length - healthLines;
    const style = index < titleLines ? ' class="title"' : isHealth ? ` class="${mood}"` : "";
    return `<text${style} x="${left + 13}" y="${top + 19 + index * lineHeight}">${escapeMarkup(line)}</text>`;
  });
  const classes = `box ${node.kind}${node.borrowed ? " borrowed" : ""}`;
  return [
    `<g class="${classes}" data-id="${escapeMarkup(node.id)}">`,
    `<title>${escapeMarkup(words.join("\n"))}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="6"/>`,
    `<rect class="mark" x="${left}" y="${top}" width="5" height="${height}" rx="2"/>`,
    ...texts,
    "</g>",
  ].join("");
}

/** A curve through the points that were placed, with a tip at its end. */
function lineMarkup({ edge, points }: Line, direction: Picture["direction"]): string {
  const across = direction === "LR";
  const curves = points.slice(1).map((end, index) => {
    const start = points[index]!;
    const bend = across ? (end.x - start.x) / 2 : (end.y - start.y) / 2;
    const leaving = across ? { x: start.x + bend, y: start.y } : { x: start.x, y: start.y + bend };
    const arriving = across ? { x: end.x - bend, y: end.y } : { x: end.x, y: end.y - bend };
    return `C${at(leaving)} ${at(arriving)} ${at(end)}`;
  });
  const path = [`M${at(points[0]!)}`, ...curves].join(" ");
  const data = `data-from="${escapeMarkup(edge.from)}" data-to="${escapeMarkup(edge.to)}"`;
  const tip = tipAt(points.at(-1)!, across);
  return `<g class="line" ${data}><path d="${path}"/><path class="tip" d="${tip}"/></g>`;
}

/** The arrow's tip, as a triangle that looks the way the picture goes. */
function tipAt(end: Point, across: boolean): string {
  const corner = (side: number) =>
    across ? { x: end.x - 8, y: end.y + side } : { x: end.x + side, y: end.y - 8 };
  return `M${at(end)} L${at(corner(-4))} L${at(corner(4))} Z`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
