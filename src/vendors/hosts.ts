import { vendors } from "./all.ts";

/** A host that this machine has to reach. */
export interface Host {
  name: string;
  /** Who asks it, and when. */
  asked: string;
}

/** Where the tools come from. Each is asked when something is installed, and not afterwards. */
const tools: Host[] = [
  { name: "registry.npmjs.org", asked: "npm, for the packages" },
  { name: "get.pulumi.com", asked: "Pulumi's engine and plugins" },
  { name: "github.com", asked: "plugins that Pulumi does not publish itself" },
  { name: "proxy.golang.org", asked: "the engine, where it has to be built from its Go module" },
];

/** Every host that this product talks to: the one list that the guide and `doctor` go by. */
export function hosts(): Host[] {
  const asked = vendors.flatMap(({ title, address, further = [] }) => [
    { name: hostOf(address.standard), asked: `${title}'s API` },
    ...further.map(({ standard, asked }) => ({ name: hostOf(standard), asked })),
  ]);
  return [...asked, ...tools];
}

function hostOf(address: string): string {
  return new URL(address).host;
}
