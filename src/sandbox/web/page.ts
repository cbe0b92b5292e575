import type { WebAnswer } from "./answer.ts";

export interface Built {
  /** What it is called: the name of the project or the site. */
  title: string;
  commit: string;
  /** Variables as they were at the build; those of servers are not among them. */
  variables: Record<string, string>;
}

/** A page as build tools leave it: HTML that loads one script, into which variables are built. */
export function pageAnswer(path: string, { title, commit, variables }: Built): WebAnswer {
  const headers = { "strict-transport-security": "max-age=63072000" };
  if (path === "/build.json") {
    const type = "application/json; charset=utf-8";
    const body = JSON.stringify({ commit, variables });
    return { status: 200, headers: { ...headers, "content-type": type }, body };
  }
  if (path === "/static/main.js") {
    const type = "text/javascript; charset=utf-8";
    const body = `const env=${JSON.stringify(variables)};`;
    return { status: 200, headers: { ...headers, "content-type": type }, body };
  }
  const body =
    `<!doctype html><html lang="en"><head><title>${title}</title>` +
    `<meta name="commit" content="${commit}">` +
    `<script defer src="/static/main.js"></script></head><body><div id="root"></div></body></html>`;
  return { status: 200, headers: { ...headers, "content-type": "text/html; charset=utf-8" }, body };
}
