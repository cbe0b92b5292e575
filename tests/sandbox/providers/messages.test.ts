import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { expect, it } from "vitest";
import { targetOf } from "../../../src/sandbox/providers/messages.ts";

const type = "github:index/branch:Branch";
const request = (urn: string) => new pb.CreateRequest().setUrn(urn);

it.each([
  ["of a resource of its own", `urn:pulumi:prod::shop::${type}::main`],
  ["below its parents' types", `urn:pulumi:prod::shop::platform:a:B$platform:c:D$${type}::main`],
])("an older engine's URN tells type and name: %s", (_where, urn) => {
  expect(targetOf(request(urn))).toEqual({ urn, type, name: "main" });
});

it("a name may hold what separates the parts of a URN", () => {
  expect(targetOf(request(`urn:pulumi:prod::shop::${type}::a::b`)).name).toBe("a::b");
});

it("a newer engine's own type and name are taken first", () => {
  const sent = request(`urn:pulumi:prod::shop::${type}::main`).setType("a:b:C").setName("other");
  expect(targetOf(sent)).toMatchObject({ type: "a:b:C", name: "other" });
});
