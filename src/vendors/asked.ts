import { z } from "zod";
import { placeOf } from "./address.ts";
import { ask, change, type Method, Unreachable, type VendorResponse } from "./http.ts";
import type { Vendor } from "./vendor.ts";

/** Why a vendor told nothing, in a few words. */
export class NotAsked extends Error {
  override readonly name = "NotAsked";
}

/** Asks a vendor's API with the credential of this process; throws NotAsked where it tells nothing. */
export async function askVendor(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  return (await answerOfVendor(vendor, path, env)).body;
}

/** The same with the answer's headers. */
export async function answerOfVendor(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<VendorResponse> {
  const answer = await reaching(vendor, path, env, ask);
  if (answer.status === 200) return answer;
  throw new NotAsked(`${vendor.title} answered ${answer.status}: ${answer.words}`);
}

/** An answer of the form that the vendor's document says; throws NotAsked where it is another. */
export async function answerOf<Answer>(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
  form: z.ZodType<Answer>,
): Promise<Answer> {
  const { data } = form.safeParse(await askVendor(vendor, path, env));
  if (data !== undefined) return data;
  throw new NotAsked(`${vendor.title} answered ${path} in another form than its document says`);
}

/** Changes something at a vendor; throws NotAsked where it does not answer or knows nobody. */
export async function changeAtVendor(
  vendor: Vendor,
  method: Method,
  path: string,
  env: NodeJS.ProcessEnv,
  content?: object,
): Promise<VendorResponse> {
  return await reaching(vendor, path, env, (url, headers) => change(method, url, headers, content));
}

async function reaching(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
  call: (url: string, headers: Record<string, string>) => Promise<VendorResponse>,
): Promise<VendorResponse> {
  const { key, title, address, credentials } = vendor;
  const missing = credentials
    .filter(({ variable, inActions }) => inActions === "secret" && !env[variable])
    .map(({ variable }) => variable);
  const are = missing.length === 1 ? "is" : "are";
  if (missing.length > 0) throw new NotAsked(`${title}: ${missing.join(" and ")} ${are} not set`);
  try {
    return await call(`${placeOf(address, key, env)}${path}`, await headersFor(vendor, env));
  } catch (error) {
    if (error instanceof Unreachable) throw new NotAsked(`${title}: ${error.message}`);
    throw error;
  }
}

const tokenSchema = z.object({ access_token: z.string() });

/** One secret is sent as it is; two are a service account's, which is given a token for an hour. */
async function headersFor(
  { key, title, address, credentials }: Vendor,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  const [first, second] = credentials
    .filter(({ inActions }) => inActions === "secret")
    .map(({ variable }) => env[variable] ?? "");
  if (second === undefined) return { authorization: `Bearer ${first}` };
  const { status, body, words } = await ask(
    `${placeOf(address, key, env)}/api/oauth/token`,
    { authorization: `Basic ${Buffer.from(`${first}:${second}`).toString("base64")}` },
    { grant_type: "client_credentials" },
  );
  const token = tokenSchema.safeParse(body).data?.access_token;
  if (status !== 200 || token === undefined) {
    throw new NotAsked(`${title} rejected the service account (${status}): ${words}`);
  }
  // A version has to be named; this one is the first with all that is read here.
  const accept = "application/vnd.atlas.2024-08-05+json";
  return { authorization: `Bearer ${token}`, accept };
}

/** No vendor's list of ours is longer; a vendor that goes on for ever is not followed. */
const maxPages = 100;

/**
 * Every row of a list that comes in pages: `rows` takes them out of an answer, and `next` tells the
 * path of the page that follows, or nothing after the last.
 */
export async function askAllPages<Answer, Row>(
  vendor: Vendor,
  path: string,
  env: NodeJS.ProcessEnv,
  {
    answer,
    rows,
    next,
  }: {
    answer: z.ZodType<Answer>;
    rows: (answer: Answer) => Row[];
    next: (answer: Answer, page: number) => string | undefined;
  },
): Promise<Row[]> {
  const found: Row[] = [];
  let wanted: string | undefined = path;
  for (let page = 1; wanted !== undefined; page++) {
    if (page > maxPages) throw new NotAsked(`${vendor.title}: ${path} has over ${maxPages} pages`);
    const parsed: z.ZodSafeParseResult<Answer> = answer.safeParse(
      await askVendor(vendor, wanted, env),
    );
    if (!parsed.success) {
      throw new NotAsked(`${vendor.title} answered ${path} in another form than its document says`);
    }
    found.push(...rows(parsed.data));
    wanted = next(parsed.data, page);
  }
  return found;
}
