import { z } from "zod";

/** What a vendor answered. */
export interface VendorResponse {
  status: number;
  body: unknown;
  headers: Headers;
  /** The vendor's own words about a refusal, cut to one line. */
  words: string;
}

const timeoutMs = 15_000;

/** No answer came: that says something of the network, and nothing of a credential. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** Asks a vendor one question. Throws Unreachable where no answer comes. */
export async function ask(
  url: string,
  headers: Record<string, string>,
  form?: Record<string, string>,
): Promise<VendorResponse> {
  return await send(url, headers, form && { method: "POST", body: new URLSearchParams(form) });
}

export type Method = "DELETE" | "PATCH" | "POST";

/** Asks a vendor to change something. Throws Unreachable where no answer comes. */
export async function change(
  method: Method,
  url: string,
  headers: Record<string, string>,
  content?: object,
): Promise<VendorResponse> {
  if (content === undefined) return await send(url, headers, { method });
  const body = JSON.stringify(content);
  return await send(url, { "content-type": "application/json", ...headers }, { method, body });
}

async function send(
  url: string,
  headers: Record<string, string>,
  request: Pick<RequestInit, "method" | "body"> = {},
): Promise<VendorResponse> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json", ...headers },
      ...request,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const body = parse(text);
    return { status: response.status, body, headers: response.headers, words: wordsOf(body, text) };
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    const words = reason instanceof Error ? reason.message : String(reason);
    throw new Unreachable(`${new URL(url).origin} does not answer (${words})`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The places where GitHub, Render, Vercel, Atlas, OAuth and Cloudflare put their words. */
const refusal = z.object({
  message: z.string().optional(),
  detail: z.string().optional(),
  error_description: z.string().optional(),
  // Atlas has its status there.
  error: z.union([z.string(), z.number(), z.object({ message: z.string() })]).optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

function wordsOf(body: unknown, text: string): string {
  const { data } = refusal.safeParse(body);
  const error = typeof data?.error === "object" ? data.error.message : data?.error;
  const said =
    data?.message ??
    data?.detail ??
    data?.error_description ??
    data?.errors?.[0]?.message ??
    error ??
    text;
  return String(said).replace(/\s+/g, " ").slice(0, 200);
}
