import { z } from "zod";
import { answerOfVendor } from "../vendors/asked.ts";
import { github } from "../vendors/github.ts";
import { gitHubPages, rowsByNumber } from "../vendors/pages.ts";
import { dayOf } from "./model.ts";
import { everywhere, type Question, type Session } from "./question.ts";

const collaborators = z.array(z.object({ login: z.string(), role_name: z.string() }));

const keys = z.array(
  z.object({
    title: z.string(),
    read_only: z.boolean(),
    created_at: z.string().optional(),
    last_used: z.string().nullish(),
  }),
);

const environments = z.object({
  environments: z
    .array(
      z.object({
        name: z.string(),
        protection_rules: z
          .array(
            z.object({
              reviewers: z
                .array(
                  z.object({
                    type: z.string(),
                    reviewer: z.object({
                      login: z.string().optional(),
                      slug: z.string().optional(),
                    }),
                  }),
                )
                .optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

const secrets = z.object({
  secrets: z.array(z.object({ name: z.string(), updated_at: z.string() })).default([]),
});

const same = <T>(value: T) => value;

/** All rows of one of the repository's lists. */
async function listed<Answer, Row>(
  session: Session,
  list: string,
  form: z.ZodType<Answer>,
  rows: (answer: Answer) => Row[],
): Promise<Row[]> {
  const { owner, name } = session.environments[0]!.repository;
  const path = `/repos/${owner}/${name}${list}`;
  return await rowsByNumber(github, path, session.env, gitHubPages, form, rows);
}

/**
 * When the token that is used ends. Source: docs.github.com, "Managing your personal access tokens": a
 * token with an end has it in the header of each answer; a classic one has its scopes in another.
 */
const ownToken: Question = {
  vendor: github,
  what: "token",
  credentials: true,
  namesOnly: "the rights of a fine-grained one stand in its owner's settings alone",
  async ask(session) {
    const { owner, name } = session.environments[0]!.repository;
    const { headers } = await answerOfVendor(github, `/repos/${owner}/${name}`, session.env);
    // "2026-12-31 09:00:00 UTC", or with an offset.
    const expires = dayOf(headers.get("github-authentication-token-expiration"));
    const scopes = headers.get("x-oauth-scopes");
    return [
      {
        ...{ vendor: "GitHub", kind: "token", who: "of this shell" },
        may: `${scopes ? `the scopes ${scopes}` : "what its owner gave it"}${expires === undefined ? ", without an end" : ""}`,
        environments: everywhere(session),
        ...(expires !== undefined && { expires }),
      },
    ];
  },
};

/** Source: docs.github.com/rest, collaborators, deploy keys, deployment environments, Actions secrets. */
export const gitHubQuestions: readonly Question[] = [
  ownToken,
  {
    vendor: github,
    what: "collaborators",
    async ask(session) {
      const found = await listed(session, "/collaborators?affiliation=all", collaborators, same);
      return found.map(({ login, role_name: may }) => ({
        ...{ vendor: "GitHub", kind: "collaborator", who: login, may },
        environments: everywhere(session),
      }));
    },
  },
  {
    vendor: github,
    what: "deploy keys",
    credentials: true,
    async ask(session) {
      const found = await listed(session, "/keys", keys, same);
      return found.map(({ title, read_only, created_at, last_used }) => {
        const since = dayOf(created_at);
        const used = last_used ? `last used ${dayOf(last_used)}` : "never used";
        return {
          ...{ vendor: "GitHub", kind: "deploy key", who: title },
          may: `${read_only ? "read" : "read and push"}, ${used}`,
          environments: everywhere(session),
          ...(since !== undefined && { since }),
        };
      });
    },
  },
  {
    vendor: github,
    what: "environments' reviewers",
    async ask(session) {
      const found = await listed(session, "/environments", environments, (x) => x.environments);
      return found.flatMap(({ name, protection_rules: rules }) =>
        rules.flatMap(({ reviewers = [] }) =>
          reviewers.map(({ type, reviewer: { login, slug } }) => ({
            ...{ vendor: "GitHub", kind: "reviewer", who: `${login ?? slug ?? "?"} of ${name}` },
            may: `lets jobs of ${name} run, as a ${type.toLowerCase()}`,
            environments: stacksOf(session, name),
          })),
        ),
      );
    },
  },
  {
    vendor: github,
    what: "repository's Actions secrets",
    credentials: true,
    namesOnly: "what each of them opens is not told",
    async ask(session) {
      const found = await listed(session, "/actions/secrets", secrets, (page) => page.secrets);
      return found.map(({ name, updated_at }) => {
        const since = dayOf(updated_at);
        return {
          ...{ vendor: "GitHub", kind: "Actions secret", who: name },
          may: "read by every workflow of the repository",
          environments: everywhere(session),
          ...(since !== undefined && { since }),
        };
      });
    },
  },
];

/** `deploy-prod` runs for prod; what names no stack may run for any. */
function stacksOf(session: Session, name: string): string[] {
  const stacks = everywhere(session);
  const own = stacks.filter((stack) => name === stack || name.endsWith(`-${stack}`));
  return own.length > 0 ? own : stacks;
}
