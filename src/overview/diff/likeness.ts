/**
 * `named`: differs in nothing but the environment's own name; `missing`: one of the two has it,
 * or, of a secret that both need, none;
 * `not known`: nobody recorded a fingerprint by which two secrets could be compared.
 */
export type Likeness = "same" | "named" | "different" | "missing" | "not known";

/** How alike a value is in two environments. */
export function valueLikeness(
  first: string | undefined,
  second: string | undefined,
  a: string,
  b: string,
): Likeness {
  if (first === second) return "same";
  if (first === undefined || second === undefined) return "missing";
  return unnamed(first, a) === unnamed(second, b) ? "named" : "different";
}

/** The text with the environment's name, as a word of it, taken out. */
export function unnamed(text: string, stack: string, by = "\u0000"): string {
  const word = stack.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, "g"), by);
}
