import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platformMap } from "../../../src/overview/map/build.ts";
import { mapFormats } from "../../../src/overview/map/formats.ts";
import { bondigoo, examineDraft } from "../../config/draft.ts";
import { diceFrom } from "../../dice.ts";
import { twentyEnvironments } from "./twenty-environments.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const all = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    (["three", "twenty"] as const).map((environments) => ({ width, scheme, environments })),
  ),
);

const every = process.env["PAGES"] === "all";
const seed = Number(process.env["PAGES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const small = all.filter(({ environments }) => environments === "three");
const drawn = every ? all : [small[Math.floor(diceFrom(seed)() * small.length)]!];

const specs = {
  three: () => [...examineDraft(bondigoo()).environments.values()],
  twenty: () => twentyEnvironments(),
};

let browser: Browser;
beforeAll(async () => {
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
  });
});
afterAll(async () => {
  await browser?.close();
  // What the package unpacked, and the pages: the folder is this file's own.
  for (const name of readdirSync(tmpdir())) rmSync(join(tmpdir(), name), { recursive: true });
});

async function open({ width, scheme, environments }: (typeof all)[number]) {
  const file = join(tmpdir(), `${environments}.html`);
  writeFileSync(file, mapFormats.html(platformMap(specs[environments]())));
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    // What a page without network asks for is counted all the same.
    offline: true,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`file://${file}`);
  return { page, asked, errors, file };
}

// The browser in the package is one for Linux.
describe.runIf(process.platform === "linux")(`the page of the map (PAGES_SEED=${seed})`, () => {
  it.each(drawn)(
    "is readable and accessible at $width, $scheme, with $environments environments",
    async (look) => {
      const { page, asked, errors, file } = await open(look);
      // Only pictures scroll sideways, never the page.
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(look.width);
      await page.evaluate("document.querySelector('details').open = true");
      await page.evaluate(axe);
      const found = await page.evaluate("axe.run().then(({ violations }) => violations)");
      expect(found).toEqual([]);
      const shown =
        "[...document.querySelectorAll('.diagram')].filter((each) => each.offsetWidth > 0)";
      const pictures = await page.evaluate(`${shown}.length`);
      const sections = await page.evaluate("document.querySelectorAll('section').length");
      expect(pictures).toBe(sections);
      // Text in pictures is 12.5 pixels high, and may be made a little smaller to fit.
      const scale = `${shown}.map((each) => each.firstChild.getBoundingClientRect().width / each.firstChild.viewBox.baseVal.width)`;
      expect(Math.min(...((await page.evaluate(scale)) as number[]))).toBeGreaterThan(0.75);

      await page.focus(look.width > 700 ? ".wide a[href^='#part']" : ".narrow a[href^='#part']");
      expect(await page.locator(".line.lit").count()).toBeGreaterThan(0);
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.tagName")).toBe("TR");

      expect(asked).toEqual([`file://${file}`]);
      expect(errors).toEqual([]);
    },
  );
});
