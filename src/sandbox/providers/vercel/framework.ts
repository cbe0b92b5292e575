import pin from "../../../../pins/vercel/frameworks.json" with { type: "json" };
import { type Failure, failureAt } from "../errors.ts";
import { isUnknown } from "../values.ts";

/** The provider asks the vendor for them in Check. */
const frameworks = new Set(pin.frameworks);

/** The text is the provider's as read in its source, not observed. */
export function checkFramework(framework: unknown, path: string): Failure[] {
  if (typeof framework !== "string" || isUnknown(framework) || frameworks.has(framework)) return [];
  const text = `Invalid Framework. The framework ${framework} is not supported on Vercel`;
  return [failureAt(path, text)];
}
