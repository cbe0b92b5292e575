import { all, type Output, output, type Resource, runtime } from "@pulumi/pulumi";

/** What a resource answered before its change, by URN; noted as the engine hands it to a hook. */
export type OutputsBefore = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

type Addresses<Name extends string> = Readonly<Record<Name, Output<string>>>;

/**
 * Addresses that Render makes up once and keeps through every change in place. In a preview the
 * engine takes all outputs of what changes for unknown, and so would report a change of each record
 * and variable that holds one; here they are what they were. Of what is made anew they stay unknown.
 */
export function addressesKept<Name extends string>(
  service: Resource & Addresses<Name>,
  names: readonly Name[],
  before: OutputsBefore,
): Addresses<Name> {
  const { urn } = service;
  const kept = (name: Name): Output<string> => {
    const address: Output<string> = service[name];
    if (!runtime.isDryRun()) return address;
    const was = unlessKnown(address, urn, (of) => before.get(of)?.[name]);
    // With the URN goes what the address depends on.
    return all([urn, was]).apply(([, value]) => (value === undefined ? address : output(value)));
  };
  return Object.fromEntries(names.map((name) => [name, kept(name)])) as Addresses<Name>;
}

async function unlessKnown(
  address: Output<string>,
  urn: Output<string>,
  before: (urn: string) => unknown,
): Promise<string | undefined> {
  const { isKnown } = address as unknown as { isKnown: Promise<boolean> };
  const { promise } = urn as unknown as { promise(): Promise<string> };
  const was = (await isKnown) ? undefined : before(await promise());
  return typeof was === "string" ? was : undefined;
}
