import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { type Edit, harmlessEdits, hostileEdits, writeEdited } from "../config/hostile/tables.ts";
import { worldOf } from "./judge.ts";
import { unsafe } from "./oracle.ts";
import { planned } from "./planned.ts";

/** What the oracle says where every rule is switched off: the faults are passed over. */
async function seen(edit: Edit): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  try {
    writeEdited(folder, edit);
    const { environments } = loadFromFiles(folder);
    return unsafe(worldOf(await planned(environments), [edit]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hostile(name: string): Edit {
  const found = hostileEdits.flatMap(([, edits]) => edits).find((edit) => edit.name === name);
  if (found === undefined) throw new Error(`no hostile edit is called ${name}`);
  return found;
}

/** One of each sort of fault, and what the oracle has to say of it. */
const planted: [name: string, says: RegExp][] = [
  ["live publishable key in dev under another name", /dev: ANYTHING .* key of the wrong mode/],
  ["launched with a test key in the page", /prod: REACT_APP_STRIPE_PKEY .* wrong mode/],
  ["generated secret in a page", /REACT_APP_X .* shows visitors a secret/],
  ["database's address in a page", /REACT_APP_X .* shows visitors a secret/],
  ["secret under a browser's name of Nuxt", /NUXT_PUBLIC_X .* shows visitors a secret/],
  ["one generated secret for two purposes", /SESSION_SECRET .* is JWT_SECRET too|JWT_SECRET/],
  ["everybody may call", /CORS_ORIGIN .* lets \* in/],
  ["production's page may call staging", /staging: CORS_ORIGIN .* lets https:\/\/www.bondigoo.ch/],
  ["this machine may call production", /prod: CORS_ORIGIN .* lets http:\/\/localhost:3000 in/],
  ["everybody may call, by a pattern", /CORS_ORIGIN_REGEX .* lets https:\/\/evil.example in/],
  ["every host is ours", /ALLOWED_HOSTS .* lets \* in/],
  ["stranger's page as the frontend", /FRONTEND_URL .* lets https:\/\/evil.com in/],
  ["extra origin of staging in production", /prod: CORS_ORIGIN .* lets https:\/\/staging/],
  ["development's database in staging", /user bondigoo-staging-user works on the data of coaching/],
  ["development's database user in staging", /user coaching_platform_dev_user is another's too/],
  ["another's database by the environment's own host", /dev: DATABASE_URL .* works on bondigoo-st/],
  ["production's database by name", /staging: MONGO_DB .* names bondigoo-prod, which is another's/],
  ["production's database in a command", /staging: startCommand .* names bondigoo-prod/],
  ["production's API", /staging: UPSTREAM .* reaches api.bondigoo.ch, which is another's/],
  ["production's API by its name on Render", /staging: PEER .* reaches bondigoo-api-prod/],
  ["launched with staging on production's Redis", /REDIS_URL .* after launch/],
  ["mail to everybody", /staging: .* mails whom "\*" lets/],
  ["mail to all of a public provider", /staging: .* mails whom "@gmail.com" lets/],
  ["real mail sender in staging", /staging: SENDGRID_API_KEY .* mails the world/],
  ["no reviews of production", /prod: anybody may change main/],
  ["administrators who need no review", /prod: anybody may change main/],
  ["launched without backups", /prod: the cluster bondigoo-prod-cluster has no backups/],
  ["all addresses in halves", /prod: the access list lets 0.0.0.0\/1 in/],
  ["a range of an office's network", /prod: the access list lets 10.0.0.0\/24 in/],
  ["branch of two environments", /branch main is another's too/],
  ["domain of production's API in dev", /dev: record api.bondigoo.ch is another's too/],
  ["service by production's name in another case", /service bondigoo-api-prod is another's too/],
];

describe("the oracle of walks", () => {
  it("says nothing of Bondigoo as it stands, and of what only looks hostile", async () => {
    for (const edit of [{ name: "none" }, ...harmlessEdits]) {
      expect(await seen(edit), edit.name).toEqual([]);
    }
  });

  it.each(planted)("sees, without any rule: %s", async (name, says) => {
    expect(await seen(hostile(name))).toContainEqual(expect.stringMatching(says));
  });
});
