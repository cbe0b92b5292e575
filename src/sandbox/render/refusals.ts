/** An answer other than success, thrown by a handler before it changed anything. */
export class Refusal extends Error {
  readonly status: number;
  /** Render's machine-readable code, where it has one. */
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code || undefined;
  }
}

export function badRequest(message: string, code?: string): Refusal {
  return new Refusal(400, message, code);
}

export function paymentRequired(message: string): Refusal {
  return new Refusal(402, message, "preauth_payment_required");
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, message);
}

/** The words recorded from Render: `not found: srv-...`. */
export function notFound(id: string): Refusal {
  return new Refusal(404, `not found: ${id}`);
}

export function conflict(message: string): Refusal {
  return new Refusal(409, message);
}
