/** An answer other than success, thrown by a handler before it changed anything. */
export class ApiRefusal extends Error {
  readonly status: number;
  /** Render's machine-readable code, where it has one. */
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code || undefined;
  }
}

export function badRequest(message: string, code?: string): ApiRefusal {
  return new ApiRefusal(400, message, code);
}

export function paymentRequired(message: string): ApiRefusal {
  return new ApiRefusal(402, message, "preauth_payment_required");
}

export function forbidden(message: string): ApiRefusal {
  return new ApiRefusal(403, message);
}

/** The words recorded from Render: `not found: srv-...`. */
export function notFound(id: string): ApiRefusal {
  return new ApiRefusal(404, `not found: ${id}`);
}

export function conflict(message: string): ApiRefusal {
  return new ApiRefusal(409, message);
}
