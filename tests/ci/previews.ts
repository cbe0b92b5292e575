import { type Preview, previewSchema } from "../../src/ci/steps.ts";

export const type = "cloudflare:index/dnsRecord:DnsRecord";
export const urn = `urn:pulumi:dev::bondigoo::platform:environment:Environment$${type}::api`;
export const state = (inputs: object, of = type) => ({ type: of, inputs });
export const preview = (...steps: object[]): Preview => previewSchema.parse({ steps });

/** What the engine prints of one resource: stored before the refresh, real after it, wanted. */
export const resource = (stored: object, real: object, wanted: object, diffReasons?: string[]) =>
  preview(
    { op: "refresh", urn, oldState: state(stored), newState: state(stored) },
    { op: "update", urn, oldState: state(real), newState: state(wanted), diffReasons },
  );
