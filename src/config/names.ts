/**
 * Vendor-side names that the config does not give, as functions of the platform's name, the key
 * of the part and the stack. Renaming a stateful thing can replace it: never change one of these.
 * Names of a kind of database alone are in its record.
 */
export const names = {
  vercelProject: (platform: string, key: string, stack: string) =>
    `${platform}-${kebab(key)}-${stack}`,
  /** Not the project's own name, which is Vercel's to give. */
  vercelAddress: (platform: string, key: string, stack: string) =>
    `${platform}-${stack}-${kebab(key)}.vercel.app`,
  service: (platform: string, key: string, stack: string) => `${platform}-${kebab(key)}-${stack}`,
  envGroup: (platform: string, stack: string) => `${platform}-${stack}-env`,
  redis: (platform: string, stack: string) => `${platform}-redis-${stack}`,
  database: (platform: string, stack: string) => `${platform}-${stack}`,
  databaseUser: (platform: string, stack: string) => `${platform}-${stack}-user`,
  renderProject: (platform: string) => platform,
  renderEnvironment: (stack: string) => stack,
} as const;

/** Vendors' names are lower-case: `adminApp` becomes `admin-app`. */
function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
