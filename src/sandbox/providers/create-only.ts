import { ProviderRefusal } from "./errors.ts";
import { type ResourceFacts, terraformName } from "./facts.ts";
import { isMissing, type Properties } from "./values.ts";

/**
 * Refuses a change of a property that can only be given at creation. One that the state does not
 * hold yet may be set. Observed on the Atlas plugin (its texts differ with and without a default).
 */
export function createOnlyRefusal(facts: ResourceFacts, inputs: Properties, old: Properties): void {
  for (const [name, property] of Object.entries(facts.inputProperties)) {
    const before = old[name];
    const after = inputs[name] ?? property.default;
    if (!property.createOnly || isMissing(before) || isMissing(after)) continue;
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    const terraform = terraformName(name, property);
    if (property.default === undefined) {
      const text = `${terraform} cannot be updated`;
      throw new ProviderRefusal(text, text, terraform);
    }
    throw new ProviderRefusal(
      `${terraform} cannot be updated or set after import, remove it from the configuration ` +
        "or use the state value (see below).",
      `The current state value is ${before}`,
      terraform,
    );
  }
}
