import { at, each, type Rule } from "./rule.ts";

/** Judges when services deploy by themselves: what they wait for has to come. */
export const deploysHaveChecks: Rule = {
  name: "deploys-have-checks",
  reason:
    "Render waits for GitHub's checks of a commit, not for its commit statuses, and never deploys a " +
    "commit that has none.",
  source: "https://render.com/docs/deploys#integrating-with-ci",
  check: each((environment) => {
    const { deploy, protection, services } = environment.spec;
    if (deploy === "onCommit") return [];
    const path = at(environment, "deploy");
    const isBuilt = services.some(({ service }) => !("image" in service) || !service.image);
    if (!isBuilt) {
      return [
        { path, problem: `${deploy}, and no service is built from the branch`, fix: "remove it" },
      ];
    }
    if (deploy === "manual" || protection.checks.length > 0) return [];
    return [
      {
        path,
        problem: "afterChecks, and no check is named",
        allowed: "with protection.checks: their names as they appear on commits",
        fix: "write onCommit; or name the checks under protection.checks",
      },
    ];
  }),
};
