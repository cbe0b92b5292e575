import { isUnknown } from "../render/providers/values.ts";

/**
 * Properties of `wanted` that a thing shows otherwise. What is not known yet, what is secret, and
 * what the vendor does not show cannot differ.
 */
export function differingProperties(
  wanted: Record<string, unknown>,
  held: Record<string, unknown>,
): string[] {
  return Object.keys(wanted).filter((name) => {
    return !name.startsWith("__") && differs(wanted[name], held[name]);
  });
}

function differs(wanted: unknown, held: unknown): boolean {
  if (wanted === undefined || wanted === null || isHidden(wanted) || isHidden(held)) return false;
  if (held === undefined || held === null) return false;
  if (Array.isArray(wanted)) return !Array.isArray(held) || !isSameSet(wanted, held);
  if (isObject(wanted)) return !isObject(held) || differingProperties(wanted, held).length > 0;
  return String(wanted) !== String(held);
}

/** Vendors give lists back in an order of their own. */
function isSameSet(wanted: readonly unknown[], held: readonly unknown[]): boolean {
  if (wanted.length !== held.length) return false;
  return wanted.every((one) => held.some((other) => !differs(one, other)));
}

const secretMark = "4dabf18193072939515e22adb298388d";

/** Unknown at preview, masked by it, or a secret as state holds it. */
function isHidden(value: unknown): boolean {
  return isUnknown(value) || value === "[secret]" || (isObject(value) && secretMark in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
