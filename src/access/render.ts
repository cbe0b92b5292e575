import { z } from "zod";
import { NotAsked } from "../vendors/asked.ts";
import { render } from "../vendors/render.ts";
import { answerOf, everywhere, type Question } from "./question.ts";

const members = z.array(
  z.object({
    email: z.string(),
    role: z.string(),
    status: z.string().optional(),
    mfaEnabled: z.boolean().optional(),
  }),
);

/** Render tells no keys: each has all the rights of the member who made it. */
export const renderQuestions: readonly Question[] = [
  {
    vendor: render,
    what: "members",
    async ask(session) {
      const owner = session.env["RENDER_OWNER_ID"];
      if (!owner) throw new NotAsked("Render: RENDER_OWNER_ID is not set");
      const found = await answerOf(session, render, `/owners/${owner}/members`, members);
      return found.map(({ email, role, status, mfaEnabled }) => ({
        ...{ vendor: "Render", kind: "member", who: email, environments: everywhere(session) },
        may: [
          ...[role, ...(status === undefined || /^active$/i.test(status) ? [] : [status])],
          ...(mfaEnabled === false ? ["without a second factor"] : []),
        ].join(", "),
      }));
    },
  },
];
