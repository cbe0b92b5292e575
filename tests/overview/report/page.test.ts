import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../architecture/source.ts";
import { diceFrom } from "../../dice.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const file = join(root, "docs", "examples", "rehearsal.html");

const all = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);
const every = process.env["PAGES"] === "all";
const seed = Number(process.env["PAGES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const drawn = every ? all : [all[Math.floor(diceFrom(seed)() * all.length)]!];

let browser: Browser;
beforeAll(async () => {
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
  });
});
afterAll(async () => {
  await browser?.close();
  // What the package unpacked: the folder is this file's own.
  for (const name of readdirSync(tmpdir())) rmSync(join(tmpdir(), name), { recursive: true });
});

// The browser in the package is one for Linux.
describe.runIf(process.platform === "linux")(`the page of a run (PAGES_SEED=${seed})`, () => {
  it.each(drawn)("is readable and accessible at $width, $scheme", async ({ width, scheme }) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      offline: true,
    });
    const page = await context.newPage();
    const asked: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`file://${file}`);

    // By the keyboard alone: the first run opens, and shows its resources.
    await page.focus("summary");
    await page.keyboard.press("Enter");
    expect(await page.locator("details[open] tbody tr").count()).toBeGreaterThan(20);
    await page.evaluate(
      "for (const each of [...document.querySelectorAll('details')].slice(-2)) each.open = true",
    );
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.evaluate(axe);
    const found = await page.evaluate("axe.run().then(({ violations }) => violations)");
    expect(found).toEqual([]);
    // No bar leaves its track.
    const outside =
      "[...document.querySelectorAll('.bar')].filter((bar) => bar.getBoundingClientRect().left > bar.parentElement.getBoundingClientRect().right + 1).length";
    expect(await page.evaluate(outside)).toBe(0);
    expect(asked).toEqual([`file://${file}`]);
    expect(errors).toEqual([]);
  });
});
