import { examine } from "../../../src/config/load.ts";
import type { EnvironmentSpec } from "../../../src/config/spec.ts";
import { bondigoo } from "../../config/draft.ts";

const types = ["web", "worker", "private", "cron"] as const;

/** Twenty environments of a hundred services each, of four types and with different uses. */
export function twentyEnvironments(services = 100): EnvironmentSpec[] {
  const { platform, stacks } = bondigoo();
  const many = Array.from({ length: services }, (_, index) => {
    const type = types[index % types.length]!;
    const uses = index % 3 === 0 ? { CACHE: "${redis.url}" } : {};
    const schedule = type === "cron" ? { schedule: "0 3 * * *" } : {};
    return [`part${index}`, { type, start: "npm start", variables: uses, ...schedule }] as const;
  });
  const environments = Array.from({ length: 20 }, (_, index) => {
    const stack = index === 0 ? "prod" : `team-${index}`;
    const model = index === 0 ? "prod" : "staging";
    const text = JSON.stringify(stacks[model]!.environment).replaceAll("staging", stack);
    const purpose = index === 0 ? "production" : "staging";
    return { stack, environment: { ...JSON.parse(text), purpose } };
  });
  const input = {
    project: "bondigoo",
    platform: {
      ...platform,
      services: { ...(platform["services"] as object), ...Object.fromEntries(many) },
      variables: { ...(platform["variables"] as object), REDIS_URL: "none" },
    },
    stacks: environments.map((each) => ({
      ...each,
      secrets: {},
      importsSecrets: false,
      secretInfo: undefined,
    })),
  };
  return [...examine(input, () => false).environments.values()];
}
