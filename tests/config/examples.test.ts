import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");
const ajv = new Ajv({ strict: false, validateFormats: false });

const platforms = readdirSync(examples).filter((name) =>
  existsSync(join(examples, name, "Pulumi.yaml")),
);

describe.each(platforms)("the example %s", (name) => {
  const folder = join(examples, name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));

  it("has no faults", () => {
    const { faults, environments } = loadFromFiles(folder);
    expect(faults.map(line)).toEqual([]);
    expect(environments.size).toBe(files.length - 1);
  });

  it.each(files)("tells editors the schema of %s, which accepts it", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schema!), "utf8")));
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it("runs the same program as the platform of this repository", () => {
    const [own, example] = [join(examples, ".."), folder].map((project) =>
      parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")),
    );
    expect(example.runtime).toEqual(own.runtime);
    expect(join(folder, example.main)).toBe(join(examples, "..", own.main));
  });
});
