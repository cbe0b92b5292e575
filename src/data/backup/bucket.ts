import { createReadStream, createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import { bucketForm } from "../../config/bucket.ts";
import type { Platform } from "../../config/platform.ts";
import { UserError } from "../../shared/errors.ts";

/** Loaded where a bucket is named alone: it takes 0.2 s. */
const sdk = () => import("@aws-sdk/client-s3");

/** Whether somebody names a bucket: all else is a folder. */
export const isBucket = (place: string): boolean => place.startsWith("s3://");

/** Where an environment's backups are kept: in the platform's bucket, or in a folder of the project. */
export function backupsOf(
  platform: Pick<Platform, "backups"> | undefined,
  environment: string,
): string {
  const bucket = platform?.backups?.replace(/\/$/, "");
  return bucket === undefined ? join("backups", environment) : `${bucket}/${environment}`;
}

/**
 * A bucket at Amazon S3, or at whoever speaks its protocol, and what in it begins with a prefix. Who
 * one is there stands where the AWS SDK looks for it: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a
 * profile, a role of the machine's; AWS_REGION; and AWS_ENDPOINT_URL_S3 of another vendor.
 */
export class Bucket {
  /** `s3://bucket/prefix` */
  readonly place: string;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #client: S3Client;

  private constructor(place: string, bucket: string, prefix: string, client: S3Client) {
    this.place = place;
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#client = client;
  }

  /** Asks nothing of the vendor yet; throws a UserError where the place is not spelled as one. */
  static async at(place: string, env: NodeJS.ProcessEnv): Promise<Bucket> {
    const { bucket, prefix } = bucketForm.exec(place)?.groups ?? {};
    if (bucket === undefined) {
      throw new UserError(`"${place}" names no bucket: write s3://bucket, or s3://bucket/prefix.`);
    }
    const { S3Client } = await sdk();
    const isElsewhere = (env["AWS_ENDPOINT_URL_S3"] ?? env["AWS_ENDPOINT_URL"] ?? "") !== "";
    const client = new S3Client({
      // Other vendors need not know a bucket by its host name, nor the newer checksums.
      forcePathStyle: isElsewhere,
      ...(isElsewhere && {
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
      }),
    });
    const normal = `s3://${bucket}${prefix ? `/${prefix}` : ""}`;
    return new Bucket(normal, bucket, prefix ? `${prefix}/` : "", client);
  }

  /** Names below the prefix, as in a folder; not those of folders within it. */
  async names(): Promise<string[]> {
    const { paginateListObjectsV2 } = await sdk();
    const [Bucket, Prefix] = [this.#bucket, this.#prefix];
    return await this.#do("Listing", async () => {
      const names: string[] = [];
      const pages = paginateListObjectsV2({ client: this.#client }, { Bucket, Prefix });
      for await (const { Contents = [] } of pages) {
        names.push(...Contents.map(({ Key = "" }) => Key.slice(Prefix.length)));
      }
      return names.filter((name) => name !== "" && !name.includes("/"));
    });
  }

  /** Stores a file under its own name, in parts where it is large. */
  async upload(file: string, signal: AbortSignal): Promise<void> {
    const { Upload } = await import("@aws-sdk/lib-storage");
    await this.#do(`Writing ${basename(file)} to`, async () => {
      const params = { ...this.#at(basename(file)), Body: createReadStream(file) };
      const upload = new Upload({ client: this.#client, params });
      const stop = () => void upload.abort();
      signal.addEventListener("abort", stop);
      try {
        signal.throwIfAborted();
        await upload.done();
      } finally {
        signal.removeEventListener("abort", stop);
        params.Body.destroy();
        // What the library throws then says nothing of why.
        signal.throwIfAborted();
      }
    });
  }

  async write(name: string, text: string): Promise<void> {
    const { PutObjectCommand } = await sdk();
    const command = new PutObjectCommand({ ...this.#at(name), Body: text });
    await this.#do(`Writing ${name} to`, () => this.#client.send(command));
  }

  async read(name: string): Promise<string> {
    const { GetObjectCommand } = await sdk();
    return await this.#do(`Reading ${name} in`, async () => {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#at(name)));
      return await Body!.transformToString();
    });
  }

  /** Brings one to a file that is not there yet. */
  async download(name: string, file: string, signal: AbortSignal): Promise<void> {
    const { GetObjectCommand } = await sdk();
    await this.#do(`Reading ${name} in`, async () => {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#at(name)));
      const to = createWriteStream(file, { mode: 0o600, flags: "wx" });
      await pipeline(Body as Readable, to, { signal });
    });
  }

  async remove(name: string): Promise<void> {
    const { DeleteObjectCommand } = await sdk();
    const command = new DeleteObjectCommand(this.#at(name));
    await this.#do(`Deleting ${name} in`, () => this.#client.send(command));
  }

  #at(name: string) {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${name}` };
  }

  async #do<T>(what: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof UserError || (error as Error).name === "AbortError") throw error;
      throw new UserError(`${what} ${this.place} failed: ${whyOf(error as Failure)}`);
    }
  }
}

interface Failure extends Error {
  $metadata?: { httpStatusCode?: number };
}

const access = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile";

/** The vendor's word for it and what to do; its sentences may hold keys' ids. */
function whyOf({ name, message, $metadata }: Failure): string {
  const status = $metadata?.httpStatusCode;
  const said = status === undefined ? `${name}: ${message}` : `${name} (${status})`;
  if (status === 404) return `${said}. Is the bucket there, and in AWS_REGION?`;
  if (status === 403 || status === 401)
    return `${said}. Check ${access}, and what that key may do.`;
  if (name === "CredentialsProviderError") return `no credentials. Set ${access}.`;
  if (/region is missing/i.test(message)) return "no region. Set AWS_REGION.";
  return `${said}. Run it again.`;
}
