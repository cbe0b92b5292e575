import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { outcomeOf } from "../../commands/outcome.ts";
import { copyFiles } from "../../config/copied-files.ts";

const infra = new URL("../../../bin/infra.js", import.meta.url).pathname;
const { folder } = copyFiles();

const map = (...args: string[]) =>
  execa({ cwd: folder(), reject: false })`${process.execPath} ${infra} map ${args}`;

it("writes the page where it was called, or what was asked for where it was asked to", async () => {
  const [page, svg, mermaid] = await Promise.all([
    map("--offline", "--json"),
    map("-s", "prod", "-s", "dev", "--offline", "--format", "svg", "--to", "two.svg"),
    map("--offline", "--format", "mermaid", "--to", "-"),
  ]);
  expect(outcomeOf("map", page.stdout)).toEqual({
    file: "map.html",
    format: "html",
    environments: ["prod", "staging", "dev"],
    notAsked: [],
  });
  expect(readFileSync(join(folder(), "map.html"), "utf8")).toContain('<h2 id="staging">');
  expect(svg.stdout).toBe("two.svg shows prod, dev.");
  expect(readFileSync(join(folder(), "two.svg"), "utf8")).not.toContain("staging: staging");
  expect(mermaid.stdout).toMatch(/^flowchart LR\n {2}subgraph n0\["prod: production/);
});
