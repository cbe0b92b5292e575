import { parseTemplate, type Template } from "../../config/template.ts";

const known = new Map<string, Template>();

/** The parts of a text; a fault in it has been told before. */
export function templateOf(text: string): Template {
  let template = known.get(text);
  if (template === undefined) {
    template = parseTemplate(text).template;
    known.set(text, template);
  }
  return template;
}

/** The path that a text is alone, so that its value keeps its type. */
export function pathAlone(text: string): string[] | undefined {
  const [only, ...more] = templateOf(text);
  return typeof only === "object" && more.length === 0 ? only.path : undefined;
}
