import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getRootDirectory, runtime } from "@pulumi/pulumi";
import { isAbsent, type Row, type VendorAnswer, type VendorCall } from "./vendor-call.ts";

// A Pulumi program that makes nothing: it asks the vendors' own plugins what there is, and writes
// what they answer beside itself.

interface Request extends VendorCall {
  version?: string;
  pluginDownloadURL?: string;
}

const here = (file: string) => join(getRootDirectory(), file);
const requests: Request[] = JSON.parse(readFileSync(here("calls.json"), "utf8"));

async function answer(request: Request): Promise<VendorAnswer> {
  const { function: token, args, list, keep, version, pluginDownloadURL } = request;
  try {
    const whole: Row = await runtime.invoke(token, args, { version, pluginDownloadURL });
    const things = list === undefined ? [whole] : ((whole[list] ?? []) as Row[]);
    const rows = things.map((thing) =>
      Object.fromEntries(keep.map((name) => [name, thing[name]] as const)),
    );
    return { rows };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return isAbsent(why) ? { rows: [] } : { why };
  }
}

writeFileSync(here("answers.json"), JSON.stringify(await Promise.all(requests.map(answer))));
