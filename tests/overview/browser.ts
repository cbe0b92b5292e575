import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { diceFrom } from "../dice.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The browser in the package is one for Linux. */
export const hasBrowser = process.platform === "linux";

/** A page as somebody has it before them. */
export interface Look {
  width: number;
  scheme: "light" | "dark";
}

/** On a screen and on a telephone, light and dark. */
export const looks: Look[] = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);

/** Every one of them is looked at in the nightly run, one drawn by lot in the ordinary one. */
export const everyLook = process.env["PAGES"] === "all";
export const seed = Number(process.env["PAGES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

export function drawn<T>(all: T[]): T[] {
  return everyLook ? all : [all[Math.floor(diceFrom(seed)() * all.length)]!];
}

export interface Opened {
  page: Page;
  /** What the page asked for, itself included, and what went wrong in its scripts. */
  asked: string[];
  errors: string[];
}

/** A browser for the tests of a file, which opens pages there without a network. */
export function useBrowser(): (file: string, look: Look) => Promise<Opened> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args,
    });
  });
  afterAll(async () => {
    await browser?.close();
    // What the package unpacked, and the pages: the folder is the test file's own.
    for (const name of readdirSync(tmpdir())) rmSync(join(tmpdir(), name), { recursive: true });
  });
  return async (file, { width, scheme }) => {
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
    return { page, asked, errors };
  };
}

/** Only pictures scroll sideways, never the page; and nobody is kept from reading it. */
export async function expectReadable(page: Page, width: number): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  await page.evaluate(axe);
  expect(await page.evaluate("axe.run().then(({ violations }) => violations)")).toEqual([]);
}
