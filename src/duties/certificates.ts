import type { EnvironmentSpec } from "../config/spec.ts";
import type { StateResource } from "../engine/pulumi.ts";
import type { Network } from "../live/verify/network.ts";
import { hostSubjects } from "../live/verify/subjects.ts";
import type { NotAskedDuty, Owed, Told } from "./model.ts";

interface Hosts {
  spec: EnvironmentSpec;
  environments: readonly EnvironmentSpec[];
  resources: readonly StateResource[];
  network: Network;
  env: NodeJS.ProcessEnv;
  now: number;
}

/** The end of the certificate that each host below the platform's domain shows. */
export async function certificateDuties(hosts: Hosts, noticeDays: number): Promise<Told> {
  const { domain } = hosts.spec.platform;
  const names = hostSubjects({ ...hosts, now: () => hosts.now }).map(({ name }) => name);
  const own = names.filter((name) => name === domain || name.endsWith(`.${domain}`));
  const answers = await Promise.all(own.map((host) => certificateOf(host, hosts, noticeDays)));
  return {
    owed: answers.flatMap((one) => ("kind" in one && "name" in one ? [one] : [])),
    notAsked: answers.flatMap((one) => ("why" in one ? [one] : [])),
  };
}

async function certificateOf(
  host: string,
  { spec, network }: Hosts,
  noticeDays: number,
): Promise<Owed | NotAskedDuty> {
  const kind = "certificates";
  try {
    const { validTo, issuer } = await network.certificate(host);
    return {
      ...{ name: `certificates.${host}`, kind, stack: spec.stack, noticeDays },
      ...{ ends: validTo.toISOString().slice(0, 10), from: `${host}, issued by ${issuer}` },
      command: `npx infra verify -s ${spec.stack}`,
    };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return { kind, why: `${host} shows no certificate (${code ?? message})` };
  }
}
