import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { card } from "../../src/env/card.ts";
import { bondigoo, type Draft, examineDraft, set } from "../config/draft.ts";

const root = join(import.meta.dirname, "..", "..");

function cardOf(stack: string, edit: (draft: Draft) => void = () => {}, hasSeed = false) {
  const draft = bondigoo();
  edit(draft);
  const { environments } = examineDraft(draft);
  return card(environments.get(stack)!, [...environments.values()], hasSeed);
}

describe("the card of an environment", () => {
  it("has addresses, test users, test cards, who gets mail, how to start over, and whom to ask", async () => {
    const { environments } = loadFromFiles(join(root, "examples", "marketplace"));
    const text = card(environments.get("staging")!, [...environments.values()], true);
    await expect(`${text}\n`).toMatchFileSnapshot(join(root, "docs", "examples", "card.md"));
  });

  it("says of pages that only the team may open, that they are", () => {
    const closed =
      "| platform | https://dev.bondigoo.ch | members of the Vercel team, who log in there |";
    const page = "dev.environment.frontends.platform.deploymentProtection";
    expect(cardOf("dev", (d) => set(d, page, "standard"))).toContain(closed);
    expect(cardOf("dev", (d) => set(d, page, "none"))).not.toContain(closed);
  });

  it("leaves out what the platform does not have, and says what nobody is named for", () => {
    const users = (d: Draft) => set(d, "platform.testUsers", [{ role: "coach", login: "coach-1" }]);
    expect(cardOf("staging")).not.toMatch(/Signing in|Whom to ask|undefined/);
    expect(cardOf("staging", users)).toContain(
      "| coach | coach-1 |\n\nAsk the team for their passwords.",
    );
    expect(cardOf("dev")).toContain("until somebody runs the application's own seed again.");
  });

  it("says how to start over where there is a seed; staging has production's data all the same", () => {
    expect(cardOf("dev", () => {}, true)).toContain(
      "`npx infra data seed -s dev`. Who they are stands in data/seed.yaml.",
    );
    expect(cardOf("staging", () => {}, true)).toContain("`npx infra data refresh -s staging`");
  });

  it("is refused for production, where nothing is for trying out", () => {
    expect(() => cardOf("prod")).toThrow("prod is production: everything there is real");
  });
});
