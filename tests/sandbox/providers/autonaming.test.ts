import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandboxProviders } from "./client.ts";
import { type } from "./types.ts";

let sandbox: Awaited<ReturnType<typeof startSandboxProviders>>;
beforeAll(async () => {
  sandbox = await startSandboxProviders();
});
afterAll(() => sandbox.close());

const project = type("vercel", "Project");
const of = (token: string) => sandbox.of(token.split(":")[0] ?? "");

describe("names the pf bridge makes up", () => {
  it("adds seven hexadecimal digits to the resource's name", async () => {
    const { inputs } = await of(project).check(project, {});
    expect(inputs["name"]).toMatch(/^R-[0-9a-f]{7}$/);
  });

  it("keeps the name it had, even one that was given and then taken away", async () => {
    const { inputs } = await of(project).check(project, {}, { name: "given" });
    expect(inputs["name"]).toBe("given");
  });

  it("checks a made-up name like a given one", async () => {
    const { reasons: found } = await of(project).check(project, {}, {}, "Bad Name");
    expect(found[0]).toContain("can only contain up to 100 alphanumeric lowercase");
  });

  it("takes the engine's proposal as it is", async () => {
    const { inputs } = await of(project).check(project, {}, {}, "R", { proposed: "proposed" });
    expect(inputs["name"]).toBe("proposed");
  });

  it("is refused where the project switched it off", async () => {
    const label = type("github", "IssueLabel");
    const inputs = { repository: "app", color: "ff0000" };
    await expect(of(label).check(label, inputs, {}, "R", { disabled: true })).rejects.toThrow(
      "automatic naming is disabled but no explicit name was provided",
    );
  });
});
