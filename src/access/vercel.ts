import { z } from "zod";
import { vercelRows } from "../vendors/pages.ts";
import { vercel } from "../vendors/vercel.ts";
import { dayOf } from "./model.ts";
import { everywhere, type Question } from "./question.ts";

const pagination = z.object({ next: z.number().nullish() }).nullish();

const members = z.object({
  pagination,
  members: z.array(
    z.object({
      username: z.string(),
      role: z.string(),
      confirmed: z.boolean().optional(),
      createdAt: z.number().optional(),
    }),
  ),
});

const tokens = z.object({
  pagination,
  tokens: z.array(
    z.object({
      name: z.string(),
      createdAt: z.number().optional(),
      expiresAt: z.number().nullish(),
      scopes: z.array(z.object({ type: z.string() })).default([]),
    }),
  ),
});

/** Source: vercel.com/docs/rest-api, "List team members" and "List Auth Tokens". */
export const vercelQuestions: readonly Question[] = [
  {
    vendor: vercel,
    what: "team's members",
    async ask(session) {
      const { team } = session;
      // A personal account has nobody beside its owner.
      if (team === undefined) return [];
      const path = `/v3/teams/${team}/members`;
      const found = await vercelRows(path, session.env, members, (page) => page.members);
      return found.map(({ username, role, confirmed, createdAt }) => ({
        ...{ vendor: "Vercel", kind: "member", who: username, environments: everywhere(session) },
        may: confirmed === false ? `${role}, not yet confirmed` : role,
        ...dated(createdAt),
      }));
    },
  },
  {
    vendor: vercel,
    what: "tokens of the account",
    credentials: true,
    async ask(session) {
      const path = "/v6/user/tokens";
      const found = await vercelRows(path, session.env, tokens, (page) => page.tokens);
      return found.map(({ name, createdAt, expiresAt, scopes }) => {
        const expires = dayOf(expiresAt);
        const types = [...new Set(scopes.map(({ type }) => type))].join(" and ") || "all";
        return {
          ...{ vendor: "Vercel", kind: "token", who: name, environments: everywhere(session) },
          may: `everything of ${types}${expires === undefined ? ", without an end" : ""}`,
          ...dated(createdAt),
          ...(expires !== undefined && { expires }),
        };
      });
    },
  },
];

function dated(time: number | undefined) {
  const since = dayOf(time);
  return since === undefined ? {} : { since };
}
