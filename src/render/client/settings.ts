import { UserError } from "../../shared/errors.ts";

/** Where Render is, and on whose behalf it is called. */
export interface Settings {
  /** Base URL of the API, without a slash at the end. */
  host: string;
  /** Key of a user; it reaches every workspace of that user. Secret. */
  apiKey: string;
  /** The workspace everything is created and looked for in, `tea-...`. */
  ownerId: string;
}

/** Looks a key of the stack's configuration up. */
export type ConfigReader = (key: string) => string | undefined;

const defaultHost = "https://api.render.com/v1";

/**
 * Settings from the stack's configuration (`render:apiKey`, `render:ownerId`, `render:host`), else
 * from the variables that Render's Terraform provider reads. Throws a UserError naming all that miss.
 */
export function readSettings(config: ConfigReader, env: NodeJS.ProcessEnv): Settings {
  const host = config("render:host") ?? env["RENDER_HOST"] ?? defaultHost;
  const apiKey = config("render:apiKey") ?? env["RENDER_API_KEY"] ?? "";
  const ownerId = config("render:ownerId") ?? env["RENDER_OWNER_ID"] ?? "";
  const missing = [
    ...(apiKey === "" ? ["RENDER_API_KEY (or `pulumi config set --secret render:apiKey`)"] : []),
    ...(ownerId === "" ? ["RENDER_OWNER_ID (or `pulumi config set render:ownerId`)"] : []),
  ];
  if (missing.length > 0) {
    throw new UserError(
      `Render cannot be called without ${missing.join(" and ")}. ` +
        "Keys are made under Account Settings in Render's dashboard; " +
        "the workspace's id, tea-..., is in the address of its settings page.",
    );
  }
  return { host: host.replace(/\/+$/, ""), apiKey, ownerId };
}
