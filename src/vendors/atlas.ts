import { z } from "zod";
import type { Findings } from "./finding.ts";
import { ask, type VendorResponse } from "./http.ts";
import type { Session, Vendor } from "./vendor.ts";

const rights = "a service account with the role Project Owner in the project";

const tokenSchema = z.object({ access_token: z.string() });
const projectSchema = z.object({ name: z.string() });
const accountSchema = z.object({ roles: z.array(z.string()) });

export const atlas: Vendor = {
  key: "mongodbatlas",
  title: "MongoDB Atlas",
  account: "a project",
  credentials: [
    { variable: "MONGODB_ATLAS_CLIENT_ID", inActions: "secret" },
    { variable: "MONGODB_ATLAS_CLIENT_SECRET", inActions: "secret" },
  ],
  rights,
  address: { variable: "MONGODB_ATLAS_BASE_URL", standard: "https://cloud.mongodb.com" },
  isUsed: ({ atlasProjects }) => atlasProjects.length > 0,
  check,
};

/** The service account, and its role in each Atlas project that the config names. */
async function check({ target, base, value, findings }: Session): Promise<void> {
  const id = value("MONGODB_ATLAS_CLIENT_ID");
  const secret = value("MONGODB_ATLAS_CLIENT_SECRET");
  const basic = Buffer.from(`${id}:${secret}`).toString("base64");
  const answer = await ask(
    `${base}/api/oauth/token`,
    { authorization: `Basic ${basic}` },
    { grant_type: "client_credentials" },
  );
  const token = tokenSchema.safeParse(answer.body).data?.access_token;
  if (answer.status !== 200 || !token) {
    return findings.fail(
      `Atlas rejected the service account (${answer.status}): ${answer.words}`,
      `create ${rights}`,
    );
  }
  findings.ok("the service account is valid");
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/vnd.atlas.2024-08-05+json",
  };
  for (const project of target.atlasProjects) {
    const get = (path: string) => ask(`${base}/api/atlas/v2/groups/${project}${path}`, headers);
    checkProject(project, await get(""), findings);
    checkRole(await get(`/serviceAccounts/${id}`), findings);
  }
}

function checkProject(
  id: string,
  { status, body, words }: VendorResponse,
  findings: Findings,
): void {
  if (status === 200) {
    findings.ok(`the project ${projectSchema.parse(body).name} can be read`);
  } else if (/access list/i.test(words)) {
    findings.fail(
      `this machine's address is not on the organisation's API access list (${words})`,
      "add it in Atlas: Organization Settings, API access list",
    );
  } else {
    findings.fail(`the project ${id} cannot be read (${status}): ${words}`, `create ${rights}`);
  }
}

/** Only an owner is told about the service accounts of a project. */
function checkRole({ status, body, words }: VendorResponse, findings: Findings): void {
  const roles = accountSchema.safeParse(body).data?.roles;
  if (status === 200 && roles?.includes("GROUP_OWNER")) {
    findings.ok("the service account is Project Owner");
  } else if (status === 200 && roles) {
    findings.fail(`the service account has the roles ${roles.join(", ")}`, "make it Project Owner");
  } else if (status === 404) {
    findings.warn(
      "the service account belongs to the organisation; could not read its role in the project",
      "give it Organization Owner, or better use one of the project's own with Project Owner",
    );
  } else {
    findings.fail(
      `the service account may not read its own role (${status}: ${words})`,
      "make it Project Owner",
    );
  }
}
