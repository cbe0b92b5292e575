import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

const roles = ["admin", "coach", "client"] as const;

/** The same test users every time, whoever runs it and when: ids come from names, not from chance. */
export function seedUsers(perRole: number) {
  return roles.flatMap((role) =>
    Array.from({ length: perRole }, (_, index) => {
      const name = `${role}-${index + 1}`;
      const id = createHash("sha256").update(name).digest("hex").slice(0, 24);
      return { id, role, email: `${name}@test.bondigoo.ch` };
    }),
  );
}

/** Test data never meets users: production gets its first data once, by its own step. */
export function refuseProduction(env: NodeJS.ProcessEnv): void {
  if (env["ENVIRONMENT_NAME"] === "production") {
    throw new Error("This environment is production: it is not seeded with test users.");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  refuseProduction(process.env);
  // A real one empties its collections and writes these, in one transaction.
  for (const user of seedUsers(2)) console.info(JSON.stringify(user));
}
