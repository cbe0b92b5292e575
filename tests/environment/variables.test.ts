import { describe, expect, it } from "vitest";
import type { ServiceSpec } from "../../src/config/spec.ts";
import { parseTemplate } from "../../src/config/template.ts";
import {
  envGroup,
  inCreationOrder,
  substitute,
  type Values,
} from "../../src/environment/variables.ts";

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

describe("inCreationOrder", () => {
  const service = (key: string, ...references: string[]) =>
    ({
      key,
      service: key.startsWith("site") ? { type: "static" } : { type: "web", runtime: "node" },
      variables: Object.fromEntries(references.map((name) => [name, template(`\${${name}}`)])),
    }) as unknown as ServiceSpec;
  const order = (services: ServiceSpec[], shared: string[] = [], known: object = {}) => {
    const variables = Object.fromEntries(shared.map((name) => [name, template(`\${${name}}`)]));
    const nodes = inCreationOrder(services, variables, known as Values<never>);
    return nodes.map((node) => (node === envGroup ? node : node.key));
  };

  it("puts a service after the one whose address it needs", () => {
    const services = [service("api", "services.prefect.internalHost"), service("prefect")];
    expect(order(services)).toEqual([envGroup, "prefect", "api"]);
  });

  it("keeps the config's order where nothing depends on it", () => {
    const services = [service("b"), service("a", "redis.url")];
    expect(order(services)).toEqual([envGroup, "b", "a"]);
  });

  it("lets two services refer to each other where their domains make the addresses known", () => {
    const services = [service("a", "services.b.url"), service("b", "services.a.url")];
    const known = { "services.a.url": "https://a.example", "services.b.url": "https://b.example" };
    expect(order(services, [], known)).toEqual([envGroup, "a", "b"]);
  });

  it("puts a static site before the env group that needs its address", () => {
    const services = [service("api"), service("site")];
    expect(order(services, ["services.site.url"])).toEqual(["site", envGroup, "api"]);
  });

  it("refuses a circle and shows it", () => {
    const services = [service("a", "services.b.url"), service("b", "services.a.url")];
    expect(() => order(services)).toThrow("a -> b -> a");
  });

  it("refuses a service that needs its own address before it exists", () => {
    expect(() => order([service("api", "services.api.url")])).toThrow("api -> api");
  });
});
