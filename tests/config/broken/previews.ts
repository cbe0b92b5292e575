import { type Draft, set, unset } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

const page = "environment.frontends.platform";
const pattern = "environment.variables.CORS_ORIGIN_PATTERN";
const origins = "${frontends.platform.previewOrigins}";
const allowed =
  "(allowed: alone in a variable, outside production, of a frontend with previews: all)";

/** Bondigoo, whose pull requests have pages of dev's. */
function withPreviews(draft: Draft): Draft {
  set(draft, "platform.vercelTeam", "bondigoo");
  set(draft, `dev.${page}.previews`, "all");
  set(draft, `dev.${pattern}`, origins);
  return set(draft, `staging.${page}.previews`, "none");
}

/** Whose pages pull requests get, and who lets them in. */
export const previews: BrokenCase[] = [
  {
    name: "previews of all branches in a project of one's own",
    edit: (d) => set(withPreviews(d), `staging.${page}.previews`, "all"),
    faults: [
      `staging.${page}.previews: "all", but staging has its own project (allowed: none; branch and all together with previewOf)`,
    ],
  },
  {
    name: "no previews of an environment that is previews",
    edit: (d) => {
      set(withPreviews(d), `dev.${page}.previews`, "none");
      unset(d, `dev.${pattern}`);
    },
    faults: [
      `dev.${page}.previews: "none", but this environment is previews of another (allowed: branch, all)`,
    ],
  },
  {
    name: "a second project that builds every pull request",
    edit: (d) => unset(withPreviews(d), `staging.${page}.previews`),
    faults: [
      `staging.${page}.previews: builds every pull request too, beside dev's previews (allowed: none)\n      fix: write previews: none`,
    ],
  },
  {
    name: "a second environment with all previews of a project",
    edit: (d) => {
      set(withPreviews(d), `staging.${page}.previewOf`, "prod");
      set(d, `staging.${page}.previews`, "all");
    },
    faults: [
      `dev.${page}.previews: "all", as staging has already of that project (allowed: branch)\n      fix: write previews: branch`,
    ],
  },
  {
    name: "previews let into production",
    edit: (d) => set(withPreviews(d), `prod.${pattern}`, origins),
    faults: [`prod.${pattern}: ${origins}: production lets no previews in ${allowed}`],
  },
  {
    name: "previews let in that there are not",
    edit: (d) => set(withPreviews(d), `staging.${pattern}`, origins),
    faults: [
      `staging.${pattern}: ${origins}: staging does not have the previews of all branches ${allowed}`,
    ],
  },
  {
    name: "previews of a team that nobody named",
    edit: (d) => unset(withPreviews(d), "platform.vercelTeam"),
    faults: [`dev.${pattern}: ${origins}: the platform's vercelTeam is not set ${allowed}`],
  },
  {
    name: "previews in the project of a stack that there is not",
    edit: (d) => set(withPreviews(d), `dev.${page}.previewOf`, "test"),
    faults: [
      `dev.${page}.previewOf: "test" is not a stack of this project (allowed: prod, staging)`,
      `prod.${page}.previews: builds every pull request too, beside dev's previews (allowed: none)\n      fix: write previews: none`,
      `dev.${pattern}: ${origins}: the project is not known ${allowed}`,
    ],
  },
  {
    name: "previews of a project whose name Vercel cuts",
    edit: (d) => set(withPreviews(d), `prod.${page}.project`, "a".repeat(48)),
    faults: [
      `dev.${pattern}: ${origins}: the names ${"a".repeat(48)} and bondigoo are so long that Vercel cuts them ${allowed}`,
    ],
  },
  {
    name: "previews of a project that is named like a branch's address",
    edit: (d) => set(withPreviews(d), `prod.${page}.project`, "bondigoo-git-main"),
    faults: [
      `dev.${pattern}: ${origins}: "git" is a word of the project's or the team's name ${allowed}`,
    ],
  },
  {
    name: "previews among exact origins",
    edit: (d) => set(withPreviews(d), `dev.${pattern}`, `${origins}|^https://dev\\.bondigoo\\.ch$`),
    faults: [`dev.${pattern}: ${origins}: a pattern cannot stand beside other text ${allowed}`],
  },
];
