/** A reference to another part, as written between `${` and `}`. */
export interface Reference {
  /** `["services", "api", "url"]` */
  path: string[];
}

/** A variable's value: literal text and references, in order. */
export type Template = (string | Reference)[];

export type Variables = Record<string, Template>;

/** Text of a variable that is no template: where it breaks, in words. */
export interface TemplateError {
  problem: string;
}

/**
 * Splits `https://${services.api.url}/x` into text and references. `$${` stands for a literal `${`.
 * An unclosed or empty reference is a fault; whether its target exists is not looked at here.
 */
export function parseTemplate(text: string): { template: Template; faults: TemplateError[] } {
  const template: Template = [];
  const faults: TemplateError[] = [];
  let literal = "";
  let rest = text;
  while (rest !== "") {
    const at = rest.indexOf("${");
    if (at === -1) {
      literal += rest;
      break;
    }
    if (rest[at - 1] === "$") {
      literal += `${rest.slice(0, at - 1)}\${`;
      rest = rest.slice(at + 2);
      continue;
    }
    const end = rest.indexOf("}", at);
    if (end === -1) {
      faults.push({ problem: `"${rest.slice(at)}" is not closed with }` });
      break;
    }
    literal += rest.slice(0, at);
    if (literal !== "") template.push(literal);
    literal = "";
    template.push({
      path: rest
        .slice(at + 2, end)
        .trim()
        .split("."),
    });
    rest = rest.slice(end + 1);
  }
  if (literal !== "") template.push(literal);
  return { template, faults };
}

/** Layers of variables in one, a later one before an earlier, in the order of their names. */
export function mergeVariables(...layers: Record<string, string>[]): Variables {
  const merged: Record<string, string> = Object.assign({}, ...layers);
  return Object.fromEntries(
    Object.keys(merged)
      .toSorted()
      .map((name) => [name, parseTemplate(merged[name] ?? "").template]),
  );
}

/** The references of a template, in order. */
export function referencesIn(template: Template): Reference[] {
  return template.filter((piece) => typeof piece !== "string");
}

/** `services.api.url`, as it is written between `${` and `}`. */
export function referenceName(reference: Reference): string {
  return reference.path.join(".");
}
