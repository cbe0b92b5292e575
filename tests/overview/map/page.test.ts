import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platformMap } from "../../../src/overview/map/build.ts";
import { mapFormats } from "../../../src/overview/map/formats.ts";
import { root } from "../../architecture/source.ts";
import { bondigoo, examineDraft } from "../../config/draft.ts";
import {
  drawn,
  everyLook,
  expectReadable,
  hasBrowser,
  looks,
  seed,
  useBrowser,
} from "../browser.ts";
import { twentyEnvironments } from "./twenty-environments.ts";

const example = join(root, "docs", "examples", "map-health.html");

/** The page of a map in the files alone, of what is up with its health, and of a large platform. */
const maps = {
  three: () => mapFormats.html(platformMap([...examineDraft(bondigoo()).environments.values()])),
  healthy: () => readFileSync(example, "utf8"),
  twenty: () => mapFormats.html(platformMap(twentyEnvironments())),
};

const shownMaps: (keyof typeof maps)[] = everyLook
  ? ["three", "healthy", "twenty"]
  : ["three", "healthy"];
const all = looks.flatMap((look) => shownMaps.map((map) => ({ ...look, map })));

describe.runIf(hasBrowser)(`the page of the map (PAGES_SEED=${seed})`, () => {
  const open = useBrowser();

  it.each(drawn(all))(
    "is readable and accessible at $width, $scheme, of $map environments",
    async ({ map, ...look }) => {
      const file = join(tmpdir(), `${map}.html`);
      writeFileSync(file, maps[map]());
      const { page, asked, errors } = await open(file, look);
      await page.evaluate("document.querySelector('details').open = true");
      await expectReadable(page, look.width);
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
