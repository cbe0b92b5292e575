import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitepress";
import { asOnGitHub } from "../markdown.ts";
import { addressOf, otherPages, sectionsOf } from "../pages.ts";

const site = join(import.meta.dirname, "..");
const root = join(site, "..");

/** The pages as they stand in the repository; Vue is found from here, and nothing else is read. */
const pages = join(site, ".pages");
rmSync(pages, { recursive: true, force: true });
for (const path of ["docs", ...otherPages]) {
  cpSync(join(root, path), join(pages, path), { recursive: true });
}

const sections = sectionsOf(readFileSync(join(root, "docs", "index.md"), "utf8"));
const linkTo = (file: string) => `/${addressOf(file).replace(/\.md$/, "")}`;

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = process.env;
const sources = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;

export default defineConfig({
  title: "platform-environments",
  description: "Every environment of a web platform, from one typed component",
  srcDir: pages,
  outDir: join(site, "dist"),
  rewrites: addressOf,
  cleanUrls: false,
  lastUpdated: false,
  // The map is a page by itself, copied below.
  ignoreDeadLinks: [/^\/examples\//],
  markdown: { config: (md) => asOnGitHub(md, pages, sources) },
  themeConfig: {
    nav: [
      { text: "First platform", link: "/guide/first-platform" },
      { text: "Config", link: "/reference/config" },
      { text: "Rules", link: "/reference/rules" },
    ],
    sidebar: [
      { text: "README", link: "/readme" },
      ...sections.map(({ title, pages }) => ({
        text: title,
        collapsed: title === "Decisions",
        items: pages.map(({ title: text, file }) => ({ text, link: linkTo(file) })),
      })),
    ],
    outline: [2, 3],
    search: { provider: "local" },
  },
  buildEnd: ({ outDir }) =>
    cpSync(join(root, "docs", "examples"), join(outDir, "examples"), { recursive: true }),
});
