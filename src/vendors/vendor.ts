import type { Findings } from "./finding.ts";
import type { VendorNeeds } from "./needs.ts";

/** One value that the vendor's own tools read from the environment. */
export interface Credential {
  /** Name of the variable, as the vendor's tools and Pulumi's plugin know it. */
  variable: string;
  /** Where the workflows have it from: a secret, or a variable where everybody may see it. */
  inActions: "secret" | "variable";
  /** Its name there, where GitHub reserves the other. Default: the same. */
  actionsName?: string;
}

/** Where something of a vendor's answers, and the variable that moves it, as in a test. */
export interface Address {
  variable: string;
  standard: string;
}

/**
 * A vendor as `infra doctor`, the documentation and the workflows know it: all that is to be said
 * of its account and credentials stands in its record, and `all.ts` lists the records.
 */
export interface Vendor {
  /** Area of its findings, and name of its Pulumi plugin. */
  key: string;
  /** As the vendor writes it. */
  title: string;
  /** What has to exist there, for people. */
  account: string;
  credentials: readonly Credential[];
  /** The least rights the credential needs, completing "create ...". */
  rights: string;
  /** Base address of its REST API. */
  address: Address;
  /** What its plugin asks apart from that, and when: `Vercel's plugin, for ..., at each preview`. */
  further?: readonly (Address & { name: string; asked: string })[];
  /** Whether the project has anything at the vendor. */
  isUsed(target: VendorNeeds): boolean;
  /** Asks the vendor; every credential is there. */
  check(session: Session): Promise<void>;
}

/** What a check has to go on. */
export interface Session {
  target: VendorNeeds;
  /** Base address of the API, without a slash at its end. */
  base: string;
  /** The value of a credential. */
  value(variable: string): string;
  findings: Findings;
}
