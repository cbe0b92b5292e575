import { relative } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { targetOf } from "./pages.ts";

type Token = ReturnType<MarkdownRenderer["parse"]>[number];

/** Tags that the pages mean as tags; `<stack>` and the like are text, as GitHub shows them. */
const tags = /^<(?:br|!--)/;

/**
 * Reads the pages as GitHub does: names in angle brackets are text, links lead from file to file. Those to
 * sources lead to `sources`, an address, or are plain text without one.
 */
export function asOnGitHub(md: MarkdownRenderer, root: string, sources: string | undefined): void {
  md.core.ruler.push("as-on-github", ({ tokens, env }) => {
    // Where it stands in the repository; `path` is its address in the site.
    const file = relative(root, env.realPath ?? env.path);
    for (const token of tokens) {
      if (token.type === "html_block" && !tags.test(token.content)) token.type = "text";
      if (token.type === "code_block") asFence(token);
      if (token.type !== "inline") continue;
      for (const inner of token.children ?? []) {
        if (inner.type === "html_inline" && !tags.test(inner.content)) inner.type = "text";
      }
      token.children = withLinks(token.children ?? [], file, sources);
    }
    if (file === "docs/reference/rules.md") nameRows(tokens);
  });
}

/** Indented code, with the colours, the copying and the scrolling that fenced code has. */
function asFence(token: Token): void {
  token.type = "fence";
  token.markup = "```";
  const isCommand = /^(?:npx|npm|export|cd|for|git) /m.test(token.content);
  const isConfig = /^\s*(?:- )?["\w-]+:(?: |$)/m.test(token.content);
  token.info = isCommand ? "sh" : isConfig ? "yaml" : "txt";
}

function withLinks(tokens: Token[], file: string, sources: string | undefined): Token[] {
  let isText = false;
  return tokens.filter((token) => {
    if (token.type === "link_close" && isText) {
      isText = false;
      return false;
    }
    if (token.type !== "link_open") return true;
    const target = targetOf(String(token.attrGet("href")), file);
    if (target.kind === "page") token.attrSet("href", target.address);
    if (target.kind === "asset") {
      token.attrSet("href", target.address);
      token.attrSet("target", "_blank");
    }
    if (target.kind !== "source") return true;
    isText = sources === undefined;
    token.attrSet("href", `${sources}/${target.path}`);
    return !isText;
  });
}

/** Each rule can be linked to by its code, which stands first in its row. */
function nameRows(tokens: Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "td_open" || tokens[index - 1]?.type !== "tr_open") continue;
    const [code] = tokens[index + 1]?.children ?? [];
    if (code?.type === "code_inline") token.attrSet("id", code.content);
  }
}
