import { describe, expect, it } from "vitest";
import { placeholder } from "../../../src/config/secret-kinds.ts";
import { compareEnvironments } from "../../../src/overview/diff/compare.ts";
import { diffText } from "../../../src/overview/diff/text.ts";
import { copyFiles } from "../../config/copied-files.ts";
import { bondigoo, set, unset } from "../../config/draft.ts";
import { writeProject } from "../../config/write-project.ts";

const { folder, edit } = copyFiles();

const compare = (first: string, second: string) => compareEnvironments(folder(), first, second);
const compared = (path: string, first = "staging", second = "dev") =>
  compare(first, second).values.find((value) => value.path === path);

describe("the values of two environments", () => {
  it("are compared with defaults filled in and names computed", () => {
    expect(compared("services.api.start")).toEqual({
      path: "services.api.start",
      first: "npm start",
      second: "npm run dev",
      likeness: "different",
    });
    expect(compared("services.worker.plan")?.likeness).toBe("same");
    expect(compared("variables.CORS_ORIGIN")?.first).toBe("${frontends.platform.origins}");
  });

  it("that differ in the environment's name alone are told apart from the others", () => {
    expect(compared("services.api.name")).toMatchObject({
      first: "bondigoo-api-staging",
      second: "bondigoo-api-dev",
      likeness: "named",
    });
    expect(compared("services.api.domain")?.likeness).toBe("named");
    // "dev" stands in it, but not as a word.
    edit("Pulumi.staging.yaml", (text) =>
      text.replace("variables:", 'variables:\n      MODE: "staging-x"'),
    );
    edit("Pulumi.dev.yaml", (text) =>
      text.replace("variables:", 'variables:\n      MODE: "devel-x"'),
    );
    expect(compared("variables.MODE")?.likeness).toBe("different");
  });

  it("that only one of them has have no other side", () => {
    expect(compared("variables.SENDGRID_API_KEY", "prod", "staging")).toEqual({
      path: "variables.SENDGRID_API_KEY",
      first: "${secrets.sendgridApiKey}",
      likeness: "missing",
    });
  });

  it("include every variable of a service, its own and those of the platform", () => {
    const draft = bondigoo();
    set(draft, "platform.services.worker.variables", { QUEUE: "all" });
    set(draft, "dev.environment.services.worker.variables", { QUEUE: "few" });
    writeProject(folder(), draft);
    expect(compared("services.worker.variables.QUEUE")).toMatchObject({
      first: "all",
      second: "few",
    });
  });
});

describe("the secrets of two environments", () => {
  it("are the same, different or missing", () => {
    const draft = bondigoo();
    set(draft, "platform.secrets.hook", { kind: "webhook-secret", sharedBy: ["staging", "dev"] });
    set(draft, "platform.variables.HOOK", "${secrets.hook}");
    for (const { secrets } of Object.values(draft.stacks)) {
      secrets["hook"] = placeholder("webhook-secret", "one");
    }
    set(draft, "prod.secrets.hook", placeholder("webhook-secret", "another"));
    unset(draft, "dev.secrets.smtpUrl");
    writeProject(folder(), draft);
    const { secrets } = compare("staging", "dev");
    expect(Object.fromEntries(secrets.map(({ key, likeness }) => [key, likeness]))).toEqual({
      cloudinaryUrl: "different",
      csrfSecret: "different",
      hook: "same",
      jwtSecret: "different",
      sessionSecret: "different",
      smtpUrl: "missing",
      stripePublishableKey: "different",
      stripeSecretKey: "different",
    });
    const text = diffText(compare("staging", "dev"), false);
    expect(text).toMatch(/^- {4}smtpUrl +set 2026-01-31 +MISSING$/m);
    expect(text).not.toContain("  hook ");
  });

  it("are never shown: config with one in the clear is refused, by its place alone", () => {
    const value = "sk_test_51NotAKeyOfAnybodys0000";
    edit("Pulumi.dev.yaml", (text) =>
      text.replace("variables:", `variables:\n      KEY: ${value}`),
    );
    const refused = () => compare("staging", "dev");
    expect(refused).toThrow(/dev.environment.variables.KEY/);
    expect(refused).not.toThrow(value);
  });
});
