import { expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { projectFolder } from "../../src/engine/layout.ts";
import { domainsToAsk, withDomains } from "../../src/recovery/domains.ts";
import type { Adoption } from "../../src/recovery/lines.ts";

const specs = [...loadFromFiles(projectFolder).environments.values()];
const adopting = (stack: string, adopt: string): Adoption => ({
  stack,
  environment: { frontends: { platform: { adopt } }, adoptBranch: true },
  notes: ["a note"],
});
const prod = adopting("prod", "prj_1");
const staging = adopting("staging", "prj_2");
const dev: Adoption = { stack: "dev", environment: {}, notes: [] };
const asked = (stack: string, domain: string, id: string) => ({
  stack,
  key: "platform",
  domain,
  id,
});

it("asks for the domains and redirects of each project that is taken over, and of no other", () => {
  expect(domainsToAsk(specs, [prod, staging, dev])).toEqual([
    asked("prod", "www.bondigoo.ch", "prj_1/www.bondigoo.ch"),
    asked("prod", "bondigoo.ch", "prj_1/bondigoo.ch"),
    asked("staging", "staging.bondigoo.ch", "prj_2/staging.bondigoo.ch"),
  ]);
  expect(domainsToAsk(specs, [dev])).toEqual([]);
});

it("adds those that exist to the lines of their own environment", () => {
  const questions = domainsToAsk(specs, [prod, staging, dev]);
  const existing = ["prj_1/bondigoo.ch", "prj_2/staging.bondigoo.ch"];
  const withLines = (adoption: Adoption, adopt: string, adoptDomains: object) => ({
    ...adoption,
    environment: { frontends: { platform: { adopt, adoptDomains } }, adoptBranch: true },
  });
  expect(withDomains([prod, staging, dev], questions, existing)).toEqual([
    withLines(prod, "prj_1", { "bondigoo.ch": "prj_1/bondigoo.ch" }),
    withLines(staging, "prj_2", { "staging.bondigoo.ch": "prj_2/staging.bondigoo.ch" }),
    dev,
  ]);
});
