import { seedWorld } from "../../src/sandbox/providers/seed.ts";
import { legacyAccounts } from "../../src/sandbox/providers/seeds.ts";
import { openStage, type Stage } from "./stage.ts";

/** Names that Bondigoo's accounts have today, where they differ from those of the environments. */
export const today = {
  vercelProject: "coaching-platform-frontend",
  databaseUser: "coaching_platform_dev_user",
} as const;

/** A stage whose vendors hold what Bondigoo clicked together by hand, and nothing else. */
export async function openStageOfToday(project?: string): Promise<Stage> {
  const stage = await openStage(project);
  const { world } = stage.sandbox;
  world.reset();
  const seed = legacyAccounts({
    repository: "bondigoo/bondigoo-platform",
    domain: "bondigoo.ch",
    atlas: { project: "64b5f0c2a1d3e4f5a6b7c8d9", clusters: ["coaching-platform-dev"] },
    ...today,
    variables: {
      REACT_APP_API_URL: "https://coaching-api.onrender.com",
      REACT_APP_STRIPE_PKEY: "pk_test_typed_by_hand",
      REACT_APP_OLD_FLAG: "yes",
    },
  });
  seedWorld(world, seed);
  return stage;
}
