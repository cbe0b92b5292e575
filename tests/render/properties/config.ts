import fc from "fast-check";

/** What the config of the small platform may say; everything else about it is fixed. */
export interface PlatformConfig {
  group: { variables: Record<string, string>; secretFiles?: Record<string, string> };
  store: { maxmemoryPolicy: string; ipAllowList: object[]; suspended: boolean };
  service: {
    name: string;
    plan: string;
    startCommand: string;
    preDeployCommand?: string;
    rootDir?: string;
    healthCheckPath?: string;
    autoDeploy: string;
    instances: number;
    suspended: boolean;
    variables: Record<string, string>;
    secretFiles?: Record<string, string>;
    place: "dev" | "other" | "none";
    linked: boolean;
  };
}

const value = fc.constantFrom("1", "2", "");
const texts = (...names: string[]) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length, noNullPrototype: true });
const files = (...names: string[]) =>
  fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, noNullPrototype: true });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const office = [{ cidrBlock: "203.0.113.0/24", description: "office" }];

/** Any config. A property that Render cannot unset is always set. */
export const anyConfig: fc.Arbitrary<PlatformConfig> = fc.record({
  group: fc.record({ variables: texts("A", "B", "G"), secretFiles: maybe(files("g.txt")) }),
  store: fc.record({
    maxmemoryPolicy: fc.constantFrom("noeviction", "allkeys_lru"),
    ipAllowList: fc.constantFrom([], office),
    suspended: fc.boolean(),
  }),
  service: fc.record({
    name: fc.constantFrom("api", "backend"),
    plan: fc.constantFrom("starter", "standard"),
    startCommand: fc.constantFrom("npm start", "npm run serve"),
    preDeployCommand: maybe(fc.constant("npm run migrate")),
    rootDir: maybe(fc.constant("api")),
    healthCheckPath: maybe(fc.constant("/health")),
    autoDeploy: fc.constantFrom("off", "commit"),
    instances: fc.integer({ min: 1, max: 2 }),
    suspended: fc.boolean(),
    variables: texts("A", "B", "C"),
    secretFiles: maybe(files("a.txt", "b.txt")),
    place: fc.constantFrom("dev", "other", "none"),
    linked: fc.boolean(),
  }),
});
