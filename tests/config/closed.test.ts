import { expect, it } from "vitest";
import { isClosed } from "../../src/config/closed.ts";
import { bondigoo, examineDraft, set } from "./draft.ts";

it.each([
  ["standard", "standard", "prod", false],
  ["all", "standard", "prod", true],
  ["standard", "none", "dev", false],
  ["none", "standard", "dev", false],
  ["standard", "standard", "dev", true],
])(
  "production's %s and dev's %s protection close %s to strangers: %s",
  (own, preview, stack, closed) => {
    const draft = bondigoo();
    set(draft, "prod.environment.frontends.platform.deploymentProtection", own);
    set(draft, "dev.environment.frontends.platform.previewOf", "prod");
    set(draft, "dev.environment.frontends.platform.deploymentProtection", preview);
    const { environments } = examineDraft(draft);
    const [frontend] = environments.get(stack)!.frontends;
    expect(isClosed(frontend!, [...environments.values()])).toBe(closed);
  },
);
