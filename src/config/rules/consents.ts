import { interruptible } from "../consentable.ts";
import { didYouMean } from "../nearest.ts";
import { at, each, type Rule } from "./rule.ts";

/** Judges names against those that things will have at their vendors, those by default included. */
export const interruptionsNamed: Rule = {
  name: "interruptions-named",
  reason:
    "A consent is for one thing that stays: a name that nothing has consents to nothing today, and to " +
    "something nobody read about tomorrow.",
  source: "Own rule: consent",
  check: each((environment) => {
    const known = interruptible(environment.spec);
    return environment.spec.allowInterruption.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [
            {
              path: at(environment, "allowInterruption", String(index)),
              problem: `nothing here has the name "${name}"${didYouMean(name, known)}`,
              allowed: `a thing of this environment: ${known.join(", ")}`,
            },
          ],
    );
  }),
};
