import { describe, expect, it } from "vitest";
import { line } from "../../src/config/fault.ts";
import { loadFromFiles } from "../../src/config/load-from-files.ts";
import { add, type Change, copyFiles, replace } from "./copied-files.ts";
import { bondigoo } from "./draft.ts";
import { configOf, faultsIn } from "./engine.ts";

const { folder, edit } = copyFiles();

/** What `infra check` says of the files. */
function told() {
  const { faults, notes } = loadFromFiles(folder());
  return { faults: faults.map((fault) => line(fault).trim()), notes };
}

const unsecured =
  "encrypted, but only values under secrets are kept secret (allowed: a reference: ${secrets.<key>})\n" +
  "      fix: declare the secret in platform.secrets, set it there, and refer to it here";

/** Ways to break Pulumi.dev.yaml that say nothing of what its environment is. */
const broken: { name: string; change: Change; faults: string[] }[] = [
  {
    name: "a file that is not YAML",
    change: replace("branch: develop", "branch: [develop"),
    faults: [
      "Pulumi.dev.yaml: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    name: "the platform, which would replace the shared one",
    change: add("  platform: { name: other }"),
    faults: [
      "dev.platform: not a config key of a stack (allowed: environment, secrets, secretInfo, fingerprintKey)\n      fix: move it to config.platform.value of Pulumi.yaml",
    ],
  },
  {
    name: "a key of ours that nobody reads",
    change: add("  bondigoo:enviroment: {}"),
    faults: [
      'dev.enviroment: not a config key of a stack; did you mean "environment"? (allowed: environment, secrets, secretInfo, fingerprintKey)',
    ],
  },
  {
    name: "text in place of all secrets, without showing it",
    change: add("  bondigoo:secrets: hunter2"),
    faults: [
      "dev.secrets: not an object (not shown) (allowed: one encrypted value per key)\n      fix: remove it, then npx infra secrets set <key> -s dev for each",
    ],
  },
  {
    name: "an encrypted variable, which would become a plain one",
    change: replace("NODE_ENV: development", "NODE_ENV: { secure: v1:abc }"),
    faults: [`dev.environment.variables.NODE_ENV: ${unsecured}`],
  },
  {
    name: "an encrypted entry of a list",
    change: replace("domains: [dev.bondigoo.ch]", "domains: [{ secure: v1:abc }]"),
    faults: [
      'dev.environment.frontends.platform.domains.0: "encrypted" (allowed: a full host name such as api.example.com, without https:// or a trailing dot)',
      `dev.environment.frontends.platform.domains.0: ${unsecured}`,
    ],
  },
];

describe("a stack file is refused, by its own and every other stack's program and by infra check:", () => {
  it.each(broken)("$name", ({ change, faults }) => {
    edit("Pulumi.dev.yaml", change);
    expect(told().faults.toSorted()).toEqual(faults);
    expect(faultsIn("prod", folder(), configOf(bondigoo(), "prod"))).toEqual(faults);
  });

  // The engine hands the environment over whole: what its file adds to it is told all the same.
  it("in its own program too", () => {
    edit("Pulumi.dev.yaml", add("  bondigoo:enviroment: {}"));
    edit("Pulumi.dev.yaml", replace("NODE_ENV: development", "NODE_ENV: { secure: v1:abc }"));
    expect(faultsIn("dev", folder(), configOf(bondigoo(), "dev")).toSorted()).toEqual([
      'dev.enviroment: not a config key of a stack; did you mean "environment"? (allowed: environment, secrets, secretInfo, fingerprintKey)',
      `dev.environment.variables.NODE_ENV: ${unsecured}`,
    ]);
  });
});

describe("a stack file may hold", () => {
  it.each([
    ["keys of a provider", "  aws:region: eu-central-1"],
    ["its keys without the project's name", "  secretInfo: {}"],
  ])("%s", (_what, addition) => {
    edit("Pulumi.dev.yaml", add(addition));
    expect(told().faults).toEqual([]);
    expect(faultsIn("prod", folder(), configOf(bondigoo(), "prod"))).toEqual([]);
  });

  it.each([
    ["all of them encrypted as one", add("  bondigoo:secrets: { secure: v1:abc }")],
    ["an ESC environment", add("environment: [shared]")],
  ])("secrets from elsewhere, so that none is missed: %s", (_what, change) => {
    edit("Pulumi.dev.yaml", change);
    expect(told().faults).toEqual([]);
    expect(told().notes.filter((note) => note.startsWith("dev"))).toEqual([]);
  });
});

describe("where errors are reported", () => {
  const recommended = () => told().notes.filter((note) => note.includes("Sentry"));

  it("is recommended for staging alone, and is no fault", () => {
    expect(recommended()).toEqual([
      "staging: a Sentry DSN is recommended, as a release's errors show there first; write SENTRY_DSN: ${secrets.sentryDsn}",
    ]);
    edit("Pulumi.yaml", (text) => text.replace(/ +sentryDsn: .*\n/, ""));
    expect(recommended()).toEqual([
      expect.stringContaining("first; declare it in Pulumi.yaml: secrets: { sentryDsn: { kind:"),
    ]);
    expect(told().faults).toEqual([]);
  });

  it("is not recommended any more where a variable of any name holds one", () => {
    edit(
      "Pulumi.staging.yaml",
      replace("    variables:\n", "    variables:\n      ERRORS_TO: ${secrets.sentryDsn}\n"),
    );
    expect(recommended()).toEqual([]);
  });
});

describe("the secrets of a stack file", () => {
  it("are refused in the clear, without being shown, and count as present when encrypted", () => {
    edit(
      "Pulumi.staging.yaml",
      add(
        "  bondigoo:secrets:",
        "    stripeSecretKey: hunter2-in-the-clear",
        "    stripePublishableKey: { secure: v1:abc }",
        "    cloudinaryUrl: { secure: v1:abc }",
      ),
    );
    expect(told().faults).toEqual([
      "staging.secrets.stripeSecretKey: in the clear (not shown) (allowed: an encrypted value)\n      fix: replace the value at its vendor, then: npx infra secrets set stripeSecretKey -s staging",
      "staging.secrets.smtpUrl: missing; SMTP server with its login, from: the mail sandbox's SMTP settings (allowed: smtp://<user>:<password>@<host>:<port>, or smtps://)\n      fix: npx infra secrets set smtpUrl -s staging",
    ]);
    expect(told().notes.filter((note) => note.startsWith("staging"))).toEqual([
      expect.stringContaining("a Sentry DSN is recommended"),
      "staging: no fingerprint or mode is recorded for cloudinaryUrl, smtpUrl, stripePublishableKey, stripeSecretKey; the engine judges them",
    ]);
  });

  it("are compared by their recorded fingerprints", () => {
    edit(
      "Pulumi.yaml",
      replace(
        "        NODE_ENV: production\n",
        "        NODE_ENV: production\n        HOOK: ${secrets.hook}\n",
      ),
    );
    edit(
      "Pulumi.yaml",
      replace("      secrets:\n", "      secrets:\n        hook: { kind: webhook-secret }\n"),
    );
    for (const stack of ["prod", "dev"]) {
      const info = `{ hook: { fingerprint: ${"A".repeat(22)} } }`;
      edit(`Pulumi.${stack}.yaml`, add(`  bondigoo:secretInfo: ${info}`));
    }
    expect(told().faults).toEqual([
      "dev.secrets.hook: the same as in prod (compared by fingerprint) (allowed: a value of its own)\n      fix: npx infra secrets set hook -s dev",
    ]);
  });
});
