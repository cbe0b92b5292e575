import { aboutDatabase } from "../databases/kinds.ts";
import { nearest } from "../nearest.ts";
import { serviceKind } from "../services/kinds.ts";
import { isPastDay } from "./days.ts";
import { at, each, isLaunched, liveWord, production, type Rule } from "./rule.ts";

const others = ["staging", "development"];

/** Judges the purposes of all environments, once all of them can be read. */
export const oneProduction: Rule = {
  name: "one-production",
  reason:
    "Exactly one environment serves the users; it owns what the environments share, and every rule " +
    "about live keys and launch needs to know which one it is.",
  source: "Own rule: environments are copies of one platform",
  check({ platform, environments, stacks }) {
    if (environments.length < stacks.length) return [];
    const found = environments.filter(({ spec }) => spec.purpose === "production");
    if (platform.unmanagedProduction !== undefined) {
      return found.slice(0, 1).map(({ stack }) => ({
        path: "platform.unmanagedProduction",
        problem: `given, but ${stack} is production and managed here`,
        fix: "remove it",
      }));
    }
    if (found.length === 0) {
      return [
        {
          path: environments.map((environment) => at(environment, "purpose")).join(", "),
          problem: "no environment has the purpose production",
          allowed: "exactly one",
          fix:
            "write purpose: production in the stack file of the environment users see; while nobody " +
            "manages that one here, name what it has: platform.unmanagedProduction",
        },
      ];
    }
    return found.slice(1).map((environment) => {
      const meant = nearest(environment.stack, others);
      return {
        path: at(environment, "purpose"),
        problem: `"production", as ${found[0]?.stack} has already`,
        allowed: others.join(", "),
        ...(meant !== undefined && { fix: `write purpose: ${meant}` }),
      };
    });
  },
};

/** Judges purpose and launch of the built environment. */
export const launchIsProductions: Rule = {
  name: "launch-is-productions",
  reason: "Users come to production only; `launched` and `hardened` mean nothing anywhere else.",
  source: "Own rule: going live",
  check: each((environment) => {
    if (environment.spec.purpose === "production") return [];
    const given = (["launched", "hardened"] as const).filter((field) => environment.config[field]);
    return given.map((field) => ({
      path: at(environment, field),
      problem: "true",
      allowed: "false outside production",
    }));
  }),
};

/** Judges the database that a launched production will have, by its kind. */
export const launchedBackups: Rule = {
  name: "launched-backups",
  reason:
    "Users' data has to survive a mistake: from launch on, production's database must have backups.",
  source: "Own rule: production is protected",
  check: each((environment, view) => {
    if (!environment.spec.live) return [];
    const obstacles = aboutDatabase(environment.spec.database, ({ launch }, database) =>
      launch.withoutBackups(database),
    );
    return obstacles.map(({ path, problem, allowed, fix }) => ({
      path: at(environment, "database", ...path),
      problem: `${problem}, but production is ${liveWord(view)}`,
      allowed,
      fix,
    }));
  }),
};

/** Judges whose Redis each environment will use once production is launched. */
export const launchedRedis: Rule = {
  name: "launched-redis",
  reason:
    "A shared Redis mixes the job queues of environments; from launch on a worker of staging must " +
    "never take a user's job.",
  source: "Own rule: going live",
  check: (view) =>
    !isLaunched(view)
      ? []
      : view.environments.flatMap((environment) => {
          const { redis } = environment.spec;
          if (redis === undefined || redis.own) return [];
          const external = redis.stack === undefined;
          return [
            {
              path: at(environment, "redis", external ? "external" : "sharedFrom"),
              problem: `"${external ? redis.secret : redis.stack}", but production is ${liveWord(view)}`,
              allowed: "a Redis of its own",
              fix: "remove it",
            },
          ];
        }),
};

/** Judges the plans that a launched production will be on, those by default included. */
export const launchedPlans: Rule = {
  name: "launched-plans",
  reason:
    "Free plans sleep, lose data or expire: a launched production has none, and neither has a " +
    "worker of any environment.",
  source: "Own rule: production is protected",
  check: (view) => {
    const live = production(view);
    if (live === undefined || !live.spec.live) return [];
    const { services, redis, database } = live.spec;
    const free = [
      ...services
        .filter(
          ({ service, settings }) =>
            settings.plan === "free" && "sold" in serviceKind(service).plans,
        )
        .map(({ key }) => ({ path: ["services", key, "plan"], plan: "free" })),
      ...(redis?.own && redis.plan === "free" ? [{ path: ["redis", "plan"], plan: "free" }] : []),
      ...aboutDatabase(database, ({ bought, plans }, spec) =>
        bought(spec)
          .filter(({ value }) => plans[value]?.monthlyUsd === 0)
          .map(({ path, value }) => ({ path: ["database", ...path], plan: value })),
      ),
    ];
    return free.map(({ path, plan }) => ({
      path: at(live, ...path),
      problem: `"${plan}", but production is ${liveWord(view)}`,
      allowed: "a paid plan",
    }));
  },
};

/** Judges the day written against the calendar and the clock. */
export const launchedData: Rule = {
  name: "launched-data",
  reason:
    "Users who meet an empty platform do not come back; whoever put the initial data in says so here: " +
    "`infra data seed` by itself.",
  source: "Own rule: going live",
  check: each((environment, view) => {
    const { now } = view;
    const { live, database, seeded } = environment.spec;
    const path = at(environment, "seeded");
    const allowed = "the day on which the initial data was put in";
    if (seeded !== undefined && (seeded < "2000" || !isPastDay(seeded.slice(0, 10), now))) {
      return [{ path, problem: `"${seeded}" is not a day that has come`, allowed }];
    }
    if (!live || !database || seeded !== undefined) return [];
    return [
      {
        path,
        problem: `missing, but production is ${liveWord(view)}`,
        allowed,
        fix: "put the data in, then write seeded: 2026-01-31 with that day",
      },
    ];
  }),
};

/** Judges which services of a launched production will run. */
export const launchedRunning: Rule = {
  name: "launched-running",
  reason: "A suspended service of a launched production is an outage.",
  source: "Own rule: going live",
  check: each((environment, view) =>
    environment.spec.live
      ? environment.spec.services
          .filter(({ settings }) => settings.suspended)
          .map(({ key }) => ({
            path: at(environment, "services", key, "suspended"),
            problem: `true, but production is ${liveWord(view)}`,
            allowed: "false",
          }))
      : [],
  ),
};

const aloneFix =
  "write protection: { reviews: 1 }; where nobody else is there to review, team: 1 in the platform";

/** Judges how many approvals each branch will need, against the people that the platform has. */
export const reviewersExist: Rule = {
  name: "reviewers-exist",
  reason: "Nobody can approve a pull request of their own: with too few people none can be merged.",
  source:
    "https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/approving-a-pull-request-with-required-reviews",
  check: each((environment, { platform: { team } }) => {
    const { reviews } = environment.spec.protection;
    if (team === undefined || reviews < team) return [];
    return [
      {
        path: at(environment, "protection", "reviews"),
        problem: `${reviews}, but in a team of ${team} only ${team - 1} can approve`,
        allowed: `at most ${team - 1}`,
        fix: `write protection: { reviews: ${team - 1} }`,
      },
    ];
  }),
};

/** Judges how many may let jobs of a deployment environment run. */
export const deploymentReviewersFit: Rule = {
  name: "deployment-reviewers-fit",
  reason:
    "GitHub takes one to six reviewers of a deployment environment, people and teams together.",
  source:
    "https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments",
  check: each((environment) => {
    const { reviewers } = environment.spec.protection;
    if (reviewers === undefined) return [];
    const count = reviewers.users.length + reviewers.teams.length;
    if (count >= 1 && count <= 6) return [];
    const path = at(environment, "protection", "reviewers");
    return [{ path, problem: `${count} reviewers`, allowed: "1 to 6" }];
  }),
};

/** Judges the protection that production's branch will have, against those of all others. */
export const productionProtection: Rule = {
  name: "production-protection",
  reason:
    "What reaches users was looked at by a second person, administrators included; production is " +
    "never less protected than another environment.",
  source: "Own rule: production is protected",
  check(view) {
    const live = production(view);
    if (live === undefined) return [];
    const { reviews, admins } = live.spec.protection;
    const least = view.platform.team === 1 ? 0 : 1;
    const given = view.environments.map(({ spec }) => spec.protection.reviews);
    const strictest = Math.max(least, ...given);
    const faults = [];
    if (reviews < strictest) {
      faults.push({
        path: at(live, "protection", "reviews"),
        problem: `${reviews}`,
        allowed: `at least ${strictest}: production needs a review, and as many as any environment`,
        ...(least === 1 && strictest === 1 && { fix: aloneFix }),
      });
    }
    if (!admins) {
      faults.push({
        path: at(live, "protection", "admins"),
        problem: "false",
        allowed: "true in production",
      });
    }
    return faults;
  },
};
