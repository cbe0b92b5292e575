import { expect, it } from "vitest";
import { readSettings } from "../../../src/render/client/settings.ts";

const env = { RENDER_API_KEY: "rnd_env", RENDER_OWNER_ID: "tea-env", RENDER_HOST: "http://env/v1" };
const config: Record<string, string> = {
  "render:apiKey": "rnd_config",
  "render:ownerId": "tea-config",
  "render:host": "http://config/v1//",
};

it("come from the stack's configuration first", () => {
  expect(readSettings((key) => config[key], env)).toEqual({
    apiKey: "rnd_config",
    ownerId: "tea-config",
    host: "http://config/v1",
  });
});

it("come from the environment where the configuration has none", () => {
  expect(readSettings(() => undefined, env)).toEqual({
    apiKey: "rnd_env",
    ownerId: "tea-env",
    host: "http://env/v1",
  });
});

it("lead to Render itself where nobody says anything else", () => {
  const { RENDER_HOST: _, ...rest } = env;
  expect(readSettings(() => undefined, rest).host).toBe("https://api.render.com/v1");
});

it("are refused with all that is missing", () => {
  expect(() => readSettings(() => undefined, {})).toThrow(
    "Render cannot be called without RENDER_API_KEY (or `pulumi config set --secret render:apiKey`) " +
      "and RENDER_OWNER_ID (or `pulumi config set render:ownerId`).",
  );
});
