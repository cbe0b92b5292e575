import type { ComposedDatabase } from "./kind.ts";

/** What variables may refer to of a server that services log in to. */
export const loginReferences = {
  url: { means: "connection string of the services", secret: true },
  name: { means: "name of the database", value: ({ name }: ComposedDatabase) => name },
  user: { means: "the services' user", value: ({ user }: ComposedDatabase) => user },
  password: { means: "of that user", secret: true },
  host: { means: "host name of the server" },
} as const;
