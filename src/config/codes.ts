import type { PlacedFault } from "./fault.ts";

/** Why something is refused, and who says so; shown by `infra explain` and in the docs. */
export interface Explanation {
  /** A sentence or two. */
  reason: string;
  /** A vendor's page or document, or `Own rule` and its subject. */
  source: string;
}

const engineFiles = "pulumi/pulumi, sdk/go/common/workspace/project.go";
const yaml = "https://yaml.org/spec/1.2.2/";
const schema = "Own rule: docs/reference/config.md";
const inGit =
  "Own rule: no secret in the clear; https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html";

/** What reading the files refuses, by its code. What rules refuse has the rule's name for a code. */
export const readingCodes = {
  "yaml-syntax": {
    reason: "The file is not YAML from here on, so that nothing in it was judged.",
    source: yaml,
  },
  "yaml-alias": {
    reason:
      "An alias stands for the value of an anchor that comes before it and holds no part of it.",
    source: `${yaml}, section 7.1`,
  },
  "unknown-key": {
    reason:
      "A key that nobody reads would be passed over in silence, and what it was meant for left out.",
    source: schema,
  },
  "missing-value": {
    reason: "There is no default that would be right for every platform.",
    source: schema,
  },
  "wrong-type": {
    reason:
      "YAML takes 8.0 for a number and yes for a word of its own; the value would not be what was written.",
    source: schema,
  },
  "unknown-value": {
    reason: "The vendor, or this program, knows only the values that are named.",
    source: schema,
  },
  "wrong-value": {
    reason: "The vendor would refuse it, or take it for something else.",
    source: schema,
  },
  "unreadable-text": {
    reason:
      "A character that nobody sees, or that looks like another, makes two texts look the same.",
    source: "https://www.unicode.org/reports/tr39/",
  },
  "unknown-reference": {
    reason: "Nothing would be put in its place.",
    source: "Own rule: docs/reference/config.md, references",
  },
  "cyclic-reference": {
    reason: "None of the values could be the first one.",
    source: "Own rule: docs/guide/data.md",
  },
  "open-reference": {
    reason: "A reference begins with ${ and ends with }.",
    source: "Own rule: docs/reference/config.md, references",
  },
  "stack-name": {
    reason: "The name stands in names at every vendor, and commands find the stack by it.",
    source: "Own rule: environments are copies of one platform",
  },
  "secret-missing": {
    reason: "A variable of the environment refers to it, so that `up` cannot set it.",
    source: "Own rule: secrets are entered once",
  },
  "secret-malformed": {
    reason: "Its vendor's keys look different: most likely another value was pasted.",
    source: "src/config/secret-kinds.ts, for each kind",
  },
  "secret-generated": {
    reason: "It is made anew in every environment, and nobody needs to know it.",
    source: "Own rule: isolation",
  },
  "secret-info": {
    reason: "What is recorded of a secret is what rules compare instead of its value.",
    source: "Own rule: docs/decisions/fingerprints.md",
  },
  "secret-in-the-clear": {
    reason: "The files are in Git: a key in one of them is read by everybody who ever clones it.",
    source: inGit,
  },
  "encrypted-elsewhere": {
    reason:
      "Only values under `secrets` stay secret; elsewhere the engine hands them over decrypted.",
    source: inGit,
  },
  "secrets-not-by-key": {
    reason: "Each secret has a key of its own, which the platform declares.",
    source: schema,
  },
  "stray-file": {
    reason: "It looks like a stack's file, and neither the engine nor this program reads it.",
    source: engineFiles,
  },
  "stray-key": {
    reason: "It looks like a setting, and neither the engine nor this program reads it.",
    source: engineFiles,
  },
  "given-twice": {
    reason: "The engine keeps one of the two, and which one is chance.",
    source: engineFiles,
  },
  "project-name": { reason: "The engine accepts no other.", source: engineFiles },
  "config-of-all-stacks": {
    reason:
      "Config in Pulumi.yaml is a default of every stack; only the platform is meant for all.",
    source: "https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration",
  },
  "beside-the-platform": {
    reason:
      "The engine takes a default, a type or a secret for what it is, and only `value` for the value.",
    source: "https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration",
  },
  "other-stack-files": {
    reason: "The engine would read other stack files than the ones that were judged.",
    source: engineFiles,
  },
  "other-program": {
    reason: "The engine would run other code, with every credential, than the one that judges.",
    source: engineFiles,
  },
  "foreign-address": {
    reason: "A vendor's credentials go to whatever address is set here.",
    source: "The provider's configuration in its schema",
  },
  "secrets-provider": {
    reason: "Without one that the engine knows, secrets would not be encrypted.",
    source: "https://www.pulumi.com/docs/iac/concepts/secrets/",
  },
  "imported-config": {
    reason:
      "Config from an environment of Pulumi ESC overrides the file, and nothing here could judge it.",
    source: "https://www.pulumi.com/docs/esc/",
  },
} satisfies Record<string, Explanation>;

/** A code of what reading refuses. */
type ReadingCode = keyof typeof readingCodes;

/** What reading the files refuses. */
export interface ReadingFault extends PlacedFault {
  code: ReadingCode;
}
