import { tables } from "../../rehearsal/stage.ts";
import {
  api,
  type Broken,
  change,
  changeVariable,
  condition,
  deployedWith,
  remove,
  rowOf,
  www,
} from "./way.ts";

const pages: Broken[] = [
  {
    name: "the apex shows the page itself",
    stack: "prod",
    break: change(tables.vercelDomains, { domain: "bondigoo.ch" }, { redirect: null }),
    subject: "bondigoo.ch",
    found: "https://bondigoo.ch/verify answers 200, not to https://www.bondigoo.ch/verify",
  },
  {
    name: "the apex leads elsewhere",
    stack: "prod",
    break: change(tables.vercelDomains, { domain: "bondigoo.ch" }, { redirect: "old.example" }),
    subject: "bondigoo.ch",
    found: "answers 308 and leads to https://old.example/verify",
  },
  {
    name: "there is no deployment",
    stack: "prod",
    break: remove(tables.vercelDeployments, { ref: "main" }),
    subject: www,
    found: "https://www.bondigoo.ch/ answers 404 (DEPLOYMENT_NOT_FOUND)",
  },
  {
    name: "the page fails",
    stack: "prod",
    break: condition(www, { answer: { path: "/", status: 500, body: "" } }),
    subject: www,
    found: "https://www.bondigoo.ch/ answers 500",
  },
  {
    name: "the page is empty",
    stack: "prod",
    break: condition(www, { answer: { path: "/", body: "" } }),
    subject: www,
    found: "https://www.bondigoo.ch/ shows no page with a title",
  },
  {
    name: "the page asks visitors for a login at Vercel",
    stack: "dev",
    break: remove(tables.vercelExceptions, { alias: "dev.bondigoo.ch" }),
    subject: "dev.bondigoo.ch",
    found: "https://dev.bondigoo.ch/ asks visitors for a login at Vercel",
  },
  {
    name: "the page was built with staging's API",
    stack: "prod",
    break: changeVariable("REACT_APP_API_URL", "https://api.staging.bondigoo.ch"),
    subject: www,
    found: "was built with https://api.staging.bondigoo.ch, which is staging's",
  },
  {
    name: "the page was built with an API that nobody has",
    stack: "prod",
    break: changeVariable("REACT_APP_API_URL", "https://old-api.example"),
    subject: www,
    found: "was built without https://api.bondigoo.ch (REACT_APP_API_URL)",
  },
  {
    name: "the page says that the platform is launched",
    stack: "prod",
    break: changeVariable("REACT_APP_LAUNCHED", "true"),
    subject: www,
    found: 'REACT_APP_LAUNCHED should be "false", and was built with "true"',
  },
  {
    name: "an older commit is served",
    stack: "prod",
    commit: "0123456789",
    break: () => undefined,
    subject: www,
    found: "serves commit",
  },
  {
    name: "the build leaves no file of what it is",
    stack: "prod",
    break: condition(www, { answer: { path: "/build.json", status: 404, body: "" } }),
    subject: www,
    found: "https://www.bondigoo.ch/build.json is no JSON with a commit and variables (404)",
  },
  {
    name: "the sign-in page is gone",
    stack: "prod",
    break: condition(www, { answer: { path: "/login", status: 404 } }),
    subject: www,
    found: "https://www.bondigoo.ch/login answers 404: nobody can sign in",
  },
  {
    name: "the page sends no Strict-Transport-Security",
    stack: "prod",
    break: condition(www, { answer: { headers: { "strict-transport-security": null } } }),
    subject: www,
    found: "https://www.bondigoo.ch/ sends no Strict-Transport-Security",
  },
];

const services: Broken[] = [
  {
    name: "the API is suspended",
    stack: "prod",
    break: change(tables.services, { name: "bondigoo-api-prod" }, { suspended: "suspended" }),
    subject: api,
    found: "bondigoo-api-prod is suspended",
  },
  {
    name: "no deploy of the API is live",
    stack: "prod",
    break: (world) => {
      const { id } = rowOf(world, tables.services, { name: "bondigoo-api-prod" });
      const deploys = Object.values(world.table(tables.deploys));
      for (const row of deploys) if (row["serviceId"] === id) row["status"] = "update_failed";
    },
    subject: api,
    found: "bondigoo-api-prod has no running deploy",
  },
  {
    name: "the API is not healthy",
    stack: "prod",
    break: condition(api, {
      answer: {
        path: "/api/health",
        status: 500,
        body: '{"checks":{"database":"up","queue":"up"}}',
      },
    }),
    subject: api,
    found: "https://api.bondigoo.ch/api/health answers 500",
  },
  {
    name: "the database's password was changed by hand",
    stack: "prod",
    break: change(tables.databaseUsers, { username: "bondigoo-prod-user" }, { password: "other" }),
    subject: api,
    found: 'bondigoo-api-prod does not reach its database (checks.database: "down")',
  },
  {
    name: "the database's user is gone",
    stack: "prod",
    break: remove(tables.databaseUsers, { username: "bondigoo-prod-user" }),
    subject: api,
    found: "bondigoo-api-prod does not reach its database",
  },
  {
    name: "the cluster is paused",
    stack: "prod",
    break: change(tables.clusters, { name: "bondigoo-prod-cluster" }, { paused: true }),
    subject: api,
    found: "bondigoo-api-prod does not reach its database",
  },
  {
    name: "the Redis is suspended",
    stack: "prod",
    break: change(tables.keyValues, { name: "bondigoo-redis-prod" }, { status: "suspended" }),
    subject: api,
    found: 'bondigoo-api-prod does not reach its queue (checks.queue: "down")',
  },
  {
    name: "the API was deployed with a database that does not exist",
    stack: "prod",
    break: deployedWith({ DATABASE_URL: "mongodb+srv://a:b@nowhere.mongodb.net/x" }),
    subject: api,
    found: "bondigoo-api-prod does not reach its database",
  },
  {
    name: "the health answer says nothing of the queue",
    stack: "prod",
    break: condition(api, {
      answer: { path: "/api/health", body: '{"checks":{"database":"up"}}' },
    }),
    subject: api,
    found: "the health answer of bondigoo-api-prod has no checks.queue",
  },
  {
    name: "a protected route lets anybody in",
    stack: "prod",
    break: condition(api, { answer: { path: "/api/bookings", status: 200, body: "[]" } }),
    subject: api,
    found: "https://api.bondigoo.ch/api/bookings answers 200: bondigoo-api-prod lets anybody in",
  },
  {
    name: "a protected route is gone",
    stack: "prod",
    break: condition(api, { answer: { path: "/api/bookings", status: 404, body: "" } }),
    subject: api,
    found: "answers 404: bondigoo-api-prod does not refuse as it should (401 or 403)",
  },
  {
    name: "the API keeps its own page out",
    stack: "prod",
    break: deployedWith({ CORS_ORIGIN: "https://bondigoo.ch" }),
    subject: api,
    found: "bondigoo-api-prod keeps its own page https://www.bondigoo.ch out (it allows no origin)",
  },
  {
    name: "the API lets staging's page in",
    stack: "prod",
    break: deployedWith({ CORS_ORIGIN: "https://www.bondigoo.ch,https://staging.bondigoo.ch" }),
    subject: api,
    found: "bondigoo-api-prod lets pages of https://staging.bondigoo.ch in",
  },
  {
    name: "the API lets pages from files in",
    stack: "prod",
    break: deployedWith({ CORS_ORIGIN: "https://www.bondigoo.ch,null" }),
    subject: api,
    found: "bondigoo-api-prod lets pages of null in",
  },
  {
    name: "the API tells what it runs on",
    stack: "prod",
    break: condition(api, { answer: { headers: { "x-powered-by": "Express" } } }),
    subject: api,
    found: "https://api.bondigoo.ch/api/health tells what it runs on (x-powered-by: Express)",
  },
  {
    name: "users can no longer do what they come for",
    stack: "dev",
    break: condition("api.dev.bondigoo.ch", { answer: { path: "/api/auth/login", status: 500 } }),
    subject: "key action",
    found: "step 1 of 3, POST /api/auth/login, answers 500, not 200",
  },
];

export const brokenParts: Broken[] = [...pages, ...services];
