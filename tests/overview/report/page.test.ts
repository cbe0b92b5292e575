import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../architecture/source.ts";
import { drawn, expectReadable, hasBrowser, looks, seed, useBrowser } from "../browser.ts";

const file = join(root, "docs", "examples", "rehearsal.html");

describe.runIf(hasBrowser)(`the page of a run (PAGES_SEED=${seed})`, () => {
  const open = useBrowser();

  it.each(drawn(looks))("is readable and accessible at $width, $scheme", async (look) => {
    const { page, asked, errors } = await open(file, look);

    // By the keyboard alone: the first run opens, and shows its resources.
    await page.focus("summary");
    await page.keyboard.press("Enter");
    expect(await page.locator("details[open] tbody tr").count()).toBeGreaterThan(20);
    await page.evaluate(
      "for (const each of [...document.querySelectorAll('details')].slice(-2)) each.open = true",
    );
    await expectReadable(page, look.width);
    // No bar leaves its track.
    const outside =
      "[...document.querySelectorAll('.bar')].filter((bar) => bar.getBoundingClientRect().left > bar.parentElement.getBoundingClientRect().right + 1).length";
    expect(await page.evaluate(outside)).toBe(0);
    expect(asked).toEqual([`file://${file}`]);
    expect(errors).toEqual([]);
  });
});
