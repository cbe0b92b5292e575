import { set } from "../draft.ts";
import type { BrokenCase } from "./case.ts";

/** Reviews that nobody can give, or nobody has to. */
export const reviews: BrokenCase[] = [
  {
    name: "a team of one that nobody can review for",
    edit: (d) => set(d, "platform.team", 1),
    faults: [
      "prod.environment.protection.reviews: 1, but in a team of 1 only 0 can approve (allowed: at most 0)\n      fix: write protection: { reviews: 0 }",
      "staging.environment.protection.reviews: 1, but in a team of 1 only 0 can approve (allowed: at most 0)\n      fix: write protection: { reviews: 0 }",
    ],
  },
  {
    name: "no review of production in a team of two",
    edit: (d) => {
      set(d, "platform.team", 2);
      set(d, "prod.environment.protection.reviews", 0);
    },
    faults: [
      "prod.environment.protection.reviews: 0 (allowed: at least 1: production needs a review, and as many as any environment)\n      fix: write protection: { reviews: 1 }; where nobody else is there to review, team: 1 in the platform",
    ],
  },
  {
    name: "production as a pull request's environment",
    edit: (d) => set(d, "prod.environment.pullRequest", 7),
    faults: [
      "prod.environment.pullRequest: 7, but production runs what was merged (allowed: nothing in production)\n      fix: remove it",
    ],
  },
  {
    name: "reviewers of deployments, of whom there is none",
    edit: (d) => set(d, "prod.environment.protection.reviewers", {}),
    faults: ["prod.environment.protection.reviewers: 0 reviewers (allowed: 1 to 6)"],
  },
];
