import type { Output } from "@pulumi/pulumi";
import type { Variables } from "../config/template.ts";
import { substitute, type Values } from "./variables.ts";
import { whenPresent } from "./when-present.ts";

/** Values that references stand for, some known only once a vendor has answered. */
export type LiveValues = Values<Output<string>>;

/** Variables with every reference replaced; secret where anything in them is. */
export function resolveVariables(
  variables: Variables,
  values: LiveValues,
): Record<string, string | Output<string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, template]) => {
      const parts = substitute(template, values);
      const text = parts.length === 0 ? "" : parts[0];
      return [
        name,
        parts.length === 1 && typeof text === "string"
          ? text
          : whenPresent(parts, (...texts) => texts.join("")),
      ];
    }),
  );
}
