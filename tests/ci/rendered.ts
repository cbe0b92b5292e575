import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

/** What GitHub's Markdown makes of a text, without where each part stands in it. */
function parse(markdown: string): Node {
  const extensions = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return fromMarkdown(markdown, extensions) as Node;
}

/** The parts of a rendered text, in order, and what is in those that are code. */
export interface Rendered {
  /** `type` or `type: content` of every part; of code, the type alone. */
  parts: string[];
  /** Contents of code, in spans and in blocks. */
  codes: string[];
}

/** Our own marker holds a digest of what is shown, which differs with every word. */
function withoutPlans(text?: string): string | undefined {
  return text?.replace(/^(<!-- infra:plan:\S+:)[0-9a-f]{32}( -->)$/, "$1$2");
}

export function render(markdown: string): Rendered {
  const parts: string[] = [];
  const codes: string[] = [];
  const visit = ({ type, value, url, children = [] }: Node) => {
    const isCode = type === "inlineCode" || type === "code";
    if (isCode) codes.push(value ?? "");
    const content = isCode ? undefined : withoutPlans(value ?? url);
    parts.push(content === undefined ? type : `${type}: ${content}`);
    for (const child of children) visit(child);
  };
  visit(parse(markdown));
  return { parts, codes };
}
