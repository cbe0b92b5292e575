import { shown } from "../../config/cost/amount.ts";
import { accountCosts, type Estimate, estimate, sumOf } from "../../config/cost/estimate.ts";
import type { EnvironmentSpec } from "../../config/spec.ts";
import { type Facts, withFacts } from "./facts.ts";
import { grouped } from "./grouping.ts";
import type { MapEnvironment, PlatformMap } from "./model.ts";
import { partsOf } from "./parts.ts";
import { sharedThings } from "./shared.ts";

/**
 * The map of all environments of a platform, by their config; with what is known of those that are
 * up, by their stacks.
 */
export function platformMap(
  environments: EnvironmentSpec[],
  known: ReadonlyMap<string, Facts> = new Map(),
): PlatformMap {
  const [first] = environments;
  const estimates = environments.map((spec) => estimate(spec));
  const lasting = environments.filter(({ pullRequest }) => pullRequest === undefined);
  return {
    platform: first?.platform.name ?? "",
    domain: first?.platform.domain,
    repository: first === undefined ? "" : `${first.repository.owner}/${first.repository.name}`,
    cost: shown(
      sumOf(
        lasting.map((spec) => estimate(spec)),
        accountCosts(lasting),
      ),
    ),
    environments: environments.map((spec, index) =>
      environmentMap(spec, estimates[index]!, known.get(spec.stack)),
    ),
    shared: sharedThings(environments, estimates.map(costText)),
  };
}

function environmentMap(
  spec: EnvironmentSpec,
  costs: Estimate,
  facts: Facts | undefined,
): MapEnvironment {
  const { stack, purpose, pullRequest, launched, branch } = spec;
  const parts = withFacts(partsOf(spec, costs), stack, facts);
  return {
    ...{
      stack,
      purpose,
      ...(pullRequest && { pullRequest }),
      launched,
      branch,
      cost: costText(costs),
    },
    ...(facts && { up: facts.up }),
    ...(facts?.healthy !== undefined && { healthy: facts.healthy }),
    ...grouped(parts, stack),
  };
}

/** `$82`, and that something is missing in it. */
function costText({ total, unknown }: Estimate): string {
  return unknown.length === 0 ? shown(total) : `${shown(total)} and what is not known`;
}
