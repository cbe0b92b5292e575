import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { keyOf, noParts, type Parts } from "./parts.ts";

interface Manifest {
  name?: string;
  workspaces?: string[] | { packages?: string[] };
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What a package depends on, and Vercel's preset for it. The first that fits counts. */
const frameworks = {
  next: "nextjs",
  nuxt: "nuxtjs",
  "@sveltejs/kit": "sveltekit",
  "@remix-run/react": "remix",
  "@react-router/dev": "react-router",
  astro: "astro",
  gatsby: "gatsby",
  "react-scripts": "create-react-app",
  "@angular/core": "angular",
  vite: "vite",
};

/** What a package depends on that answers requests. */
const servers = [
  "express",
  "fastify",
  "@nestjs/core",
  "koa",
  "hono",
  "@hapi/hapi",
  "@apollo/server",
];

/** What a package depends on that takes jobs from a Redis, and what opens a connection to one. */
const redisClients = ["bullmq", "bull", "bee-queue", "ioredis", "redis"];

const databases = {
  "mongodb-atlas": ["mongodb", "mongoose"],
  "render-postgres": ["pg", "postgres", "@prisma/client", "drizzle-orm", "typeorm", "sequelize"],
};

/** The parts of a platform, by the packages of its repository; none where there is no package. */
export function partsOfPackages(folder: string): Parts {
  const parts = noParts();
  for (const root of ["", ...workspacesOf(folder)]) {
    const manifest = manifestIn(join(folder, root));
    if (manifest !== undefined) addPackage(parts, manifest, root);
  }
  return parts;
}

/** The database that the packages of a repository have a client for. */
export function databaseTypeOf(folder: string): keyof typeof databases | undefined {
  const found = ["", ...workspacesOf(folder)].flatMap((root) =>
    Object.keys(manifestIn(join(folder, root))?.dependencies ?? {}),
  );
  const types = Object.entries(databases).filter(([, clients]) =>
    clients.some((client) => found.includes(client)),
  );
  return types[0]?.[0] as keyof typeof databases | undefined;
}

function addPackage(parts: Parts, manifest: Manifest, root: string): void {
  const { dependencies = {}, devDependencies = {}, scripts = {} } = manifest;
  const all = { ...dependencies, ...devDependencies };
  const framework = Object.entries(frameworks).find(([name]) => name in all)?.[1];
  const where = root === "" ? {} : { root };
  const key = keyOf(root === "" ? "" : basename(root));
  if (framework !== undefined) {
    parts.frontends[root === "" ? "web" : key] = { framework, ...where };
  } else if (servers.some((name) => name in dependencies)) {
    const build = "build" in scripts ? "npm ci && npm run build" : "npm ci";
    const start = "start" in scripts ? "npm start" : "node index.js";
    parts.services[root === "" ? "api" : key] = { type: "web", ...where, build, start };
    if ("worker" in scripts) {
      const name = root === "" ? "worker" : `${key}Worker`;
      parts.services[name] = { type: "worker", ...where, build, start: "npm run worker" };
    }
  }
  if (redisClients.some((name) => name in dependencies)) parts.redis = {};
}

function workspacesOf(folder: string): string[] {
  const { workspaces = [] } = manifestIn(folder) ?? {};
  const patterns = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
  return patterns
    .flatMap((pattern) => globSync(`${pattern.replace(/\/$/, "")}/package.json`, { cwd: folder }))
    .map((file) => file.slice(0, -"/package.json".length))
    .toSorted();
}

function manifestIn(folder: string): Manifest | undefined {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
