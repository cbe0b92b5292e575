/** A request as a host of the world sees it. */
export interface WebRequest {
  method: string;
  host: string;
  /** Without the query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface WebAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function plainText(status: number, body: string, headers: Record<string, string> = {}) {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}
