import { z } from "zod";
import { cloudflare } from "../vendors/cloudflare.ts";
import { cloudflarePages, rowsByNumber } from "../vendors/pages.ts";
import { dayOf } from "./model.ts";
import { answerOf, everywhere, type Question } from "./question.ts";

const token = z.object({
  result: z.object({
    id: z.string().optional(),
    status: z.string(),
    expires_on: z.string().nullish(),
  }),
});

const zones = z.object({
  result: z.array(z.object({ account: z.object({ id: z.string() }).optional() })),
});

const members = z.object({
  result: z.array(
    z.object({
      status: z.string(),
      user: z.object({
        email: z.string(),
        two_factor_authentication_enabled: z.boolean().optional(),
      }),
      roles: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
});

/** Source: developers.cloudflare.com/api, "Verify Token", "List Zones", "List Members". */
export const cloudflareQuestions: readonly Question[] = [
  {
    vendor: cloudflare,
    what: "token",
    credentials: true,
    namesOnly: "its rights, and other tokens, stand in the dashboard alone",
    async ask(session) {
      const { result } = await answerOf(session, cloudflare, "/user/tokens/verify", token);
      const expires = dayOf(result.expires_on);
      return [
        {
          ...{ vendor: "Cloudflare", kind: "token", who: "of this shell" },
          may: `${result.status}, its rights stand in the dashboard${expires === undefined ? ", without an end" : ""}`,
          environments: everywhere(session),
          ...(expires !== undefined && { expires }),
        },
      ];
    },
  },
  {
    vendor: cloudflare,
    what: "account's members",
    async ask(session) {
      const { domain } = session.environments[0]!.platform;
      if (domain === undefined) return [];
      const { result } = await answerOf(session, cloudflare, `/zones?name=${domain}`, zones);
      const account = result[0]?.account?.id;
      if (account === undefined) return [];
      const path = `/accounts/${account}/members`;
      const read = (page: z.infer<typeof members>) => page.result;
      const found = await rowsByNumber(
        cloudflare,
        path,
        session.env,
        cloudflarePages,
        members,
        read,
      );
      return found.map(({ status, user, roles }) => ({
        ...{ vendor: "Cloudflare", kind: "member", who: user.email },
        may: [
          ...roles.map(({ name }) => name),
          ...(status === "accepted" ? [] : [status]),
          ...(user.two_factor_authentication_enabled === false ? ["without a second factor"] : []),
        ].join(", "),
        environments: everywhere(session),
      }));
    },
  },
];
