import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentsOf } from "../../src/config/load-from-files.ts";
import { placeholders } from "../../src/rehearsal/prepare-stacks.ts";
import { root } from "../architecture/source.ts";
import { type Dice, diceFrom } from "../dice.ts";
import { backend, linesOf, openReader, type Reader } from "./guide.ts";

const folder = mkdtempSync(join(tmpdir(), "guide-"));
let reader: Reader;
beforeAll(async () => {
  reader = await openReader(folder);
});
afterAll(async () => {
  await reader?.close();
  rmSync(folder, { recursive: true, force: true });
});

const every = process.env["GUIDES"] === "all";
const seed = Number(process.env["GUIDES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

/** Guides whose lines are walked, in the order in which somebody would come to them. */
const first = "first-setup.md";
const later = ["local-work.md", "rotating-secrets.md", "adding-an-environment.md", "recovering.md"];
const walked = [first, ...later];

/** What follows the first setup: two by lot, which is a minute; all of them every night. */
const walkedNow = every ? walked : [first, ...twoOf(later, diceFrom(seed))];

function twoOf(pages: string[], dice: Dice): string[] {
  const left = [...pages];
  while (left.length > 2) left.splice(Math.floor(dice() * left.length), 1);
  return left;
}

/** Lines that are run somewhere else, and where. */
const elsewhere: Record<string, string> = {
  ...Object.fromEntries(
    Object.values(linesOf("first-platform.md"))
      .flat()
      .map((line) => [line, "tests/packaging/package.test.ts"]),
  ),
  "npm ci": "this run began with it",
  "npm run rehearse": "tests/rehearsal/rehearse.test.ts",
  // Of a state that was lost, and of a first up that failed.
  "npx pulumi stack init prod": "tests/rehearsal/recover.test.ts",
  "npx pulumi up -s test --target '**::database-cluster'": "tests/rehearsal/partly-up.test.ts",
  "npx pulumi destroy -s test": "tests/rehearsal/partly-up.test.ts",
  "npx pulumi stack rm test": "tests/rehearsal/partly-up.test.ts",
  "npx infra sandbox exec --state /tmp/old --by-hand -- npx infra adopt":
    "tests/rehearsal/adopt.test.ts",
  "npx infra rehearse --report rehearsal.html": "tests/rehearsal/rehearse.test.ts",
  "npx infra report up.jsonl --to up.html": "tests/commands/report.test.ts",
  "npx infra suspend -s staging": "tests/suspension/suspension.test.ts",
  "npx infra suspend -s staging --confirm staging": "tests/suspension/suspension.test.ts",
  "npx infra resume -s staging --confirm staging": "tests/suspension/suspension.test.ts",
  "export INFRA_DATA_KEY=...": "tests/commands/data.test.ts",
  "npx infra secrets set sentryDsn -s prod": "tests/rehearsal/launch.test.ts",
  "npx infra secrets set slackWebhook -s prod": "tests/rehearsal/launch.test.ts",
  "npx infra access": "tests/access/survey.test.ts",
  "npx infra access --review": "tests/access/survey.test.ts",
  "npx infra access --json": "tests/access/survey.test.ts",
  "npx infra duties": "tests/duties/survey.test.ts",
  "npx infra duties -s staging": "tests/duties/survey.test.ts",
  "npx infra duties --json": "tests/duties/survey.test.ts",
  "npx infra duties done backup -s prod": "tests/duties/write-down.test.ts",
  "npx infra duties done domain --until 2027-05-01": "tests/duties/write-down.test.ts",
  "npx infra env card -s staging": "tests/env/card.test.ts",
  "npx infra data policy check export": "tests/commands/data.test.ts",
  "npx infra data sanitise --from export --to sanitised": "tests/commands/data.test.ts",
  "npx infra data sanitise --from prod.archive --to clean.archive.gz":
    "tests/commands/data.test.ts",
  ...Object.fromEntries(
    [
      "export PRODUCTION_URL=...  STAGING_URL=...  INFRA_DATA_KEY=...  TEST_PASSWORD_HASH=...",
      "npx infra data policy scan --from-env PRODUCTION_URL > data/policy.yaml",
      "npx infra data policy check --from-env PRODUCTION_URL",
      "npx infra data sanitise --from-env PRODUCTION_URL --to sanitised",
      "npx infra data marker -s staging --to-env STAGING_URL --confirm staging",
      "npx infra data refresh -s staging --from-env PRODUCTION_URL --to-env STAGING_URL",
    ].map((line) => [line, "tests/commands/data-postgres.test.ts"]),
  ),
  "export INFRA_DATA_KEY=...  TEST_PASSWORD_HASH=...": "tests/commands/data-refresh.test.ts",
  "npx infra data marker -s staging": "tests/commands/data-refresh.test.ts",
  "npx infra data marker -s staging --confirm staging": "tests/commands/data-refresh.test.ts",
  "npx infra data refresh -s staging": "tests/commands/data-refresh.test.ts",
  "npx infra data refresh -s staging --confirm staging": "tests/commands/data-refresh.test.ts",
  "export INFRA_BACKUP_RECIPIENTS=age1...": "tests/commands/data-backup.test.ts",
  "npx infra data backup -s prod --keep 12": "tests/commands/data-backup.test.ts",
  'export INFRA_BACKUP_KEY="$(cat backup.key)"': "tests/commands/data-backup.test.ts",
  "npx infra data restore -s staging": "tests/commands/data-backup.test.ts",
  "npx infra data restore -s staging --confirm staging": "tests/commands/data-backup.test.ts",
  "npx infra data restore -s prod --into-production --confirm prod":
    "tests/commands/data-backup.test.ts",
  ...Object.fromEntries(
    [
      "export TEST_PASSWORD_HASH=...",
      "npx infra data seed -s local",
      "npx infra data seed -s local --confirm local",
      "npx infra data marker -s dev --confirm dev",
      "npx infra data seed -s dev --confirm dev",
      "npx infra data seed -s dev --scale 100 --confirm dev",
      "export ADMIN_EMAIL=...  ADMIN_PASSWORD_HASH=...",
      "npx infra data seed -s prod --into-production",
      "npx infra data seed -s prod --into-production --confirm prod",
    ].map((line) => [line, "tests/commands/data-seed.test.ts"]),
  ),
  "npx infra data marker -s drill --to-env SCRATCH_URL --confirm drill":
    "tests/commands/data-backup.test.ts",
  "npx infra data drill -s prod --into-env SCRATCH_URL": "tests/commands/data-backup.test.ts",
  "SELFTEST_URL='mongodb+srv://...' npx infra data selftest --on-env SELFTEST_URL":
    "tests/data/selftest/selftest.test.ts",
  "npx convex export --prod --path prod.zip": "tests/data/formats/convex-export.test.ts",
  "npx infra data sanitise --from prod.zip --to clean.zip":
    "tests/data/formats/convex-export.test.ts",
  "npx convex import --replace-all clean.zip": "tests/data/formats/convex-export.test.ts",
  "npx infra cost": "tests/overview/cost.test.ts",
  "npx infra cost --against main": "tests/overview/cost.test.ts",
  "npx infra map": "tests/overview/map/command.test.ts",
  "npx infra map --health": "tests/overview/status.test.ts",
  "npx infra map --format svg --to docs/map.svg": "tests/overview/map/command.test.ts",
  "npx infra map --format mermaid --to -": "tests/overview/map/command.test.ts",
  "npx infra status": "tests/overview/status.test.ts",
  "npx infra status --drift": "tests/overview/status.test.ts",
  "npx infra diff prod staging": "tests/overview/diff/compare.test.ts",
  "npx infra diff prod staging --live": "tests/commands/diff-live.test.ts",
  "npx infra diff dev --live": "tests/commands/diff-live.test.ts",
  "npx infra drift": "tests/commands/drift.test.ts",
  "npx infra drift -s prod": "tests/commands/drift.test.ts",
  "npx infra drift --markdown": "tests/commands/drift.test.ts",
  "npx infra verify -s prod": "tests/live/verify.test.ts",
  "npx infra verify -s prod -s staging": "tests/live/verify.test.ts",
  'npx infra verify -s dev --wait 300 --commit "$(git rev-parse origin/develop)"':
    "tests/live/verify.test.ts",
  "npx infra sandbox exec -- npx infra verify -s prod": "tests/live/verify.test.ts",
  "npm run package": "tests/packaging/package.test.ts",
  "npm pack ./dist": "tests/packaging/package.test.ts",
  "npm install --save-exact <path or address of that .tgz>": "tests/packaging/package.test.ts",
  "npx infra init": "tests/packaging/package.test.ts",
  "npx pulumi new node_modules/platform-environments/template --force --generate-only --name acme":
    "tests/packaging/package.test.ts",
  "npx infra init platforms/acme": "tests/init/init.test.ts",
  "cd platforms/acme": "tests/init/init.test.ts",
  "npx infra rehearse": "tests/rehearsal/rehearse.test.ts",
};

/** Lines that give the shell a value which is there already, from the sandbox. */
function isGiven(line: string): boolean {
  const names = [...line.matchAll(/([A-Z_]+)=\S*\.\.\./g)].map(([, name]) => name!);
  return names.length > 0 && names.every((name) => reader.env[name] !== undefined);
}

/** The secret of that line as printed, and all others at once. */
async function enterSecrets(line: string): Promise<void> {
  const [, key, stack] = /secrets set (\w+) -s (\w+)/.exec(line)!;
  for (const spec of environmentsOf(reader.cwd)) {
    const values = placeholders(spec).filter(([name]) => name !== key || spec.stack !== stack);
    const given = values.map(([name, value]) => `--secret secrets.${name}=${value}`);
    await reader.run(`pulumi config set-all -s ${spec.stack} --path ${given.join(" ")}`);
  }
  const own = environmentsOf(reader.cwd).find((spec) => spec.stack === stack);
  await reader.run(line, placeholders(own).find(([name]) => name === key)?.[1]);
}

/** What is there before a line, where the page says so in words. */
const before: Record<string, () => unknown> = {
  "npx infra env write --to ../shop --like staging": () =>
    reader.run("git init -q ../shop && echo '.env*' > ../shop/.gitignore"),
  // The page shows both ways.
  "npx infra env add qa --like dev --own": () => rmSync(join(reader.cwd, "Pulumi.qa.yaml")),
};

/** Commands that end with 2 where something is left to do: a secret to enter, a name to confirm. */
const findsSomething = /^npx infra (?:secrets|env write.*|env check|env remove qa)$/;

async function follow(line: string, where: string): Promise<void> {
  await before[line]?.();
  if (line === "export PULUMI_BACKEND_URL=...") {
    Object.assign(reader.env, backend(folder, "second"));
  } else if (isGiven(line)) {
    // The sandbox has set it.
  } else if (line.includes("secrets set")) {
    await enterSecrets(line);
  } else if (findsSomething.test(line)) {
    await reader.run(`${line} || [ $? = 2 ]`);
  } else {
    expect(await reader.run(line), where).not.toContain("error:");
  }
}

// Some forty commands, one after the other.
it(`lead from a fresh clone to three environments and on, each line as printed and in order (GUIDES_SEED=${seed}: ${walkedNow.join(", ")})`, {
  timeout: 1_800_000,
}, async () => {
  for (const guide of walkedNow) {
    for (const [heading, section] of Object.entries(linesOf(guide))) {
      for (const line of section.filter(isCommand)) {
        if (line in elsewhere) continue;
        await follow(line, `${guide}, ${heading}: ${line}`);
      }
    }
  }
  const rows = Object.values(reader.sandbox.world.state()["render/environments"] ?? {});
  expect(rows.map(({ name }) => name).toSorted()).toEqual(["dev", "prod", "staging"]);
});

function isCommand(line: string): boolean {
  return /^(?:npx|npm|export|cd|for) /.test(line);
}

it("have no command that no test runs", () => {
  const pages = readdirSync(join(root, "docs", "guide")).filter((page) => !walked.includes(page));
  const commands = pages.flatMap((page) => Object.values(linesOf(page)).flat().filter(isCommand));
  const inWalked = walked.flatMap((page) => Object.values(linesOf(page)).flat());
  const nowhere = commands.filter((line) => !(line in elsewhere) && !inWalked.includes(line));
  expect(nowhere).toEqual([]);
});
