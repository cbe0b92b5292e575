/**
 * The answer once all of it has arrived. Throws where it broke off, or where a success is not what
 * Render sends (half a JSON, the page of a proxy): whether the call was served is then unknown.
 */
export async function wholeAnswer(response: Response): Promise<Response> {
  const text = await response.text().catch(() => {
    throw new Error(`the answer (status ${response.status}) broke off`);
  });
  if (response.ok && text !== "") requireJson(response.status, text);
  const headers = new Headers(response.headers);
  // What is passed on is neither compressed nor in pieces any more.
  for (const name of ["content-encoding", "transfer-encoding"]) headers.delete(name);
  headers.set("Content-Length", String(Buffer.byteLength(text)));
  const { status, statusText } = response;
  return new Response(text === "" ? null : text, { status, statusText, headers });
}

function requireJson(status: number, text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new Error(`status ${status}, but the answer is not JSON${headingOf(text)}`);
  }
}

/**
 * The heading of a page, which says whose it is. Nothing else is shown: the values of variables may
 * be in half a JSON, and anything in other text.
 */
function headingOf(text: string): string {
  const heading = /<(?:title|h1)\b[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
  return heading ? `: ${heading}` : ` (${text.length} characters)`;
}
