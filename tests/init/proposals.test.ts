import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { answersTo } from "../../src/init/ask.ts";
import { partsOfBlueprint } from "../../src/init/blueprint.ts";
import { filesOf, installCommand } from "../../src/init/files.ts";
import { lookAround } from "../../src/init/found.ts";
import { databaseTypeOf } from "../../src/init/packages.ts";
import { keyOf } from "../../src/init/parts.ts";
import { stages } from "../../src/init/platform.ts";
import { questionsFor, withAnswers } from "../../src/init/questions.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Iterable<[path: string, content: string | object]>) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(folder, path), text);
  }
}

const given = {
  name: "acme",
  domain: "acme.example",
  atlasProject: "5f1e0c9b8a7d6c5b4a392817",
};

/** Writes what `infra init --yes` would, and gives the platform back. */
async function begin(options: object) {
  const found = lookAround(folder);
  const answers = await answersTo(questionsFor(found, { ...given, ...options }), true);
  const { name = "", domain = "", repository = "", region = "" } = answers;
  const parts = withAnswers(found.parts, answers);
  const files = filesOf(folder, { name, domain, repository, region }, parts);
  write(files);
  const platform = parse(files.get("Pulumi.yaml")!).config.platform.value;
  return { files, platform, notes: parts.notes, faults: loadFromFiles(folder).faults };
}

describe("any answers make a project without a fault:", () => {
  const all = ["none", "render-postgres", "mongodb-atlas"].flatMap((database) =>
    ["nextjs", "none"].flatMap((frontend) =>
      ["node server.js", "none"].flatMap((api) =>
        ["yes", "no"].map((redis) => ({ database, frontend, api, redis })),
      ),
    ),
  );

  it.each(all)("$database, $frontend, $api, redis $redis", async (answers) => {
    const { faults, files } = await begin({ repository: "acme/shop", ...answers });
    expect(faults).toEqual([]);
    expect([...files.keys()].filter((file) => /^Pulumi\./.test(file))).toEqual([
      "Pulumi.yaml",
      ...stages.map(({ stack }) => `Pulumi.${stack}.yaml`),
    ]);
  });
});

describe("what the code tells is proposed:", () => {
  it("the packages of a monorepo, whose package.json stays", async () => {
    write([
      ["package.json", { name: "acme", workspaces: ["apps/*", "services/*"] }],
      ["apps/shop/package.json", { dependencies: { next: "16.0.0" } }],
      ["apps/admin/package.json", { devDependencies: { vite: "7.0.0" } }],
      [
        "services/api/package.json",
        {
          dependencies: { express: "5.0.0", mongoose: "9.0.0", bullmq: "6.0.0" },
          scripts: { start: "node .", build: "tsc", worker: "node worker.js" },
        },
      ],
      [".git/config", '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n'],
    ]);
    expect(databaseTypeOf(folder)).toBe("mongodb-atlas");
    const { platform, faults, files } = await begin({});
    expect(faults).toEqual([]);
    expect(files.has("package.json")).toBe(false);
    expect(installCommand(folder, [...files.keys()])).toBe(
      "npm install --save-exact platform-environments@0.1.0",
    );
    expect(platform).toMatchObject({
      repository: "acme/shop",
      frontends: {
        shop: {
          framework: "nextjs",
          root: "apps/shop",
          variables: { NEXT_PUBLIC_API_URL: "${services.api.url}" },
        },
        admin: { framework: "vite", root: "apps/admin" },
      },
      services: {
        api: { root: "services/api", build: "npm ci && npm run build", start: "npm start" },
        apiWorker: { type: "worker", start: "npm run worker" },
      },
      database: { type: "mongodb-atlas", project: given.atlasProject },
      redis: {},
      variables: { CORS_ORIGIN: "${frontends.admin.origins},${frontends.shop.origins}" },
    });
  });

  it("a render.yaml, with a note of each thing that has no place", async () => {
    const blueprint = readFileSync(join(import.meta.dirname, "render.yaml"), "utf8");
    write([["render.yaml", blueprint]]);
    const { notes, faults, files } = await begin({ repository: "acme/shop" });
    expect(notes).toEqual([
      "the variable SEARCH_PORT of render.yaml was not carried over",
      "acme-api.previews of render.yaml was not carried over",
      "acme-redis of render.yaml lets the whole internet in; here it lets nobody in by that",
    ]);
    expect(faults).toEqual([]);
    const text = `${files.get("Pulumi.yaml")}---\n${files.get("Pulumi.prod.yaml")}`;
    await expect(text).toMatchFileSnapshot("render-carried-over.yaml");
  });

  it("a secret that a render.yaml holds in the clear, as one to be entered", () => {
    const live = `sk_live_${"51HabCdEf".repeat(4)}`;
    const { services, secrets } = partsOfBlueprint(
      `services: [{ type: web, name: api, envVars: [{ key: STRIPE_SECRET_KEY, value: ${live} }] }]`,
    );
    expect(services["api"]).toMatchObject({
      variables: { STRIPE_SECRET_KEY: "${secrets.stripeSecretKey}" },
    });
    expect(secrets).toEqual({ stripeSecretKey: { kind: "stripe-secret-key" } });
  });

  it.each([
    ["acme-api_v2", "acmeApiV2"],
    ["Web", "web"],
    ["2nd", "part2nd"],
    ["---", "part"],
  ])("a name as a key: %s is %s", (name, key) => {
    expect(keyOf(name)).toBe(key);
  });
});
