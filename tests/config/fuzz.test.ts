import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFaults } from "../../src/config/fault.ts";
import { bondigoo, type Draft, faultsOf, set, unset } from "./draft.ts";
import { judge } from "./oracle.ts";

/** A third of the mutations that FUZZ=all tries; others in each run. */
const share = process.env["FUZZ"] === "all" ? 1 : 1 / 3;
const numRuns = (whole: number) => Math.ceil(whole * share);

/** Values that are right somewhere and wrong elsewhere. */
const values: unknown[] = [
  ...[null, true, false, 0, 1, 2, 7, -1, 1.5, "", "x", " ", "UPPER", "two words", "x".repeat(300)],
  ...[[], {}, ["x"], [3], { x: 1 }, "/health", "8.0", "owner/name", "free", "starter", "pro"],
  ...["M0", "M10", "M15", "M20", "web", "worker", "cron", "static", "private", "render-postgres"],
  ...["prod", "staging", "dev", "main", "develop", "production", "development", "feature/*"],
  ...["ohio", "mars", "allkeys_lru", "coaching-platform-dev", "bondigoo-staging"],
  ...["bondigoo-prod-cluster", "bondigoo-prod-user", "0123456789abcdef01234567"],
  ...["www.bondigoo.ch", "new.bondigoo.ch", "new.example.com", "https://new.bondigoo.ch"],
  ...[["new.bondigoo.ch"], ["www.bondigoo.ch"], ["new.example.com"], ["http://localhost:3000"]],
  ...[["https://other.example.com"], ["http://other.example.com"], ["*"]],
  ...["${redis.url}", "${environment.name}", "${services.api.url}", "${secrets.jwtSecret}"],
  ...["${frontends.platform.origins}", "${environment.launched}", "${services.worker.url}"],
  ...["${nothing.here}", "x${", "$${HOME}", "sk_live_51Habcdefgh", "sk_test_51Habcdefgh"],
  ...["pk_test_51Habcdefgh", "pk_live_51Habcdefgh", "cloudinary://1:2@other", "SG.abc.def"],
  ...["smtp://user:pass@other.invalid:25", "generated", "opaque", "stripe-secret-key"],
];

/** Every path below a value, objects as well as leaves; lists count as leaves. */
function pathsOf(value: unknown, path: string): { path: string; leaf: boolean }[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [{ path, leaf: true }];
  return [
    { path, leaf: false },
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`)),
  ];
}

function placesOf({ platform, stacks }: Draft) {
  return [
    ...pathsOf(platform, "platform"),
    ...Object.entries(stacks).flatMap(([stack, { environment, secrets }]) => [
      ...pathsOf(environment, `${stack}.environment`),
      ...pathsOf(secrets, `${stack}.secrets`).filter(({ leaf }) => leaf),
    ]),
  ];
}

const places = placesOf(bondigoo());
const leaves = places.filter(({ leaf }) => leaf).map(({ path }) => path);
const objects = places.filter(({ leaf }) => !leaf).map(({ path }) => path);

const secretValues = Object.values(bondigoo().stacks).flatMap(({ secrets }) =>
  Object.values(secrets),
);

/** Refused with at least one fault at, above or below one of the paths; each has its words. */
function expectRefusal(draft: Draft, paths: string[]) {
  const faults = faultsOf(draft);
  const named = faults.some((fault) =>
    paths.some((path) => fault.path.startsWith(path) || path.startsWith(`${fault.path}.`)),
  );
  expect(named, `${paths.join(" or ")} is not named in:\n${describeFaults(faults)}`).toBe(true);
  for (const fault of faults) expect(fault.problem).not.toMatch(/undefined|\[object|NaN/);
  const text = describeFaults(faults);
  for (const secret of secretValues) expect(text).not.toContain(secret);
}

describe("a mutation of the three real configs", () => {
  it("of one value is accepted exactly when the oracle says so, else refused at its path", () => {
    let accepted = 0;
    let refused = 0;
    const isSecret = (path: string) => path.includes(".secrets.") && !path.startsWith("platform.");
    const mutations = leaves.flatMap((path) =>
      values
        .filter((value) => !isSecret(path) || typeof value === "string")
        .map((value) => ({ path, value })),
    );
    const tried = ({ path, value }: (typeof mutations)[number]) => {
      const draft = set(bondigoo(), path, value);
      const verdict = judge(draft, path, value);
      if (verdict === true) {
        accepted++;
        expect(describeFaults(faultsOf(draft))).toContain("has 0 faults");
      } else {
        refused++;
        expectRefusal(draft, verdict);
      }
    };
    if (share === 1) mutations.forEach(tried);
    else fc.assert(fc.property(fc.constantFrom(...mutations), tried), { numRuns: 1000 });
    expect(accepted).toBeGreaterThan(100 * share);
    expect(refused).toBeGreaterThan(1000 * share);
  });

  it("that puts anything but an object where one belongs is refused there", () => {
    const scalars = values.filter(
      (value) => typeof value !== "object" || value === null || Array.isArray(value),
    );
    fc.assert(
      fc.property(fc.constantFrom(...objects), fc.constantFrom(...scalars), (path, value) => {
        expectRefusal(set(bondigoo(), path, value), [path]);
      }),
      { numRuns: numRuns(500) },
    );
  });

  it("that mistypes a key of a fixed object is refused at the mistyped key", () => {
    const fixed = places
      .map(({ path }) => path)
      .filter((path) => !/(variables|secrets|services|frontends)\.\w+$/.test(path))
      .filter((path) => path.includes(".") && !/^\w+\.environment$/.test(path));
    const garble = fc.constantFrom(
      (key: string) => `${key}s`,
      (key: string) => key.slice(0, -1) + key.slice(-1).repeat(2),
      (key: string) => key.toUpperCase(),
      (key: string) => `${key.slice(1, 2)}${key.slice(0, 1)}${key.slice(2)}-`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...fixed), garble, (path, change) => {
        const keys = path.split(".");
        const key = keys.pop() ?? "";
        const mistyped = [...keys, change(key)].join(".");
        const draft = set(unset(bondigoo(), path), mistyped, "x");
        expectRefusal(draft, key === "type" ? [path] : [mistyped]);
      }),
      { numRuns: numRuns(500) },
    );
  });

  it("that takes away what has no default is refused there", () => {
    const required =
      /^platform\.(name|repository|services\.\w+\.(type|start)|database\.(type|project)|secrets\.\w+\.kind)$|environment\.(purpose|branch|frontends\.platform|frontends\.platform\.domains)$|(staging|dev)\.environment\.(database|database\.cluster|database\.accessListFrom|redis)$|^(prod|staging|dev)\.secrets\.\w+$|EMAIL_ALLOWLIST$/;
    const optional =
      /^platform\.(region|redis\.maxmemoryPolicy|frontends\.platform\.(framework|build)|services\.\w+\.(build|healthCheck)|database\.version|secrets\.smtpUrl\.from)$|prod\.environment\.(launched|redis|redis\.plan|database|database\.name|database\.user|database\.cluster|database\.cluster\.\w+|protection|frontends\.platform\.redirects)$|services\.api\.(domain|start)$|(staging)\.environment\.protection|NODE_ENV$/;
    const keys = places.map(({ path }) => path).filter((path) => path.includes("."));
    const sorted = { required: 0, optional: 0 };
    for (const path of keys) {
      const draft = unset(bondigoo(), path);
      if (/environment\.redis$/.test(path) || /database\.cluster$/.test(path)) continue;
      if (required.test(path)) {
        sorted.required++;
        expectRefusal(draft, [path.replace(/\.\w+$/, "")]);
      } else if (optional.test(path)) {
        sorted.optional++;
        expect(describeFaults(faultsOf(draft)), path).toContain("has 0 faults");
      }
    }
    expect(sorted.required).toBeGreaterThan(30);
    expect(sorted.optional).toBeGreaterThan(15);
  });

  it("of any sort, several at a time, never crashes", () => {
    const several = fc.array(
      fc.tuple(
        fc.constantFrom(...leaves, ...objects),
        fc.oneof(fc.constantFrom(...values), fc.jsonValue()),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(several, (mutations) => {
        const draft = bondigoo();
        for (const [path, value] of mutations) {
          if (path.includes(".secrets.") && !path.startsWith("platform.")) continue;
          try {
            set(draft, path, value);
          } catch {
            fc.pre(false);
          }
        }
        for (const { path, problem } of faultsOf(draft)) {
          expect(path).not.toBe("");
          expect(problem).not.toBe("");
        }
      }),
      { numRuns: numRuns(1000) },
    );
  });
});
