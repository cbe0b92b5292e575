import { describe, expect, it } from "vitest";
import type { ServiceSpec } from "../../src/config/spec.ts";
import { parseTemplate } from "../../src/config/template.ts";
import { inCreationOrder, isSensitive, substitute } from "../../src/environment/variables.ts";

const template = (text: string) => parseTemplate(text).template;

describe("substitute", () => {
  it("joins text and known values into one string", () => {
    const values = { "services.api.url": "https://api.example.com" };
    expect(substitute(template("${services.api.url}/v1"), values)).toEqual([
      "https://api.example.com/v1",
    ]);
  });

  it("keeps a value that is not known yet apart from the text around it", () => {
    const later = { later: true };
    expect(substitute(template("a ${redis.url} b"), { "redis.url": later })).toEqual([
      "a ",
      later,
      " b",
    ]);
  });

  it("leaves nothing of an empty value", () => {
    expect(substitute(template(""), {})).toEqual([]);
  });

  it("names the reference that has no value, and those that have one", () => {
    expect(() => substitute(template("${redis.url}"), { "database.url": "x" })).toThrow(
      "${redis.url} has no value here; known: database.url",
    );
  });
});

describe("isSensitive", () => {
  it.each([
    "${secrets.stripeSecretKey}",
    "x${database.url}",
    "${database.password}",
    "${redis.url}",
  ])("says so of %s", (text) => expect(isSensitive(template(text))).toBe(true));

  it.each(["true", "${services.api.url}", "${database.name}", "${environment.launched}"])(
    "denies it of %s",
    (text) => expect(isSensitive(template(text))).toBe(false),
  );
});

describe("inCreationOrder", () => {
  const service = (key: string, ...references: string[]) =>
    ({
      key,
      variables: Object.fromEntries(references.map((name) => [name, template(`\${${name}}`)])),
    }) as unknown as ServiceSpec;
  const keys = (...services: ServiceSpec[]) => inCreationOrder(services).map(({ key }) => key);

  it("puts a service after the one whose address it needs", () => {
    expect(keys(service("api", "services.prefect.internalHost"), service("prefect"))).toEqual([
      "prefect",
      "api",
    ]);
  });

  it("keeps the config's order where nothing depends on it", () => {
    expect(keys(service("b"), service("a", "redis.url"))).toEqual(["b", "a"]);
  });

  it("lets a service refer to itself", () => {
    expect(keys(service("api", "services.api.url"))).toEqual(["api"]);
  });

  it("refuses a circle and shows it", () => {
    const a = service("a", "services.b.url");
    const b = service("b", "services.a.url");
    expect(() => inCreationOrder([a, b])).toThrow("a -> b -> a");
  });
});
