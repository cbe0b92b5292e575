import { posix } from "node:path";

/** What the site has beside docs/, which is the root of its addresses. */
export const otherPages = ["README.md", "CHANGELOG.md", "pins/README.md"];

/** The address of a page, by its file in the repository: guide/data.md for docs/guide/data.md. */
export function addressOf(file: string): string {
  if (file === "pins/README.md") return "pins.md";
  return file.replace(/^docs\//, "").replace(/^[A-Z]+\.md$/, (name) => name.toLowerCase());
}

/** Where a link leads that stands in a file of the repository. */
export type Target =
  | { kind: "page" | "asset"; address: string }
  | { kind: "source"; path: string }
  | { kind: "elsewhere" };

export function targetOf(href: string, file: string): Target {
  if (/^(?:[a-z]+:|#)/.test(href)) return { kind: "elsewhere" };
  const [path = "", hash] = href.split("#");
  const target = posix.join(posix.dirname(file), path);
  const anchor = hash === undefined ? "" : `#${hash}`;
  const isPage = otherPages.includes(target) || /^docs\/.*\.md$/.test(target);
  if (isPage) return { kind: "page", address: `/${addressOf(target)}${anchor}` };
  if (target.startsWith("docs/")) return { kind: "asset", address: `/${addressOf(target)}` };
  return { kind: "source", path: target };
}

/** A heading of docs/index.md and the pages that it lists. */
export interface Section {
  title: string;
  pages: { title: string; file: string }[];
}

/** The navigation: what docs/index.md lists, in its order. */
export function sectionsOf(index: string): Section[] {
  const [, ...sections] = index.split(/^## /m);
  return sections.map((text) => ({
    title: text.slice(0, text.indexOf("\n")),
    pages: [...text.matchAll(/^- \[(.+?)\]\(([^)]+)\)/gm)].map(([, title = "", href = ""]) => ({
      title: title.replaceAll("`", ""),
      file: posix.join("docs", href),
    })),
  }));
}
