import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../architecture/source.ts";

/** Files of tests in which a variable's `all` takes everything that is drawn by lot without it. */
const switches = globSync("tests/**/*.ts", { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/process\.env\["(\w+)"\] === "all"/g)].map(([, name]) => ({
    file,
    name: name!,
  }));
});

it("takes each night everything that the tests draw by lot", () => {
  const text = readFileSync(join(root, ".github/workflows/nightly.yml"), "utf8");
  const { strategy, steps } = parse(text).jobs.whole;
  const paths: string[] = strategy.matrix.tests.flatMap((tests: string) => tests.split(" "));
  const { env } = steps.at(-1);
  expect(switches.length).toBeGreaterThan(4);
  for (const { file, name } of switches) {
    expect(env[name], name).toBe("all");
    expect(
      paths.some((path) => file.startsWith(path)),
      file,
    ).toBe(true);
  }
});
