import { didYouMean } from "../nearest.ts";
import { serviceKind } from "../services/kinds.ts";
import type { Rule } from "./rule.ts";

/** Judges the keys under `platform.verify` against the platform's parts. */
export const verifiedPartsExist: Rule = {
  name: "verified-parts-exist",
  reason: "A check of a part that does not exist, or answers nobody, would pass without looking.",
  source: "Own rule: verification",
  check: ({ platform }) => {
    const answering = Object.entries(platform.services)
      .filter(([, service]) => serviceKind(service).serves === "requests")
      .map(([key]) => key);
    const { services, frontends, actions } = platform.verify;
    const asked = Object.entries(actions).flatMap(([name, { steps }]) =>
      steps.map(({ service }, index) => ({
        path: `platform.verify.actions.${name}.steps.${index}.service`,
        key: service,
      })),
    );
    const named = (part: string, keys: object) =>
      Object.keys(keys).map((key) => ({ path: `platform.verify.${part}.${key}`, key }));
    return [
      ...unknown([...named("services", services), ...asked], answering, "web service"),
      ...unknown(named("frontends", frontends), Object.keys(platform.frontends), "frontend"),
    ];
  },
};

function unknown(uses: { path: string; key: string }[], known: string[], what: string) {
  return uses
    .filter(({ key }) => !known.includes(key))
    .map(({ path, key }) => ({
      path,
      problem: `"${key}" is not a ${what}${didYouMean(key, known)}`,
      allowed: known.join(", ") || "none: the platform has none",
    }));
}
