import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printable } from "../config/characters.ts";
import type { PlacedFault } from "../config/fault.ts";
import { saysSecret } from "../config/secret-names.ts";
import { looksSecret } from "../config/secret-shapes.ts";

const longest = 100;

/**
 * The line that a fault is on, with a caret under its place. None where the line may hold a secret:
 * what is printed may end up in a log.
 */
export function excerpt(dir: string, { place, code }: PlacedFault): string[] {
  if (place === undefined || /secret|clear|encrypted/.test(code)) return [];
  const text = readFileSync(join(dir, place.file), "utf8").split(/\r?\n/)[place.line - 1] ?? "";
  if (mayHoldSecret(text)) return [];
  const before = printable(text.slice(0, place.column - 1));
  const cut = Math.max(0, before.length - longest / 2);
  const shown = `${before}${printable(text.slice(place.column - 1))}`.slice(cut, cut + longest);
  const number = String(place.line);
  const margin = " ".repeat(number.length);
  return [`  ${number} | ${shown}`, `  ${margin} | ${" ".repeat(before.length - cut)}^`];
}

/** Whether text looks like a key, or stands under a name that says so. */
function mayHoldSecret(text: string): boolean {
  if (looksSecret(text)) return true;
  const names = [...text.matchAll(/([\w-]+)["']?\s*:/g)].map(([, name]) => name ?? "");
  return names.some(saysSecret);
}
