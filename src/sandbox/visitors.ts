import type { MiddlewareHandler } from "hono";

const thisMachine = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Lets in programs of this machine and no page of a browser on it. A page of a stranger's site can
 * send requests to the loopback address: under a name of its own that leads there (DNS rebinding),
 * where it could read the answers, and by plain forms, whose answers it cannot read.
 */
export const programsOnly: MiddlewareHandler = async (context, next) => {
  const { host = "", origin, "sec-fetch-site": site } = context.req.header();
  if (!thisMachine.test(host)) {
    return context.json({ message: `refused: the Host is not this machine: ${host}` }, 403);
  }
  if (origin !== undefined || (site !== undefined && site !== "none")) {
    return context.json({ message: "refused: the sandbox answers no browser's pages" }, 403);
  }
  return await next();
};

/**
 * An order is JSON and says so. A browser sends that type for a page only after having asked, and
 * is never told yes.
 */
export const ordersInJson: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  const type = context.req.header("content-type") ?? "";
  if (method === "GET" || method === "HEAD" || /^application\/json\b/.test(type)) {
    return await next();
  }
  return context.json({ message: "Content-Type must be application/json" }, 415);
};
