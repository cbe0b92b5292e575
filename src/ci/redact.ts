import { stripVTControlCharacters } from "node:util";

/** Names of variables that hold what nobody may see. */
const secretName = /TOKEN|SECRET|PASSPHRASE|PASSWORD|API_KEY|PRIVATE_KEY|ACCESS_KEY/;

/** Shorter values would tear holes into ordinary text. */
const minLength = 6;

/** Removes the values of the environment's secrets, and colours, from what is going to be public. */
export function redact(text: string, env: NodeJS.ProcessEnv): string {
  const secrets = Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && (value ?? "").length >= minLength)
    .map(([, value]) => value as string)
    .sort((a, b) => b.length - a.length);
  return secrets.reduce(
    (rest, secret) => rest.replaceAll(secret, "[secret]"),
    stripVTControlCharacters(text),
  );
}
