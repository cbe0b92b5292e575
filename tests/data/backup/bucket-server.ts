import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/*
 * A bucket as Amazon S3 has it, for what the product asks: objects, lists by pages, uploads in parts.
 * Signatures are checked as the vendor describes them (Signature Version 4, path style).
 */

export const bucketKeys = { id: "AKIATEST", secret: "secret-of-the-bucket" };

interface Part {
  number: number;
  bytes: Buffer;
}

export class BucketServer {
  readonly objects = new Map<string, Buffer>();
  /** Uploads in parts that were begun and neither completed nor given up. */
  readonly uploads = new Map<string, Part[]>();
  readonly asked: string[] = [];
  /** What an answer is instead, where it gives one. */
  disturb: (method: string, key: string) => number | undefined = () => undefined;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #bucket: string;
  readonly #pageSize: number;

  private constructor(bucket: string, pageSize: number) {
    this.#bucket = bucket;
    this.#pageSize = pageSize;
  }

  static async start(bucket: string, pageSize = 2): Promise<BucketServer> {
    const started = new BucketServer(bucket, pageSize);
    await new Promise<void>((resolve) => started.#server.listen(0, "127.0.0.1", resolve));
    return started;
  }

  /** Where the AWS SDK looks for what it needs. */
  get env(): NodeJS.ProcessEnv {
    const { port } = this.#server.address() as AddressInfo;
    return {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: bucketKeys.id,
      AWS_SECRET_ACCESS_KEY: bucketKeys.secret,
      // One try: a test waits for no second.
      AWS_MAX_ATTEMPTS: "1",
    };
  }

  names(): string[] {
    return [...this.objects.keys()].toSorted();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { method = "" } = request;
    const url = new URL(request.url!, "http://localhost");
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split("/");
    const key = rest.join("/");
    this.asked.push(`${method} ${key}`);
    const status = this.disturb(method, key);
    if (status !== undefined) return failed(response, status, "Disturbed");
    if (!isSigned(request, url, body)) return failed(response, 403, "SignatureDoesNotMatch");
    if (bucket !== this.#bucket) return failed(response, 404, "NoSuchBucket");
    if (key === "") return this.#list(url.searchParams, response);
    if (url.searchParams.has("uploads") || url.searchParams.has("uploadId")) {
      return this.#inParts(method, key, url.searchParams, body, response);
    }
    this.#object(method, key, body, response);
  }

  #object(method: string, key: string, body: Buffer, response: ServerResponse): void {
    if (method === "PUT") {
      this.objects.set(key, body);
      response.setHeader("etag", etagOf(body)).end();
    } else if (method === "DELETE") {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else {
      const held = this.objects.get(key);
      if (held === undefined) failed(response, 404, "NoSuchKey");
      else response.end(held);
    }
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const prefix = query.get("prefix") ?? "";
    const after = query.get("continuation-token") ?? "";
    const all = this.names().filter((name) => name.startsWith(prefix) && name > after);
    const page = all.slice(0, this.#pageSize);
    const isTruncated = all.length > page.length;
    const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    const contents = page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join("");
    xml(
      response,
      `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${contents}</ListBucketResult>`,
    );
  }

  #inParts(
    method: string,
    key: string,
    query: URLSearchParams,
    body: Buffer,
    response: ServerResponse,
  ): void {
    const id = query.get("uploadId") ?? `upload-${this.asked.length}`;
    const parts = this.uploads.get(id) ?? [];
    if (query.has("uploads")) {
      this.uploads.set(id, []);
      xml(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    } else if (method === "PUT") {
      parts.push({ number: Number(query.get("partNumber")), bytes: body });
      response.setHeader("etag", etagOf(body)).end();
    } else if (method === "POST") {
      const inOrder = parts.toSorted((a, b) => a.number - b.number);
      this.objects.set(key, Buffer.concat(inOrder.map(({ bytes }) => bytes)));
      this.uploads.delete(id);
      xml(
        response,
        `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
      );
    } else {
      this.uploads.delete(id);
      response.writeHead(204).end();
    }
  }
}

const etagOf = (body: Buffer) => `"${createHash("md5").update(body).digest("hex")}"`;

function xml(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
}

function failed(response: ServerResponse, status: number, code: string): void {
  xml(
    response,
    `<Error><Code>${code}</Code><Message>about ${bucketKeys.id}</Message></Error>`,
    status,
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned({ method, headers }: IncomingMessage, url: URL, body: Buffer): boolean {
  const found = /Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(
    headers.authorization ?? "",
  );
  if (found === null) return false;
  const [, id, scope, signed, signature] = found as unknown as string[];
  const digest = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
  const payload = String(headers["x-amz-content-sha256"]);
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== digest(body)) return false;
  const encoded = (text: string) =>
    encodeURIComponent(text).replaceAll(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const canonical = [
    ...[method, url.pathname, query.join("&")],
    ...signed!.split(";").map((name) => `${name}:${String(headers[name]).trim()}`),
    ...["", signed, payload],
  ].join("\n");
  const [day, ...others] = scope!.split("/");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, digest(canonical)].join("\n");
  const hmac = (key: Buffer | string, data: string) =>
    createHmac("sha256", key).update(data).digest();
  const key = [day!, ...others].reduce<Buffer | string>(hmac, `AWS4${bucketKeys.secret}`);
  return id === bucketKeys.id && hmac(key, text).toString("hex") === signature;
}
