import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { configPath } from "../../src/config/config-path.ts";

const pathIn = (text: string) => configPath(parseDocument(text), "shop", "environment");

describe("one of our keys in a file's config", () => {
  it("stands where somebody wrote it without the project's name", () => {
    expect(pathIn("config: { environment: {} }")).toEqual(["config", "environment"]);
  });

  it("stands below the project's name otherwise, also where it is yet to be written", () => {
    expect(pathIn("config: { shop:environment: {} }")).toEqual(["config", "shop:environment"]);
    expect(pathIn("{}")).toEqual(["config", "shop:environment"]);
  });
});
