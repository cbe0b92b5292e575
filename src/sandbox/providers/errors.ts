/** gRPC codes the plugins answer with. Source: the gRPC specification. */
export const codes = { unknown: 2, unimplemented: 12, internal: 13 } as const;

/** A call that a plugin answers with a gRPC status instead of a result. */
export class StatusError extends Error {
  override readonly name = "StatusError";
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** A vendor's refusal of a create, update or delete, told the way each bridge tells it. */
export class ProviderRefusal extends Error {
  override readonly name = "Refusal";
  /** Terraform's summary line, e.g. `Error creating Project Domain`. */
  readonly summary: string;
  /** The attribute it is about, if any. */
  readonly attribute: string | undefined;
  constructor(summary: string, detail: string, attribute?: string) {
    super(detail);
    this.summary = summary;
    this.attribute = attribute;
  }
}

/** A refusal by a provider of the sdk bridge, which tells no summary. */
export function sdkRefusal(text: string): ProviderRefusal {
  return new ProviderRefusal("", text);
}

/** Observed on the real plugins: both bridges list errors under one heading, code 2. */
export function refusalStatus(
  refusal: ProviderRefusal,
  bridge: "pf" | "sdk",
  doing: string,
): StatusError {
  if (bridge === "sdk") {
    const text = refusal.message;
    return new StatusError(codes.unknown, `${doing}: 1 error occurred:\n\t* ${text}\n\n`);
  }
  const where = refusal.attribute ? `AttributeName("${refusal.attribute}")` : "";
  const text = `${where}: ${refusal.summary} - ${refusal.message}`;
  return new StatusError(codes.unknown, `1 error occurred:\n\t* ${text}\n\n`);
}

/** What Check answers about one input. `property` is always empty on real plugins. */
export interface Failure {
  reason: string;
}

/** Observed: the place ends the reason, with a full stop added even after a full stop. */
export function failureAt(path: string, text: string): Failure {
  return { reason: `${text}. Examine values at '${path}'.` };
}
